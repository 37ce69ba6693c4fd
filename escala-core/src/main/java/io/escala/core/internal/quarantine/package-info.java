/** Replays of quarantined items. Not exported. */
@NullMarked
package io.escala.core.internal.quarantine;

import org.jspecify.annotations.NullMarked;
