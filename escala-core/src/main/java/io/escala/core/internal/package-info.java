/** Shared code of the library's internals. Not exported. */
@NullMarked
package io.escala.core.internal;

import org.jspecify.annotations.NullMarked;
