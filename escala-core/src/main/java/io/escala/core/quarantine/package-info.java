/** What became of filing after all what was quarantined. */
@NullMarked
package io.escala.core.quarantine;

import org.jspecify.annotations.NullMarked;
