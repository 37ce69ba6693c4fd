/** Followers of the event log: from events to durable work, and from there to the host's handlers. Not exported. */
@NullMarked
package io.escala.core.internal.follow;

import org.jspecify.annotations.NullMarked;
