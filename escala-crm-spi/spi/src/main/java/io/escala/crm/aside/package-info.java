/** What waits beside the inbox: parked reports, suggestions for a person, the quarantine and the journal. */
@NullMarked
package io.escala.crm.aside;

import org.jspecify.annotations.NullMarked;
