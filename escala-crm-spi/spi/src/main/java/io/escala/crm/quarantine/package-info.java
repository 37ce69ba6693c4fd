/** What waits beside the inbox: deferred reports, suggestions for a person, the quarantine and the journal. */
@NullMarked
package io.escala.crm.quarantine;

import org.jspecify.annotations.NullMarked;
