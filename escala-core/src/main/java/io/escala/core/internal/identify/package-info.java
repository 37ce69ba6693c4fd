/** The rules behind {@link io.escala.core.identify.Identification}. Not exported. */
@NullMarked
package io.escala.core.internal.identify;

import org.jspecify.annotations.NullMarked;
