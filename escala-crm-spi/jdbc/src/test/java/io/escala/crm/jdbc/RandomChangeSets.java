package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.LINE;
import static io.escala.crm.jdbc.TestObjects.NOON;

import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** ChangeSets of a few changes to a few objects, so that they conflict; never misuse. */
final class RandomChangeSets {
    /** The maximum number of objects of each kind. */
    static final int MOST = 8;

    static final List<Claim> PARKED =
            List.of(Claim.providerMessage(LINE, "parked-0"), Claim.providerMessage(LINE, "parked-1"));

    static final LineKey LINE_KEY = new LineKey(Channel.WHATSAPP, "number");
    static final List<TemplateKey> TEMPLATES =
            List.of(new TemplateKey("waba", "welcome", "es"), new TemplateKey("waba", "welcome", "es_AR"));

    private final Random random;
    private final Model model;
    private int operations;

    /** What the ChangeSet being made has changed already. */
    private State ahead = State.complete();

    RandomChangeSets(Random random, Model model) {
        this.random = random;
        this.model = model;
    }

    ChangeSet next() {
        boolean repeats = operations > 0 && random.nextInt(25) == 0;
        int operation = repeats ? random.nextInt(operations) : operations++;
        ChangeSet.Builder set = ChangeSet.builder(ACME, new OperationId("op-" + operation), NOON);
        ahead = copyOfTheModel();
        for (int i = random.nextInt(5); i >= 0; i--) {
            Optional<Change> change = change(set);
            change.ifPresent(landing -> {
                set.change(landing);
                ahead.apply(landing);
            });
        }
        if (random.nextInt(4) == 0) {
            set.claim(Claim.event("event-" + random.nextInt(6)), "taker-" + random.nextInt(2));
        }
        set.event(new CrmEvent.AttentionNeeded("of op-" + operation));
        return set.build();
    }

    private State copyOfTheModel() {
        State copy = State.complete();
        State state = model.state();
        state.account().settings().ifPresent(copy.account()::put);
        for (int i = 0; i < MOST; i++) {
            state.identities().find(new IdentityId("i-" + i)).ifPresent(copy.identities()::put);
            state.identities().aliases(new IdentityId("i-" + i)).forEach(copy.identities()::put);
            state.contacts().find(new ContactId("p-" + i)).ifPresent(copy.contacts()::put);
            state.contacts().keys(new ContactId("p-" + i)).forEach(copy.contacts()::put);
            state.conversations().find(new ConversationId("c-" + i)).ifPresent(copy.conversations()::put);
            state.conversations().message(new MessageId("m-" + i)).ifPresent(copy.conversations()::put);
        }
        return copy;
    }

    private Optional<Change> change(ChangeSet.Builder set) {
        int which = random.nextInt(MOST);
        return switch (random.nextInt(25)) {
            case 0 -> Optional.of(settings(set));
            case 1 -> contact(which, set);
            case 2 -> key(which);
            case 3 -> ahead.contacts().find(new ContactId("p-" + which)).map(this::consent);
            case 4 -> ahead.identities().find(new IdentityId("i-" + which)).map(known -> link(known, set));
            case 5 -> fuse(which, set);
            case 6 ->
                ahead.identities()
                        .find(new IdentityId("i-" + which))
                        .map(known -> new IdentityChange.NameIdentity(known.id(), profile()));
            case 7, 8 -> alias(which);
            case 9, 10 -> conversation(which, set);
            case 11, 12 ->
                ahead.conversations().find(new ConversationId("c-" + which)).map(this::raise);
            case 13, 14, 15 -> message(which);
            case 16 ->
                Optional.of(
                        random.nextBoolean()
                                ? new IntakeChange.DeferReport(deferred())
                                : new IntakeChange.ReleaseReport(deferred()));
            case 17 ->
                Optional.of(new IntakeChange.Suggest(Suggestion.of(
                        ACME, Suggestion.Kind.WEAK_FORM, null, List.of(new ContactId("p-" + which)), time())));
            case 18 ->
                Optional.of(new IntakeChange.Quarantine(new QuarantinedItem(
                        ACME,
                        "aside-" + which,
                        null,
                        null,
                        QuarantinedItem.Reason.STALE,
                        null,
                        RawBytes.copyOf("{}".getBytes(StandardCharsets.UTF_8)),
                        time())));
            case 19 ->
                ahead.conversations()
                        .message(new MessageId("m-" + which))
                        .map(known -> new ConversationChange.Amend(known.id(), amendment()));
            case 20 ->
                ahead.conversations()
                        .message(new MessageId("m-" + which))
                        .map(known -> new ConversationChange.PutMedia(media(known)));
            case 21 ->
                ahead.identities()
                        .find(new IdentityId("i-" + which))
                        .map(known -> new IdentityChange.RecordChannelConsent(channelConsent(known)));
            case 22 ->
                Optional.of(
                        random.nextBoolean()
                                ? new AccountChange.RaiseHeartbeat(new LineHeartbeat(ACME, LINE, time()))
                                : random.nextBoolean() ? reportTemplate() : reportLine());
            case 23 -> Optional.of(new IntakeChange.DropQuarantined(ACME, "aside-" + which));
            default -> identity(which);
        };
    }

