/**
 * Commands on conversations: what a person of the team or an automation does to one, or to a selection of them. One class per command,
 * which decides; {@link io.escala.core.internal.command.ConversationCommands} loads, checks access and commits.
 */
@NullMarked
package io.escala.core.internal.command;

import org.jspecify.annotations.NullMarked;
