package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectEdit;
import io.escala.channels.event.direct.DirectReaction;
import io.escala.channels.event.direct.DirectUnsend;
import io.escala.channels.event.whatsapp.WhatsAppEdit;
import io.escala.channels.event.whatsapp.WhatsAppReaction;
import io.escala.channels.event.whatsapp.WhatsAppRevoke;
import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Party;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.text.SafeText;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Maps edits, unsends and reactions of the three channels. The person may have no keys: the message identifies the
 * conversation.
 */
final class AmendmentMapping {
    private AmendmentMapping() {}

    static ChannelEvent edit(WhatsAppEdit edit) {
        if (edit.groupId() != null) {
            return WhatsAppMapping.ofGroup(edit, edit.kind());
        }
        return about(
                edit,
                edit.messageId(),
                PartyMapping.of(edit.user()),
                (line, id, person) -> new AmendmentEvent.Edited(
                        line, person, id, edit.at(), edit.content(), order(edit.id()), edit.raw()));
    }

    static ChannelEvent edit(DirectEdit edit) {
        String text = edit.text();
        if (text == null) {
            return QuarantinedEvents.of(edit, QuarantinedItem.Reason.UNRECOGNIZED, edit.kind() + " without a text");
        }
        return about(
                edit,
                edit.messageId(),
                PartyMapping.of(edit.channel(), edit.user()),
                (line, id, person) -> new AmendmentEvent.Edited(
                        line, person, id, edit.at(), new MessageContent.Text(text), count(edit.number()), edit.raw()));
    }

    static ChannelEvent unsend(WhatsAppRevoke revoke) {
        if (revoke.groupId() != null) {
            return WhatsAppMapping.ofGroup(revoke, revoke.kind());
        }
        return about(
                revoke,
                revoke.messageId(),
                PartyMapping.of(revoke.user()),
                (line, id, person) -> new AmendmentEvent.Unsent(line, person, id, revoke.at(), revoke.raw()));
    }

    static ChannelEvent unsend(DirectUnsend unsend) {
        return about(
                unsend,
                unsend.messageId(),
                PartyMapping.of(unsend.channel(), unsend.user()),
                (line, id, person) -> new AmendmentEvent.Unsent(line, person, id, unsend.at(), unsend.raw()));
    }

    static ChannelEvent reaction(WhatsAppReaction reaction) {
        if (reaction.groupId() != null) {
            return WhatsAppMapping.ofGroup(reaction, reaction.kind());
        }
        return about(
                reaction,
                reaction.messageId(),
                PartyMapping.of(reaction.user()),
                (line, id, person) -> new AmendmentEvent.Reacted(
                        line,
                        person,
                        id,
                        reaction.at(),
                        reaction.fromBusiness() ? Direction.OUTBOUND : Direction.INBOUND,
                        reaction.emoji(),
                        order(reaction.id()),
                        reaction.raw()));
    }

    /** Keeps any action other than react and unreact raw: its meaning is unknown. */
    static ChannelEvent reaction(DirectReaction reaction) {
        String action = Objects.toString(reaction.action(), "");
        if (!action.equals("react") && !action.equals("unreact")) {
            return QuarantinedEvents.of(
                    reaction, QuarantinedItem.Reason.UNRECOGNIZED, reaction.kind() + " of an unknown action");
        }
        String emoji = action.equals("react")
                ? Objects.requireNonNullElse(reaction.emoji(), Objects.toString(reaction.reaction(), "other"))
                : null;
        return about(
                reaction,
                reaction.messageId(),
                PartyMapping.of(reaction.channel(), reaction.user()),
                (line, id, person) -> new AmendmentEvent.Reacted(
                        line,
                        person,
                        id,
                        reaction.at(),
                        Direction.INBOUND,
                        emoji,
                        action + "/" + Objects.toString(SafeText.name(emoji), ""),
                        reaction.raw()));
    }

    private static ChannelEvent about(MetaEvent event, @Nullable String messageId, @Nullable Party person, Made made) {
        LineKey line = event.line();
        String id = StorableIds.usable(messageId);
        if (line == null || id == null || person == null) {
            return QuarantinedEvents.incomplete(event, messageId, person);
        }
        return made.of(line, id, person);
    }

    private static String order(@Nullable String eventId) {
        return Objects.requireNonNullElse(StorableIds.usable(eventId), "-");
    }

    /** Pads the count so that it sorts as text like a number. */
    private static String count(@Nullable Long number) {
        return number == null || number < 0 ? "-" : String.format(Locale.ROOT, "%019d", number);
    }

    /** Creates the event once line, message id and person are known. */
    private interface Made {
        ChannelEvent of(LineKey line, String messageId, Party person);
    }
}