    private <T> T pick(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private Instant time() {
        return NOON.plusMillis(random.nextInt(50));
    }

    private Change settings(ChangeSet.Builder set) {
        long version = ahead.account().settings().map(AccountSettings::version).orElse(0L);
        expect(set, Expected.Kind.SETTINGS, ACME.value(), version);
        return new AccountChange.PutSettings(
                AccountSettings.of(ACME, "AR", ZoneId.of("UTC")).withVersion(version + 1));
    }

    /** Expects the version before this ChangeSet, sometimes one that never existed. */
    private void expect(ChangeSet.Builder set, Expected.Kind kind, String id, long version) {
        Optional<Long> before = model.state().version(new Expected(kind, id, 0));
        if (before.isPresent() && before.get() == version) {
            set.expect(new Expected(kind, id, random.nextInt(10) == 0 ? version + 1 : version));
        }
    }

    private Optional<Change> identity(int which) {
        return ahead.identities().find(new IdentityId("i-" + which)).isPresent()
                ? Optional.empty()
                : Optional.of(new IdentityChange.AddIdentity(TestObjects.identity("i-" + which)));
    }

    private Change link(ChannelIdentity known, ChangeSet.Builder set) {
        expect(set, Expected.Kind.IDENTITY, known.id().value(), known.version());
        return new IdentityChange.LinkIdentity(
                known.id(), random.nextInt(4) == 0 ? null : new ContactId("p-" + random.nextInt(MOST)));
    }

    private Optional<Change> fuse(int which, ChangeSet.Builder set) {
        IdentityId from = new IdentityId("i-" + which);
        IdentityId into = new IdentityId("i-" + random.nextInt(MOST));
        if (from.equals(into)
                || ahead.identities().find(from).isEmpty()
                || ahead.identities().find(into).isEmpty()) {
            return Optional.empty();
        }
        expect(
                set,
                Expected.Kind.IDENTITY,
                from.value(),
                ahead.identities().find(from).orElseThrow().version());
        return Optional.of(new IdentityChange.FuseIdentity(from, into));
    }

    private ProfileName profile() {
        String name = random.nextInt(3) == 0 ? null : "Name " + random.nextInt(5);
        return new ProfileName(name, null, null, time());
    }

    private Optional<Change> alias(int which) {
        IdentityId identity = new IdentityId("i-" + which);
        if (ahead.identities().find(identity).isEmpty()) {
            return Optional.empty();
        }
        AliasGrade grade = random.nextBoolean() ? AliasGrade.ASSUMED : AliasGrade.CONFIRMED;
        IdentityAlias seen = IdentityAlias.since(ACME, identity, TestObjects.number(random.nextInt(5)), grade, time());
        return Optional.of(
                random.nextInt(3) == 0
                        ? new IdentityChange.EndAlias(
                                ahead.identities().alias(identity, seen.key()).orElse(seen), time())
                        : new IdentityChange.SeeAlias(seen));
    }

    private Optional<Change> contact(int which, ChangeSet.Builder set) {
        Optional<Contact> known = ahead.contacts().find(new ContactId("p-" + which));
        if (known.isEmpty()) {
            return Optional.of(new ContactChange.AddContact(TestObjects.contact("p-" + which)));
        }
        expect(set, Expected.Kind.CONTACT, known.get().id().value(), known.get().version());
        return Optional.of(new ContactChange.EditContact(known.get()
                .withNames("Name " + random.nextInt(9), null, Origin.PERSON)
                .withVersion(known.get().version() + 1)));
    }

    private Optional<Change> key(int which) {
        ContactId contact = new ContactId("p-" + which);
        if (ahead.contacts().find(contact).isEmpty()) {
            return Optional.empty();
        }
        List<ContactKey> keys = ahead.contacts().keys(contact);
        if (!keys.isEmpty() && random.nextInt(3) == 0) {
            ContactKey key = keys.get(random.nextInt(keys.size()));
            return Optional.of(new ContactChange.RevokeKey(
                    key,
                    random.nextBoolean()
                            ? key.roles()
                            : Set.of(key.roles().iterator().next())));
        }
        KeyRole role = pick(KeyRole.values());
        return Optional.of(new ContactChange.GrantKey(
                ContactKey.phone(ACME, contact, new Phone("4930" + (1_000 + random.nextInt(6))), Set.of(role))));
    }

    private Change consent(Contact contact) {
        return new ContactChange.RecordConsent(new ConsentEntry(
                ACME,
                contact.id(),
                "consent-" + random.nextInt(4),
                ConsentPurpose.STORAGE,
                ConsentState.GRANTED,
                Origin.PERSON,
                new UserId("u"),
                time()));
    }

    private Optional<Change> conversation(int which, ChangeSet.Builder set) {
        Optional<Conversation> known = ahead.conversations().find(new ConversationId("c-" + which));
        if (known.isEmpty()) {
            return Optional.of(new ConversationChange.AddConversation(TestObjects.conversation(which)));
        }
        Conversation conversation = known.get();
        if (!conversation.open()) {
            return Optional.of(new ConversationChange.OpenSession(
                    Session.next(conversation, SessionOpener.CONTACT, time()), "cause-" + random.nextInt(3)));
        }
        expect(set, Expected.Kind.CONVERSATION, conversation.id().value(), conversation.version());
        Session open = new Session(
                ACME, conversation.id(), conversation.session(), SessionOpener.CONTACT, NOON, null, null, null);
        return Optional.of(new ConversationChange.CloseSession(open.closed(time(), "done", null)));
    }

    private Change raise(Conversation conversation) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        for (Mark mark : Mark.values()) {
            if (random.nextInt(3) == 0) {
                marks.put(mark, time());
            }
        }
        return new ConversationChange.RaiseMarks(conversation.id(), marks);
    }

