/** The entry point: {@link io.escala.core.inbox.Inbox}, and its commands on contacts, messages and the quarantine. */
@NullMarked
package io.escala.core.inbox;

import org.jspecify.annotations.NullMarked;
