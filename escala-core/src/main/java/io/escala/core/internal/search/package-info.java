/** What is typed into search boxes. */
@NullMarked
package io.escala.core.internal.search;

import org.jspecify.annotations.NullMarked;
