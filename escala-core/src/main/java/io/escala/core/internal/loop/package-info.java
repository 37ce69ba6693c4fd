/** Load, decide, commit: the one loop, and what decisions are made of. Not exported. */
@NullMarked
package io.escala.core.internal.loop;

import org.jspecify.annotations.NullMarked;
