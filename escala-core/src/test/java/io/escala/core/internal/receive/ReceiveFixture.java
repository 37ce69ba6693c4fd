package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One account with one line of each channel, and no store: decisions are applied to a State and nothing else. */
final class ReceiveFixture {
    static final AccountId ACCOUNT = new AccountId("acme");
    static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    static final Line WHATSAPP =
            Line.whatsApp(ACCOUNT, new LineId("wa"), "Sales", "7001", "8001").withPortfolio("9001");
    static final Line MESSENGER = Line.messenger(ACCOUNT, new LineId("fb"), "Page", "1041");
    static final Line INSTAGRAM = Line.instagram(ACCOUNT, new LineId("ig"), "Shop", "1784");

    final State state = State.complete();
    final List<CrmEvent> events = new ArrayList<>();
    final List<WorkItem> work = new ArrayList<>();
    private final List<Message> appended = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private Instant now = NOON;

    ReceiveFixture at(Instant instant) {
        now = instant;
        return this;
    }

    Receipt.Item take(Line line, ChannelEvent event) {
        UnitOfWork unit = unit();
        Receipt.Item item = ReceiveRules.decide(unit, RoutedEvent.of(0, event, line, intake(event)));
        Optional<ChangeSet> changeSet = unit.changeSet();
        changeSet.ifPresent(set -> {
            events.addAll(set.events());
            work.addAll(set.enqueued());
            for (Change change : set.changes()) {
                if (change instanceof ConversationChange.AppendMessage append) {
                    appended.add(append.message());
                }
            }
        });
        return item;
    }

    /** An event that came just now, alone. */
    IntakeContext intake(ChannelEvent event) {
        return IntakeContext.of(new IncomingBatch(null, List.of(event)), IntUnaryOperator.identity(), now);
    }

    UnitOfWork unit() {
        return new UnitOfWork(ACCOUNT, state, now, this::nextId).fetchingMedia();
    }

    /** Pending media fetches of messages that were not unsent: Meta's id and the place, once per work item. */
    List<String> toFetch() {
        return media().filter(key -> !key.startsWith("erase/"))
                .filter(key -> !(messageOf(key).content() instanceof MessageContent.Removed))
                .map(this::named)
                .sorted()
                .toList();
    }

    /** Media fetches of messages that were unsent later and have no work to erase them. */
    List<String> neverErased() {
        Set<String> work = media().collect(Collectors.toSet());
        return work.stream()
                .filter(key -> !key.startsWith("erase/"))
                .filter(key -> messageOf(key).content() instanceof MessageContent.Removed)
                .filter(key -> !work.contains("erase/" + key))
                .map(this::named)
                .toList();
    }

    private Stream<String> media() {
        return work.stream()
                .map(WorkItem::key)
                .filter(key -> key.kind() == WorkKind.MEDIA)
                .map(WorkKey::id);
    }

    private String named(String fetch) {
        return messageOf(fetch).providerId() + fetch.substring(fetch.indexOf('/'));
    }

    private Message messageOf(String fetch) {
        return state.conversations()
                .message(new MessageId(fetch.substring(0, fetch.indexOf('/'))))
                .orElseThrow();
    }

    private String nextId() {
        return "id-" + ids.incrementAndGet();
    }

    ContactId contact(String id, Map<String, EnumSet<KeyRole>> phones) {
        ContactId contact = new ContactId(id);
        state.apply(new ContactChange.AddContact(new Contact(
                ACCOUNT,
                contact,
                "Rosa",
                "Paz",
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                Map.of(),
                Origin.PERSON,
                NOON,
                0)));
        phones.forEach((digits, roles) ->
                state.apply(new ContactChange.GrantKey(ContactKey.phone(ACCOUNT, contact, new Phone(digits), roles))));
        return contact;
    }

    Conversation only() {
        assert state.conversations().all().size() == 1;
        return state.conversations().all().iterator().next();
    }

    List<Message> thread() {
        return state.conversations().messages().stream()
                .sorted(Comparator.comparing(Message::at)
                        .thenComparing(message -> message.id().value()))
                .toList();
    }

    /** Messages as they were first appended. */
    List<Message> appended() {
        return appended;
    }

    static MessageEvent.Inbound text(Line line, String id, Instant at, String body, PartyKey... keys) {
        return new MessageEvent.Inbound(
                line.key(), new Party(List.of(keys), null), id, at, new MessageContent.Text(body), null, true, raw(id));
    }

    static MessageEvent.Echo echo(Line line, String id, String body, String reference, PartyKey... keys) {
        return new MessageEvent.Echo(
                line.key(),
                new Party(List.of(keys), null),
                id,
                NOON,
                new MessageContent.Text(body),
                reference,
                raw(id));
    }

    static PartyKey number(String digits) {
        return new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, digits);
    }

    static PartyKey userId(String bsuid) {
        return new PartyKey(IdentityKeyKind.BSUID, bsuid);
    }

    static PartyKey psid(String id) {
        return new PartyKey(IdentityKeyKind.PSID, id);
    }

    static PartyKey igsid(String id) {
        return new PartyKey(IdentityKeyKind.IGSID, id);
    }

    static RawBytes raw(String text) {
        return RawBytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
