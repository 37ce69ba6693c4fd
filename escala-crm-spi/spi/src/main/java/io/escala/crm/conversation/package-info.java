/** Conversations with their messaging window and unread state, sessions, messages and their delivery. */
@NullMarked
package io.escala.crm.conversation;

import org.jspecify.annotations.NullMarked;
