/** Rules that close conversations when the customer has been silent for a time. */
@NullMarked
package io.escala.core.autoclose;

import org.jspecify.annotations.NullMarked;
