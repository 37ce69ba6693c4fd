/** What waits beside the inbox: parked statuses, suggestions for a person, and the quarantine. */
@NullMarked
package io.escala.crm.aside;

import org.jspecify.annotations.NullMarked;
