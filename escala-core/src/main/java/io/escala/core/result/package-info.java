/** What commands and lists answer: outcomes, refusals, notices, pages and counts. */
@NullMarked
package io.escala.core.result;

import org.jspecify.annotations.NullMarked;
