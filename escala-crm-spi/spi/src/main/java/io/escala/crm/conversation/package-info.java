/** Conversations, their sessions, and messages with their delivery. */
@NullMarked
package io.escala.crm.conversation;

import org.jspecify.annotations.NullMarked;
