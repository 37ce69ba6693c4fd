package io.escala.acceptance.commands;

import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Inbox;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A conversation of its own for one pair of commands, prepared so that each of them changes something. */
final class RacedConversation {
    private final RaceBusiness business;
    private final int number;
    private final AtomicReference<ContactId> contact = new AtomicReference<>();
    private final ConversationId conversation;
    private int messages;

    private RacedConversation(RaceBusiness business, int number) {
        this.business = business;
        this.number = number;
        this.conversation = write(business.fast()).conversation();
    }

    /** Begins the conversation that commands are run on. */
    static RacedConversation prepared(RaceBusiness business, int number, boolean closed, Set<RacedCommand> commands) {
        RacedConversation it = new RacedConversation(business, number);
        Conversations desk = business.fast().as(RaceBusiness.ADMINISTRATOR).conversations();
        ConversationId id = it.conversation;
        if (commands.contains(RacedCommand.ASSIGN_TO_NOBODY)) {
            desk.assign(id, Assignment.toUser(RaceBusiness.ADA)).orThrow();
        }
        if (commands.contains(RacedCommand.MARK_UNREAD) && !commands.contains(RacedCommand.MARK_READ)) {
            desk.markRead(id).orThrow();
        }
        if (commands.contains(RacedCommand.UNTAG)) {
            desk.tag(id, RaceBusiness.OLD).orThrow();
        }
        if (closed) {
            desk.close(id, Closing.because("Before")).orThrow();
        }
        if (commands.contains(RacedCommand.HAND_BACK)) {
            desk.takeOver(id).orThrow();
        }
        if (commands.contains(RacedCommand.ASSOCIATE)) {
            it.contact.set(business.fast()
                    .as(RaceBusiness.ADMINISTRATOR)
                    .contacts()
                    .add(NewContact.consenting("Rosa", "Paz").email("rosa" + number + "@example.com"))
                    .orThrow()
                    .id());
        }
        return it;
    }

    ConversationId conversation() {
        return conversation;
    }

    ContactId contact() {
        return contact.get();
    }

    /** A new reference of the host. */
    String reference() {
        messages++;
        return "reference-" + number + "-" + messages;
    }

    /** The customer writes; returns what was done with the message. */
    String writes(Inbox inbox) {
        return write(inbox).outcome().toString();
    }

    private Receipt.Item write(Inbox inbox) {
        messages++;
        Instant now = business.fixture().now();
        MessageEvent.Inbound message = new MessageEvent.Inbound(
                new LineKey(Channel.WHATSAPP, TestBusiness.SALES_NUMBER),
                new Party(
                        List.of(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "549341" + (5_000_000 + number))),
                        "Rosa"),
                "wamid." + number + "." + messages,
                now,
                new MessageContent.Text("Hello"),
                null,
                true,
                RawBytes.copyOf(new byte[] {'{', '}'}));
        return inbox.receive(new IncomingBatch(TestBusiness.APP, List.of(message)))
                .items()
                .get(0);
    }
}
