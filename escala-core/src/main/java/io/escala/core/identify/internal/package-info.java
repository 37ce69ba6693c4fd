/** The rules behind {@link io.escala.core.identify.Identification}. Not exported. */
@NullMarked
package io.escala.core.identify.internal;

import org.jspecify.annotations.NullMarked;
