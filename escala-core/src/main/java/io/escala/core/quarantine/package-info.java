/** The results of replaying quarantined items. */
@NullMarked
package io.escala.core.quarantine;

import org.jspecify.annotations.NullMarked;
