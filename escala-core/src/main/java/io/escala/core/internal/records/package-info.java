/** Reads and changes opportunities, activities, tasks and companies. */
@NullMarked
package io.escala.core.internal.records;

import org.jspecify.annotations.NullMarked;
