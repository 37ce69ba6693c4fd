package io.escala.acceptance.loads;

import io.escala.core.autoclose.AutoClosing;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.InstagramAccountType;
import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.SendOutcome;
import io.escala.core.contacts.Contacts;
import io.escala.core.conversations.Conversations;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.internal.administration.AccountSetup;
import io.escala.core.internal.administration.ProfessionalCheck;
import io.escala.core.internal.autoclose.ActorAutoClosing;
import io.escala.core.internal.autoclose.AutoCloseWork;
import io.escala.core.internal.command.AssignWork;
import io.escala.core.internal.contacts.ActorContacts;
import io.escala.core.internal.contacts.ProfileWork;
import io.escala.core.internal.contacts.RegisterWork;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.loop.MemberLookup;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.media.MediaWork;
import io.escala.core.internal.receive.DeferredReportWork;
import io.escala.core.internal.receive.Receiver;
import io.escala.core.internal.records.ActorCompanies;
import io.escala.core.internal.records.ActorRecords;
import io.escala.core.internal.records.SourceReader;
import io.escala.core.internal.send.ActorMessages;
import io.escala.core.internal.send.ScheduledWork;
import io.escala.core.internal.send.SendWork;
import io.escala.core.internal.team.InactivityWork;
import io.escala.core.internal.team.UserActivity;
import io.escala.core.internal.view.ActorConversations;
import io.escala.core.internal.view.OwnerLookup;
import io.escala.core.internal.window.ClosingWindowWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.Entitlements;
import io.escala.core.port.MediaStorage;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.records.Companies;
import io.escala.core.records.Records;
import io.escala.core.result.Outcome;
import io.escala.core.send.Draft;
import io.escala.core.send.Messages;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.Relation;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account over the memory store, and the commands of the library, whose loads are recorded and may be withheld. */
final class LoadsFixture {
    static final AccountId ACCOUNT = new AccountId("acme");
    static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    static final Instant LATER = NOON.plusSeconds(60);
    static final Line WHATSAPP =
            Line.whatsApp(ACCOUNT, new LineId("wa"), "Sales", "7001", "8001").withPortfolio("9001");
    static final Line MESSENGER = Line.messenger(ACCOUNT, new LineId("fb"), "Page", "1041");
    static final Line INSTAGRAM = Line.instagram(ACCOUNT, new LineId("ig"), "Shop", "1784");
    static final Actor ADMINISTRATOR = Actor.user(ACCOUNT, new UserId("ana"), Role.ADMINISTRATOR);
    static final Team TEAM =
            Team.fixed(ACCOUNT, List.of(TeamMember.available(new UserId("ana"), "Ana", Role.ADMINISTRATOR)));
    static final String MOBILE = "5491155550001";
    static final MessageTemplate OFFER =
            new MessageTemplate("8001", "offer", "es", TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hello");

    final CrmStore store = new MemoryCrmStore(() -> NOON);
    final CountingMetrics metrics = new CountingMetrics();
    final Receiver receiver;
    final Messages messages;
    final Contacts contacts;
    final Conversations conversations;
    final AutoClosing autoClosing;
    final Records records;
    final Companies companies;
    final UserActivity activity;
    final AccountSetup setup;
    SendOutcome sendOutcome = new SendOutcome.Accepted("wamid.sent", List.of());
    MediaOutcome mediaOutcome = new MediaOutcome.Gone();
    ProfileSource.Answer profile = new ProfileSource.Withheld();
    private final Map<WorkKind, WorkHandler> handlers = new EnumMap<>(WorkKind.class);
    private final Set<Relation> asked = EnumSet.noneOf(Relation.class);
    private @Nullable Relation withheld;
    private final Set<String> deciders = new HashSet<>();
    private int recordedLoad;
    private int loads;
    private int ids;
    private @Nullable ConversationId chat;
    private @Nullable ContactId contact;
    private @Nullable MessageId sent;

    LoadsFixture() {
        MediaPorts media = new MediaPorts((line, file, sink) -> mediaOutcome, new NoStorage());
        InboxContext context = new InboxContext(
                store,
                this::loader,
                new CommitLoop(store, () -> 0, wait -> {}),
                Clock.fixed(NOON, ZoneOffset.UTC),
                this::id,
                Entitlements.everything(),
                TemplateCatalogue.of(List.of(OFFER)),
                TEAM,
                Map.of(Channel.WHATSAPP, new Gateway(), Channel.INSTAGRAM, new Gateway()),
                (line, key) -> profile,
                metrics,
                SendSettings.DEFAULT,
                media);
        receiver = new Receiver(context);
        messages = new ActorMessages(context, ADMINISTRATOR);
        contacts = new ActorContacts(context, ADMINISTRATOR, context.team()::members);
        conversations = new ActorConversations(context, new OwnerLookup(new MemberLookup(TEAM)), ADMINISTRATOR);
        autoClosing = new ActorAutoClosing(context, ADMINISTRATOR);
        records = new ActorRecords(
                context,
                new SourceReader(null, Duration.ofSeconds(1), Thread::new, metrics, Clock.systemUTC()),
                ADMINISTRATOR);
        companies = new ActorCompanies(context, ADMINISTRATOR, contacts::search);
        activity = new UserActivity(context);
        setup = new AccountSetup(context, new ProfessionalCheck(line -> new InstagramAccountType.Professional()));
        List.of(
                        new RegisterWork(context),
                        new ProfileWork(context),
                        new DeferredReportWork(context),
                        new SendWork(context, () -> 1),
                        new MediaWork(context, media),
                        new ClosingWindowWork(context),
                        new AssignWork(context),
                        new ScheduledWork(context),
                        new AutoCloseWork(context),
                        new InactivityWork(context))
                .forEach(handler -> handlers.put(handler.kind(), handler));
        commit(new AccountChange.PutSettings(AccountSettings.of(ACCOUNT, "AR", ZoneOffset.UTC)));
        List.of(WHATSAPP, MESSENGER, INSTAGRAM).forEach(line -> commit(new AccountChange.PutLine(line)));
    }

    /**
     * Records what a load of the command that follows asks for.
     *
     * @param load which load, from 1
     * @param relation what it does not get, or null
     */
    void record(int load, @Nullable Relation relation) {
        deciders.clear();
        loads = 0;
        recordedLoad = load;
        withheld = relation;
    }

    /** What the recorded load asked for. */
    Set<Relation> asked() {
        return asked;
    }

    private StateLoader loader(AccountId account) {
        loads++;
        return loads == recordedLoad
                ? new RecordingLoader(store, account, asked, withheld)
                : new StateLoader(store, account);
    }

    /** Whether a class took an id for something new since {@link #record}. */
    boolean tookId(String simpleName) {
        return deciders.stream().anyMatch(name -> name.endsWith("." + simpleName));
    }

    private String id() {
        StackWalker.getInstance().forEach(frame -> deciders.add(frame.getClassName()));
        return next("id");
    }

    private String next(String what) {
        return what + "-" + ++ids;
    }

    void commit(Change... changes) {
        ChangeSet.Builder builder = ChangeSet.builder(ACCOUNT, new OperationId(next("setup")), NOON);
        Arrays.asList(changes).forEach(builder::change);
        commit(builder.build());
    }

    void enqueue(WorkItem item) {
        commit(ChangeSet.builder(ACCOUNT, new OperationId(next("setup")), NOON)
                .enqueue(item)
                .build());
    }

    private void commit(ChangeSet changes) {
        CommitResult result = store.commit(List.of(changes)).get(0);
        if (!CommitLoop.isCommitted(result)) {
            throw new IllegalStateException("the store refused the preparation: " + result);
        }
    }

    IdentityId person(Line line, IdentityKey... keys) {
        IdentityId id = new IdentityId(next("person"));
        commit(new IdentityChange.AddIdentity(
                new ChannelIdentity(ACCOUNT, id, line.channel(), null, null, null, NOON, 0)));
        for (IdentityKey key : keys) {
            commit(new IdentityChange.SeeAlias(
                    IdentityAlias.since(ACCOUNT, id, key, AliasGrade.CONFIRMED, NOON.minusSeconds(60))));
        }
        return id;
    }

    /** A conversation in which the customer has just written. */
    ConversationId conversation(Line line, IdentityId person) {
        ConversationId id = unopened(line, person);
        commit(new ConversationChange.RaiseMarks(id, Map.of(Mark.WINDOW_OPENED, NOON)));
        return id;
    }

    /** Opens a conversation. */
    void open(ConversationId id) {
        Conversation conversation =
                Objects.requireNonNull(store.conversations(ACCOUNT, Set.of(id)).get(id));
        commit(new ConversationChange.OpenSession(Session.next(conversation, SessionOpener.CONTACT, NOON), "cause"));
    }

    /** Raises a mark of a conversation. */
    void raise(ConversationId id, Mark mark) {
        raise(id, mark, NOON);
    }

    /** Raises a mark of a conversation. */
    void raise(ConversationId id, Mark mark, Instant at) {
        commit(new ConversationChange.RaiseMarks(id, Map.of(mark, at)));
    }

    /** A conversation whose window was never open. */
    ConversationId unopened(Line line, IdentityId person) {
        chat = new ConversationId(next("chat"));
        commit(new ConversationChange.AddConversation(
                Conversation.begin(ACCOUNT, chat, line.id(), person, line.channel(), NOON)));
        return chat;
    }

    /** A contact who agrees to marketing, with secondary phones. */
    ContactId contact(String... phones) {
        ContactId id = new ContactId(next("contact"));
        contact = id;
        commit(new ContactChange.AddContact(new Contact(
                ACCOUNT,
                id,
                "Rosa",
                "Paz",
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                true,
                Map.of(),
                Map.of(),
                Origin.PERSON,
                NOON,
                0)));
        for (String phone : phones) {
            key(id, ContactKeyValue.phone(new Phone(phone)), KeyRole.SECONDARY);
        }
        return id;
    }

    void key(ContactId contact, ContactKeyValue value, KeyRole... roles) {
        commit(new ContactChange.GrantKey(new ContactKey(ACCOUNT, contact, value, Set.of(roles))));
    }

    void link(IdentityId person, ContactId contact) {
        commit(new IdentityChange.LinkIdentity(person, contact));
    }

    /** The conversation prepared last. */
    ConversationId chat() {
        return Objects.requireNonNull(chat, "chat");
    }

    /** The contact prepared last. */
    ContactId contactId() {
        return Objects.requireNonNull(contact, "contact");
    }

    /** The message queued last. */
    MessageId sent() {
        return Objects.requireNonNull(sent, "sent");
    }

    void receive(ChannelEvent... events) {
        receiver.receive(new IncomingBatch(null, List.of(events)));
    }

    /** The latest message of the conversation prepared last. */
    MessageId received() {
        return store.thread(ACCOUNT, chat(), null, 1).items().get(0).id();
    }

    /** Requests to send a message. */
    void send(Recipient to, Draft draft) {
        send(SendRequest.to(to).draft(draft));
    }

    /** Requests to send a message. */
    void send(SendRequest request) {
        messages.send(request.reference("reference"))
                .toOptional()
                .filter(queued -> !queued.alreadyQueued())
                .ifPresent(queued -> sent = queued.messages().get(0));
    }

    /** Schedules a message for an hour later. */
    void schedule(SendRequest request) {
        Outcome<ScheduledMessage> ignored = messages.schedule(request.sendAt(NOON.plus(Duration.ofHours(1))));
    }

    /** Runs the first due work of a kind. */
    void run(WorkKind kind) {
        Instant late = NOON.plus(Duration.ofDays(1));
        Lease lease = store.lease(new LeaseRequest("token-of-" + kind, Set.of(kind), late, Duration.ofMinutes(1)))
                .orElseThrow();
        WorkItem item = store.due(lease, Set.of(kind), late, 1).get(0);
        handlers.get(kind).handle(lease, item);
    }

    static MessageEvent.Inbound text(Line line, String id, String body, PartyKey... keys) {
        return inbound(line, id, new MessageContent.Text(body), keys);
    }

    static MessageEvent.Inbound inbound(Line line, String id, MessageContent content, PartyKey... keys) {
        return new MessageEvent.Inbound(line.key(), party(keys), id, NOON, content, null, true, raw(id));
    }

    static Party party(PartyKey... keys) {
        return new Party(List.of(keys), null);
    }

    static PartyKey named(IdentityKeyKind kind, String value) {
        return new PartyKey(kind, value);
    }

    static PartyKey number(String digits) {
        return named(IdentityKeyKind.WHATSAPP_NUMBER, digits);
    }

    static PartyKey userId(String id) {
        return named(IdentityKeyKind.BSUID, id);
    }

    static PartyKey igsid(String id) {
        return named(IdentityKeyKind.IGSID, id);
    }

    static IdentityKey numberKey(String digits) {
        return IdentityKey.whatsAppNumber(new Phone(digits));
    }

    static IdentityKey userIdKey(String id) {
        return new IdentityKey(IdentityKeyKind.BSUID, "9001", id);
    }

    static IdentityKey psidKey(String id) {
        return new IdentityKey(IdentityKeyKind.PSID, "1041", id);
    }

    static IdentityKey igsidKey(String id) {
        return new IdentityKey(IdentityKeyKind.IGSID, "1784", id);
    }

    static RawBytes raw(String text) {
        return RawBytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private final class Gateway implements ChannelGateway {
        @Override
        public SendOutcome send(Dispatch dispatch) {
            return sendOutcome;
        }

        @Override
        public boolean markRead(Line line, IdentityKey from, String messageId) {
            return true;
        }
    }

    private static final class NoStorage implements MediaStorage {
        @Override
        public void store(String key, @Nullable String mimeType, InputStream bytes) {}

        @Override
        public Optional<InputStream> open(String key) {
            return Optional.empty();
        }

        @Override
        public void delete(String key) {}
    }
}
