/** Handling of unexpected exceptions of this module or of the host's implementations. */
@NullMarked
package io.escala.channels.internal.defect;

import org.jspecify.annotations.NullMarked;
