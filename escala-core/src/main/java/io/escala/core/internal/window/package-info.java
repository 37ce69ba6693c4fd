/** Messaging windows that are about to close: the work that tells of them. */
@NullMarked
package io.escala.core.internal.window;

import org.jspecify.annotations.NullMarked;
