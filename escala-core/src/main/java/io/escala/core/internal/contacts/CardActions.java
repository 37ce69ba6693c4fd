package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactActions;
import io.escala.core.contacts.ContactActions.WhatsApp;
import io.escala.core.contacts.ContactCard;
import io.escala.core.internal.access.AccessRules;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the buttons of a card do (M18 to M21, M26). In order, on WhatsApp:
 *
 * <ol>
 *   <li>A conversation on one of the lines that the user may see and use is opened: an open one first, then the one that was active last.
 *   <li>Without one, a user of the inbox begins it from a line that they may use.
 *   <li>Else the user's own phone opens, with the number that is called, too: the WhatsApp phone, else the primary phone.
 * </ol>
 */
public final class CardActions {
    private static final Comparator<Conversation> BEST_FIRST = Comparator.comparing(
                    Conversation::open, Comparator.reverseOrder())
            .thenComparing(
                    conversation -> conversation.mark(Mark.ACTIVITY).orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(conversation -> conversation.id().value());

    private final State state;
    private final Actor actor;
    private final Collection<Line> lines;

    /** Requires the contact with its card, and the conversations of its people. */
    public CardActions(State state, Actor actor, Collection<Line> lines) {
        this.state = state;
        this.actor = actor;
        this.lines = lines;
    }

    public ContactActions of(ContactCard card) {
        Optional<Phone> number = card.whatsAppPhone().or(card::primaryPhone);
        return new ContactActions(
                card.id(),
                card.contact().marketing(),
                EditDecision.forbidden(actor, card.contact()).orElse(null),
                card.primaryEmail()
                        .or(() -> card.furtherEmails().stream().findFirst())
                        .orElse(null),
                number.orElse(null),
                whatsApp(card.id(), number));
    }

    private WhatsApp whatsApp(ContactId contact, Optional<Phone> number) {
        Optional<Conversation> known = state.identities().of(contact).stream()
                .map(ChannelIdentity::id)
                .flatMap(person -> state.conversations().of(person).stream())
                .filter(conversation -> conversation.channel() == Channel.WHATSAPP
                        && conversation.supersededBy() == null
                        && AccessRules.sees(actor, conversation))
                .min(BEST_FIRST);
        if (known.isPresent()) {
            return new WhatsApp.OpenConversation(known.get().id());
        }
        if (number.isEmpty()) {
            return new WhatsApp.NotAvailable();
        }
        List<LineId> usable = usable();
        return usable.isEmpty()
                ? new WhatsApp.OwnPhone(
                        URI.create("https://wa.me/" + number.get().digits()))
                : new WhatsApp.BeginConversation(usable);
    }

    private List<LineId> usable() {
        return AccessRules.converses(actor)
                ? lines.stream()
                        .filter(line -> line.channel() == Channel.WHATSAPP && AccessRules.reaches(actor, line))
                        .map(Line::id)
                        .sorted(Comparator.comparing(LineId::value))
                        .toList()
                : List.of();
    }
}
