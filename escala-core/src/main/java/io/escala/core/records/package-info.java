/** Opportunities, activities and tasks of contacts, and companies, for one actor. */
@NullMarked
package io.escala.core.records;

import org.jspecify.annotations.NullMarked;
