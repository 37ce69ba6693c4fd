package io.escala.crm.tck;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Generates ChangeSets that mostly fit a state and often conflict with it: few ids, few keys, some stale versions, some
 * repeated operations. The same seed generates the same ChangeSets. No ChangeSet both takes and releases a claim for one
 * holder.
 */
final class RandomChanges {
    static final List<String> WABAS = List.of("waba", "waba-2", "waba-3");
    static final List<TemplateKey> TEMPLATES = List.of(
            new TemplateKey("waba", "welcome", "es"),
            new TemplateKey("waba", "welcome", "es_AR"),
            new TemplateKey("waba-2", "welcome", "es"));

    private static final Sample ACME = new Sample(StoreContract.ACME);
    private static final int PEOPLE = 6;
    private static final int MESSAGES = 40;

    private final Random random;

    /** Of its own, so that the histories of a seed stay what they are beside deletions. */
    private final Random retention;

    private final State state;
    private int operations;
    private int journals;
    private int retentions;

    RandomChanges(long seed, State state) {
        this.random = new Random(seed);
        this.retention = new Random(seed);
        this.state = state;
    }

    ChangeSet next() {
        if (retention.nextInt(30) == 0) {
            return retention();
        }
        return chance(15) ? journal() : inAccount();
    }

    /** Deletes some events, which all have one time, or looks for older events and operation ids, which there are not. */
    private ChangeSet retention() {
        ChangeSet.Builder set =
                ChangeSet.builder(AccountId.NONE, new OperationId("retention-" + retentions++), StoreContract.NOON);
        if (retention.nextInt(3) == 0) {
            return set.change(new IntakeChange.DropOperations(StoreContract.NOON, 100))
                    .build();
        }
        Instant before = retention.nextBoolean() ? StoreContract.NOON : StoreContract.NOON.plusMillis(1);
        return set.change(new IntakeChange.DropEvents(before, 1 + retention.nextInt(4)))
                .build();
    }

    /** The journal belongs to no account. */
    private ChangeSet journal() {
        String id = "body-" + random.nextInt(5);
        boolean again = journals > 0 && chance(10);
        int number = again ? random.nextInt(journals) : journals++;
        return ChangeSet.builder(AccountId.NONE, new OperationId("journal-" + number), StoreContract.NOON)
                .change(
                        chance(3)
                                ? new IntakeChange.DropJournal(id)
                                : new IntakeChange.AppendJournal(new JournalEntry(
                                        id,
                                        chance(2) ? null : "app",
                                        RawBytes.copyOf(new byte[] {(byte) random.nextInt()}),
                                        moment())))
                .build();
    }

