/** The front door: {@link io.escala.core.inbox.Inbox} wires the parts together and hands them out; the commands on
 * contacts, messages and the quarantine. */
@NullMarked
package io.escala.core.inbox;

import org.jspecify.annotations.NullMarked;