    private Optional<Change> message(int which) {
        MessageId id = new MessageId("m-" + which);
        if (ahead.conversations().message(id).isPresent()) {
            return Optional.of(
                    random.nextInt(6) == 0
                            ? new ConversationChange.NameMessage(id, LINE, "wamid." + random.nextInt(MOST))
                            : new ConversationChange.RaiseDelivery(id, step()));
        }
        if (ahead.conversations().find(new ConversationId("c-" + which)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ConversationChange.AppendMessage(new Message(
                ACME,
                id,
                new ConversationId("c-" + which),
                LINE,
                Author.AUTOMATION,
                null,
                new MessageContent.Text("text " + which),
                time(),
                time(),
                false,
                null,
                null,
                random.nextBoolean() ? null : "reference-" + random.nextInt(4),
                null,
                Delivery.at(DeliveryStatus.QUEUED, time()))));
    }

    private DeliveryStep step() {
        DeliveryStatus status = pick(DeliveryStatus.values());
        DeliveryError error = random.nextInt(3) > 0
                ? null
                : new DeliveryError(
                        random.nextInt(2), random.nextInt(2), random.nextBoolean() ? null : "R" + random.nextInt(3));
        return new DeliveryStep(random.nextInt(3), status, time(), error);
    }

    private Amendment amendment() {
        String order = Integer.toString(random.nextInt(3));
        Instant at = NOON.plusMillis(random.nextInt(4));
        return switch (random.nextInt(5)) {
            case 0 -> new Amendment.Unsend(at);
            case 1, 2 -> new Amendment.Edit(new MessageContent.Text("edit " + at + "/" + order), at, order);
            default ->
                new Amendment.Reaction(
                        random.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND,
                        order.equals("0") ? null : "reaction " + order,
                        at,
                        order);
        };
    }

    private MediaFile media(Message message) {
        MediaFile.State state = pick(MediaFile.State.values());
        String key = state == MediaFile.State.STORED ? "key-" + random.nextInt(9) : null;
        return new MediaFile(ACME, message.id(), random.nextInt(2), state, key, 0, null, null, time());
    }

    private ChannelConsent channelConsent(ChannelIdentity identity) {
        return new ChannelConsent(
                ACME,
                identity.id(),
                identity.id() + "-" + random.nextInt(4),
                pick(ConsentPurpose.values()),
                pick(ConsentState.values()),
                NOON.plusMillis(random.nextInt(4)));
    }

    private Change reportTemplate() {
        String value = random.nextBoolean() ? "PAUSED" : "APPROVED";
        return new AccountChange.ReportTemplate(new TemplateReport(
                ACME,
                TEMPLATES.get(random.nextInt(TEMPLATES.size())),
                pick(TemplateReport.Aspect.values()),
                value,
                null,
                NOON.plusMillis(random.nextInt(4))));
    }

    private Change reportLine() {
        return new AccountChange.ReportLine(new LineReport(
                ACME,
                LINE_KEY,
                LineFact.of(pick(LineFact.Aspect.values()), random.nextBoolean() ? "GREEN" : "RED"),
                NOON.plusMillis(random.nextInt(4))));
    }

    private DeferredReport deferred() {
        return new DeferredReport(
                ACME,
                LINE,
                "parked-" + random.nextInt(2),
                random.nextBoolean()
                        ? amendment()
                        : new DeliveryStep(0, DeliveryStatus.SENT, NOON.plusMillis(random.nextInt(4)), null),
                NOON);
    }
}