    private ChangeSet inAccount() {
        boolean again = operations > 0 && chance(20);
        int number = again ? random.nextInt(operations) : operations++;
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("op-" + number), StoreContract.NOON);
        one(set);
        if (chance(5)) {
            set.claim(Claim.event("event-" + random.nextInt(10)), "by " + random.nextInt(3));
        }
        if (chance(3)) {
            set.event(pick(Examples.events()));
        }
        return set.build();
    }

    /** Adds one random change, or the missing object that it requires. */
    private void one(ChangeSet.Builder set) {
        switch (random.nextInt(31)) {
            case 0 -> settings(set);
            case 1 -> set.change(new AccountChange.PutLine(ACME.line("line").withAvailable(random.nextBoolean())));
            case 2 -> link(set, identity(set));
            case 3 -> fuse(set);
            case 4 ->
                set.change(new IdentityChange.NameIdentity(
                        identity(set), new ProfileName("Name " + random.nextInt(5), null, null, moment())));
            case 5, 6 -> set.change(new IdentityChange.SeeAlias(alias(identity(set))));
            case 7 -> endAlias(set);
            case 8 -> edit(set, contact(set));
            case 9, 10 -> set.change(new ContactChange.GrantKey(key(contact(set))));
            case 11 -> revoke(set);
            case 12 ->
                set.change(new ContactChange.RecordConsent(
                        ACME.consent(contact(set).value(), "consent-" + random.nextInt(4), moment())));
            case 13 -> open(set, conversation(set));
            case 14 -> close(set, conversation(set));
            case 15 -> marks(set, conversation(set));
            case 16 -> message(set, conversation(set));
            case 17 -> set.change(new ConversationChange.RaiseDelivery(message(set, conversation(set)), step()));
            case 18 -> name(set, message(set, conversation(set)));
            case 20, 21 -> set.change(new ConversationChange.Amend(message(set, conversation(set)), amendment()));
            case 22 -> media(set);
            case 23 -> set.change(new IdentityChange.RecordChannelConsent(consent(identity(set))));
            case 24 ->
                set.change(new AccountChange.RaiseHeartbeat(ACME.heartbeat("line-" + random.nextInt(3), moment())));
            case 25 -> set.change(new AccountChange.ReportTemplate(report()));
            case 26 -> set.change(new AccountChange.PutLine(line()));
            case 27 ->
                set.change(new IntakeChange.DropQuarantined(
                        StoreContract.ACME, pick(Examples.quarantined()).id()));
            case 28 -> set.change(new IntakeChange.QuarantineWork(quarantined()));
            case 29 ->
                set.change(new IntakeChange.ReleaseWork(
                        StoreContract.ACME, quarantined().key()));
            case 19 ->
                set.change(
                        chance(2)
                                ? new IntakeChange.DeferReport(deferred())
                                : new IntakeChange.ReleaseReport(deferred()));
            default ->
                set.change(
                        chance(2)
                                ? new IntakeChange.Suggest(pick(Examples.suggestions()))
                                : new IntakeChange.Quarantine(pick(Examples.quarantined())));
        }
    }

    private void settings(ChangeSet.Builder set) {
        long version =
                state.account().settings().map(settings -> settings.version()).orElse(0L);
        set.expect(new Expected(Expected.Kind.SETTINGS, StoreContract.ACME.value(), maybeStale(version)))
                .change(new AccountChange.PutSettings(
                        ACME.settings(version + 1).withCompanyName("Company " + random.nextInt(9))));
    }

    private IdentityId identity(ChangeSet.Builder set) {
        String id = "who-" + random.nextInt(PEOPLE);
        if (state.identities().find(new IdentityId(id)).isEmpty()) {
            set.change(new IdentityChange.AddIdentity(ACME.identity(id)));
        }
        return new IdentityId(id);
    }

    private ContactId contact(ChangeSet.Builder set) {
        String id = "ana-" + random.nextInt(PEOPLE);
        if (state.contacts().find(new ContactId(id)).isEmpty()) {
            set.change(new ContactChange.AddContact(ACME.contact(id)));
        }
        return new ContactId(id);
    }

    private ConversationId conversation(ChangeSet.Builder set) {
        String id = "talk-" + random.nextInt(PEOPLE);
        if (state.conversations().find(new ConversationId(id)).isEmpty()) {
            IdentityId who = identity(set);
            Conversation fresh = ACME.conversation(id, lineOf(id), who.value(), moment());
            set.change(new ConversationChange.AddConversation(chance(2) ? fresh : owned(fresh)));
        }
        return new ConversationId(id);
    }

    private MessageId message(ChangeSet.Builder set, ConversationId conversation) {
        String id = "m-" + random.nextInt(MESSAGES);
        if (state.conversations().message(new MessageId(id)).isEmpty()) {
            set.change(new ConversationChange.AppendMessage(ACME.outbound(
                    conversation.value(),
                    lineOf(conversation.value()),
                    id,
                    pick(List.of(DeliveryStatus.values())),
                    moment())));
        }
        return new MessageId(id);
    }

    /** Returns the line of a conversation and its messages. */
    private static String lineOf(String conversation) {
        return "line-" + (conversation.charAt(conversation.length() - 1) - '0') % 2;
    }

    private void link(ChangeSet.Builder set, IdentityId who) {
        ContactId to = chance(4) ? null : contact(set);
        state.identities()
                .find(who)
                .ifPresent(known ->
                        set.expect(new Expected(Expected.Kind.IDENTITY, who.value(), maybeStale(known.version()))));
        set.change(new IdentityChange.LinkIdentity(who, to));
    }

    private void fuse(ChangeSet.Builder set) {
        IdentityId from = identity(set);
        IdentityId into = new IdentityId(from.value() + "-twin");
        if (state.identities().find(into).isEmpty()) {
            set.change(new IdentityChange.AddIdentity(ACME.identity(into.value())));
        }
        set.change(new IdentityChange.FuseIdentity(from, into));
    }

    private IdentityAlias alias(IdentityId who) {
        IdentityKey key = new IdentityKey(
                pick(List.of(IdentityKeyKind.PSID, IdentityKeyKind.BSUID)), "s", "v" + random.nextInt(8));
        return IdentityAlias.since(StoreContract.ACME, who, key, pick(List.of(AliasGrade.values())), moment());
    }

    private void endAlias(ChangeSet.Builder set) {
        IdentityId who = identity(set);
        List<IdentityAlias> valid = state.identities().aliases(who).stream()
                .filter(IdentityAlias::valid)
                .toList();
        if (!valid.isEmpty()) {
            set.change(new IdentityChange.EndAlias(pick(valid), moment()));
        }
    }

    private void edit(ChangeSet.Builder set, ContactId id) {
        Contact before = state.contacts().find(id).orElse(ACME.contact(id.value()));
        if (state.contacts().find(id).isPresent()) {
            set.expect(new Expected(Expected.Kind.CONTACT, id.value(), maybeStale(before.version())));
        }
        set.change(new ContactChange.EditContact(before.withNames(
                        chance(4) ? null : "First " + random.nextInt(9), "Last", pick(List.of(Origin.values())))
                .withVersion(before.version() + 1)));
    }

    private ContactKey key(ContactId contact) {
        return switch (random.nextInt(3)) {
            case 0 -> ACME.reference(contact.value(), "reference-" + random.nextInt(5));
            case 1 -> ACME.email(contact.value(), "e" + random.nextInt(5) + "@example.com", emailRole());
            default ->
                ACME.phone(contact.value(), "54911555500" + (10 + random.nextInt(9)), pick(List.of(KeyRole.values())));
        };
    }

    private KeyRole emailRole() {
        return chance(2) ? KeyRole.PRIMARY : KeyRole.SECONDARY;
    }

    private void revoke(ChangeSet.Builder set) {
        List<ContactKey> keys = state.contacts().keys(contact(set));
        if (!keys.isEmpty()) {
            ContactKey key = pick(keys);
            EnumSet<KeyRole> lost = EnumSet.noneOf(KeyRole.class);
            lost.addAll(key.roles());
            lost.removeIf(role -> lost.size() > 1 && chance(3));
            set.change(new ContactChange.RevokeKey(key, lost));
        }
    }

    private void open(ChangeSet.Builder set, ConversationId id) {
        Conversation known = state.conversations()
                .find(id)
                .orElse(ACME.conversation(id.value(), "line-0", "who-0", StoreContract.NOON));
        set.change(new ConversationChange.OpenSession(
                Session.next(known, pick(List.of(SessionOpener.values())), moment()), "cause-" + random.nextInt(3)));
    }

    private void close(ChangeSet.Builder set, ConversationId id) {
        state.conversations().find(id).filter(Conversation::open).ifPresent(known -> {
            Session current = state.conversations().sessions(id).get(known.session() - 1);
            set.expect(new Expected(Expected.Kind.CONVERSATION, id.value(), maybeStale(known.version())))
                    .change(new ConversationChange.CloseSession(
                            current.closed(moment(), "Why " + random.nextInt(9), null)));
        });
    }

    private void marks(ChangeSet.Builder set, ConversationId id) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        for (int i = 0; i < 3; i++) {
            marks.put(pick(List.of(Mark.values())), moment());
        }
        set.change(new ConversationChange.RaiseMarks(id, marks));
    }

    private void name(ChangeSet.Builder set, MessageId message) {
        set.change(new ConversationChange.NameMessage(message, new LineId("line"), "wamid." + random.nextInt(30)));
    }

    private DeliveryStep step() {
        return new DeliveryStep(
                chance(3) ? DeliveryStep.REPORTED : random.nextInt(2),
                pick(List.of(DeliveryStatus.values())),
                moment(),
                chance(4) ? new DeliveryError(random.nextInt(5), random.nextInt(2), "Reason") : null);
    }

    private Amendment amendment() {
        return switch (random.nextInt(6)) {
            case 0 -> new Amendment.Unsend(moment());
            case 1, 2, 3 -> {
                int version = random.nextInt(4);
                Instant at = StoreContract.NOON.plusMillis(random.nextInt(3) * 250L);
                yield new Amendment.Edit(
                        new MessageContent.Text("Edit " + at + " " + version), at, Integer.toString(version));
            }
            default -> {
                int version = random.nextInt(4);
                yield new Amendment.Reaction(
                        chance(2) ? Direction.INBOUND : Direction.OUTBOUND,
                        version == 0 ? null : "reaction " + version,
                        moment(),
                        Integer.toString(version));
            }
        };
    }

    private void media(ChangeSet.Builder set) {
        MessageId message = message(set, conversation(set));
        set.change(new ConversationChange.PutMedia(
                ACME.media(message.value(), random.nextInt(3), pick(List.of(MediaFile.State.values())), moment())));
    }

    private ChannelConsent consent(IdentityId who) {
        return ACME.channelConsent(
                who.value(),
                who.value() + "-" + random.nextInt(6),
                pick(List.of(ConsentState.values())),
                StoreContract.NOON.plusMillis(random.nextInt(4)));
    }

    private TemplateReport report() {
        return ACME.report(
                pick(TEMPLATES),
                pick(List.of(TemplateReport.Aspect.values())),
                pick(List.of("PAUSED", "APPROVED", "RED")),
                StoreContract.NOON.plusMillis(random.nextInt(4)));
    }

    private Line line() {
        String id = "line-" + random.nextInt(3);
        return Line.whatsApp(StoreContract.ACME, new LineId(id), id, "provider-of-" + id, pick(WABAS));
    }

    private DeferredReport deferred() {
        return new DeferredReport(
                StoreContract.ACME,
                new LineId("line"),
                "wamid." + random.nextInt(5),
                chance(2) ? amendment() : status(),
                moment());
    }

    private QuarantinedWork quarantined() {
        return ACME.quarantinedWork(pick(List.of(WorkKind.SEND, WorkKind.PROFILE)), "work-" + random.nextInt(3));
    }

    private DeliveryStep status() {
        return new DeliveryStep(
                DeliveryStep.REPORTED,
                chance(2) ? DeliveryStatus.SENT : DeliveryStatus.READ,
                StoreContract.NOON.plusSeconds(random.nextInt(3)),
                null);
    }

    private Conversation owned(Conversation fresh) {
        return new Conversation(
                fresh.account(),
                fresh.id(),
                fresh.line(),
                fresh.identity(),
                fresh.channel(),
                new UserId("seller"),
                0,
                false,
                null,
                Map.of(),
                fresh.createdAt(),
                0);
    }

    private long maybeStale(long version) {
        return chance(6) ? version + 1 : version;
    }

    private Instant moment() {
        return StoreContract.NOON.plusMillis(random.nextInt(50) * 250L);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
