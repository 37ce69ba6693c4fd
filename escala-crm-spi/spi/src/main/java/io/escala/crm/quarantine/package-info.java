/** Pending work outside the inbox: deferred reports, suggestions, the quarantine and the journal. */
@NullMarked
package io.escala.crm.quarantine;

import org.jspecify.annotations.NullMarked;
