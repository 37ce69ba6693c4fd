/** Rules that close silent conversations: who may save them, and the work that closes. */
@NullMarked
package io.escala.core.internal.autoclose;

import org.jspecify.annotations.NullMarked;
