/** What everything else speaks of: the account that owns it and the channel it comes through. */
@NullMarked
package io.escala.crm;

import org.jspecify.annotations.NullMarked;
