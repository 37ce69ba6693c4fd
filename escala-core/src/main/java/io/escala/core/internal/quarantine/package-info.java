/** How quarantined events are filed after all. Not exported. */
@NullMarked
package io.escala.core.internal.quarantine;

import org.jspecify.annotations.NullMarked;
