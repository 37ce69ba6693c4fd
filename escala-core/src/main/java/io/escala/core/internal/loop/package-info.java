/** The commit loop: load, decide, commit; and the building blocks of decisions. Not exported. */
@NullMarked
package io.escala.core.internal.loop;

import org.jspecify.annotations.NullMarked;
