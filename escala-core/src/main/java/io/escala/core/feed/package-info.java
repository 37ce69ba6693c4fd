/** What follows the event log: handlers of messages and events that survive restarts, shared by several processes. */
@NullMarked
package io.escala.core.feed;

import org.jspecify.annotations.NullMarked;
