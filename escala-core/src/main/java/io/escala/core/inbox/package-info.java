/** The front door: {@link io.escala.core.inbox.Inbox} wires the parts together and hands them out. */
@NullMarked
package io.escala.core.inbox;

import org.jspecify.annotations.NullMarked;
