package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ThreadMessage;
import io.escala.core.conversations.Timeline;
import io.escala.core.conversations.TimelineEntry;
import io.escala.core.conversations.TimelineReader;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.Channel;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the tests of timelines of contacts do and look at. */
class TimelineSteps {
    static final String ROSA = "5493415550101";
    static final Duration SECOND = Duration.ofSeconds(1);

    private int messages;

    /** A contact who writes to two numbers and the Page, with the ids of the conversations in that order. */
    record Rosa(ContactId contact, ConversationId sales, ConversationId support, ConversationId page) {}

    static Rosa rosa(InboxFixture fixture) {
        fixture.support();
        WhatsAppPerson phone = fixture.meta().whatsAppPerson(ROSA).named("Rosa");
        ConversationId sales = fixture.receives(phone.with(fixture.sales()).writes("1 sales"))
                .conversation()
                .id();
        ConversationId support = fixture.receives(phone.with(fixture.support()).writes("2 support"))
                .conversation()
                .id();
        ConversationId page = fixture.receives(fixture.meta()
                        .messengerPerson("249001")
                        .named("Rosa", "P")
                        .writes("3 page"))
                .conversation()
                .id();
        ContactId contact = contacts(fixture)
                .create(sales, NewContact.consenting("Rosa", "Paz"))
                .orThrow()
                .id();
        fixture.later(SECOND);
        contacts(fixture).associate(page, contact).orThrow();
        fixture.later(SECOND);
        fixture.receives(phone.with(fixture.sales()).writes("4 sales"));
        fixture.sends(Recipient.conversation(page), Draft.text("5 page"));
        fixture.later(SECOND);
        fixture.receives(phone.with(fixture.support()).writes("6 support"));
        return new Rosa(contact, sales, support, page);
    }

    static Contacts contacts(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).contacts();
    }

    static TimelineReader timeline(InboxFixture fixture, ContactId contact) {
        return fixture.inbox().as(fixture.administrator()).conversations().timeline(contact);
    }

    static List<String> texts(Timeline timeline) {
        return timeline.entries().stream()
                .filter(entry -> entry.entry() instanceof ThreadMessage)
                .map(entry -> entry.text(Locale.ENGLISH))
                .toList();
    }

    static List<TimelineEntry> all(TimelineReader reader, int limit) {
        List<TimelineEntry> all = new ArrayList<>();
        Timeline page = reader.page(CursorRequest.newest(limit));
        all.addAll(page.entries());
        while (page.older().isPresent()) {
            assertThat(page.entries()).hasSize(limit);
            page = reader.page(CursorRequest.after(page.older().get(), limit));
            all.addAll(page.entries());
        }
        return all;
    }

    ConversationId writes(InboxFixture fixture, PartyKey... keys) {
        messages++;
        MessageEvent.Inbound message = new MessageEvent.Inbound(
                new LineKey(Channel.WHATSAPP, TestBusiness.SALES_NUMBER),
                new Party(Stream.of(keys).toList(), "Rosa"),
                "wamid." + messages,
                fixture.now(),
                new MessageContent.Text("m" + messages),
                null,
                true,
                RawBytes.copyOf(new byte[] {'{', '}'}));
        return fixture.inbox()
                .receive(new IncomingBatch(TestBusiness.APP, List.of(message)))
                .items()
                .get(0)
                .conversation();
    }

    /** A message whose id is its text. */
    static void say(InboxFixture fixture, ConversationId conversation, String text, Instant at) {
        Conversation stored = fixture.store()
                .conversations(TestBusiness.ACCOUNT, List.of(conversation))
                .get(conversation);
        Change change = new ConversationChange.AppendMessage(Message.inbound(
                stored,
                new MessageId(text),
                "wamid." + text,
                new MessageContent.Text(text),
                at,
                at,
                false,
                IdentityKey.whatsAppNumber(new Phone(ROSA)),
                null));
        ChangeSet.Builder said = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("say-" + text), at)
                .change(change);
        assertThat(fixture.store().commit(List.of(said.build()))).containsExactly(new CommitResult.Applied());
    }
}
