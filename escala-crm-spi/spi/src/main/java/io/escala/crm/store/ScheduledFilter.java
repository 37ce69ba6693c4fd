package io.escala.crm.store;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledState;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which scheduled messages are listed, and to whom. Immutable.
 *
 * @param states in one of these states; none finds nothing
 * @param conversation of this conversation, and of those that it superseded; or null for any
 * @param contact addressed to this contact; or null for any recipient
 * @param author scheduled by this user; or null for anybody
 * @param visibility the conversations that the actor sees; what stands in none is seen by who sees everything on the line
 * @param self the user who asks, who sees what they scheduled themselves on the lines of the visibility; or null
 */
public record ScheduledFilter(
        Set<ScheduledState> states,
        @Nullable ConversationId conversation,
        @Nullable ContactId contact,
        @Nullable UserId author,
        Visibility visibility,
        @Nullable UserId self) {
    public ScheduledFilter {
        states = Set.copyOf(states);
        Objects.requireNonNull(visibility, "visibility");
    }

    /** Returns the filter for everything in some states. */
    public static ScheduledFilter in(ScheduledState... states) {
        return new ScheduledFilter(Set.of(states), null, null, null, Visibility.ALL, null);
    }

    /** Returns whether a message matches, apart from its conversation: whether that is the one asked for, and seen. */
    public boolean matches(ScheduledMessage message) {
        return states.contains(message.state())
                && (contact == null || contact.equals(message.contact()))
                && (author == null || author.equals(message.author().user()))
                && visibility.lines().includes(message.line(), message.channel());
    }
}
