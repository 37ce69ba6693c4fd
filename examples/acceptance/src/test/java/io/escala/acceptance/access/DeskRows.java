package io.escala.acceptance.access;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.SampleFiles;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.audit.AuditQuery;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.CreatePreview;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSelection;
import io.escala.core.feed.Feed;
import io.escala.core.inbox.Desk;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.records.RecordQuery;
import io.escala.core.reports.SessionQuery;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.core.send.ScheduledQuery;
import io.escala.core.send.ScheduledRequest;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Surface;
import io.escala.core.team.TeamDesk;
import io.escala.core.template.TemplateQuery;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.ThreadPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The table of access. A row has a letter for each column: administrator; sales user with a conversation of their own, of nobody and of
 * others; editor; role without permissions; automation; campaign; host. {@code Y}: it is done or shown; {@code N}: it is not there for the
 * actor; {@code D}: it is denied.
 */
final class DeskRows {
    static final ConversationTag VIP = new ConversationTag("vip");

    private static final Company COMPANY = new Company(
            TestBusiness.ACCOUNT, new CompanyId("none"), "Firm", null, null, Map.of(), null, Instant.EPOCH, 0);

    private static final CrmRecord OPPORTUNITY = new CrmRecord(
            TestBusiness.ACCOUNT,
            new RecordId("none"),
            "Call",
            null,
            null,
            null,
            null,
            null,
            RecordDetails.Opportunity.open(),
            null,
            null,
            Origin.HOST,
            Instant.EPOCH,
            Instant.EPOCH,
            0);

    /** What one sees of a conversation. */
    private static final String SEEN = "YYNNNNYYY";

    /** What is done to a conversation that one sees; campaigns only send. */
    private static final String CHANGED = "YYNNNNYDY";

    /** What is there for everybody of the account. */
    private static final String EVERYBODY = "YYYYYYYYY";

    /** What needs a permission that administrators and the host have. */
    private static final String ADMINISTRATORS = "YDDDDDDDY";

    /** What whoever handles conversations does for whole lines. */
    private static final String HANDLES = "YYYYDDDDY";

    /** What whoever converses may do. */
    private static final String CONVERSES = "YYYYDDYYY";

    /** What people who converse may look up, and who manages contacts. */
    private static final String LOOK_UP = "YYYYYDYYY";

    /** A contact that one sees in lists or in a conversation. */
    private static final String LOOKS_AT = "YYNNYDYYY";

    /** What sales users, editors and campaigns may not do with contacts. */
    private static final String REGISTERS = "YDDDDDYDY";

    private static final NewContact ROSA = NewContact.consenting("Rosa", "Paz");

    /** What a row is about. */
    record Data(
            ConversationId conversation,
            MessageId message,
            ContactId contact,
            InboxFixture.Node node,
            InboxFixture.Node withTeam,
            InboxFixture.Node keptTeam) {
        /** A cursor of the beginning of one of an actor's lists, which only who sees it is given. */
        private static String beginning(String list, Actor actor, Object which) {
            return BoundCursors.of(list, actor, which)
                    .given(new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none").toString());
        }
    }

    /** Asks as an actor, and returns the letter of the answer. */
    @FunctionalInterface
    interface Check {
        char answer(InboxFixture fixture, Data data, Actor actor, Assignment whose) throws Exception;
    }

    /** A read: what it returns says whether something was found. */
    @FunctionalInterface
    private interface Read {
        Object of(Desk desk, Data data) throws Exception;
    }

    /** Something done to a selection. */
    @FunctionalInterface
    private interface Selected {
        Map<ConversationId, ? extends Outcome<?>> run(ConversationSelection selection);
    }

    record Row(String method, String expected, Check check) {}

    private final DeskCommands commands = new DeskCommands();
    private final List<Row> rows = new ArrayList<>();
    private final AtomicInteger users = new AtomicInteger();

    List<Row> all() {
        rows.clear();
        conversations();
        contactsAndMessages();
        account();
        return List.copyOf(rows);
    }

    private void conversations() {
        commandsNamed("Conversations.assign(ConversationId, Assignment)", CHANGED);
        commandsNamed("Conversations.close(ConversationId, Closing)", CHANGED);
        for (String method : List.of("reopen", "markRead", "markUnread", "showTyping", "takeOver", "handBack")) {
            commandsNamed("Conversations." + method + "(ConversationId)", CHANGED);
        }
        commandsNamed("Conversations.tag(ConversationId, ConversationTag[])", CHANGED);
        commandsNamed("Conversations.untag(ConversationId, ConversationTag[])", CHANGED);
        commandsNamed("Conversations.note(ConversationId, String)", CHANGED);
        selected(
                "assign(Assignment)",
                all -> all.assign(Assignment.toContactOwner().unreadForNewOwner()));
        selected("close(Closing)", all -> all.close(Closing.because("Sold")));
        selected("reopen()", ConversationSelection::reopen);
        selected("markRead()", ConversationSelection::markRead);
        selected("markUnread()", ConversationSelection::markUnread);
        selected("takeOver()", ConversationSelection::takeOver);
        selected("handBack()", ConversationSelection::handBack);
        selected("tag(ConversationTag[])", all -> all.tag(VIP));
        selected("untag(ConversationTag[])", all -> all.untag(new ConversationTag("other")));

        read(
                "Conversations.view(ConversationId)",
                SEEN,
                (desk, of) -> desk.conversations().view(of.conversation()));
        read(
                "Conversations.list(ConversationQuery)",
                SEEN,
                (desk, of) -> desk.conversations().list(ConversationQuery.all().ofContact(of.contact())));
        read(
                "Conversations.ofContact(ContactId)",
                SEEN,
                (desk, of) -> desk.conversations().ofContact(of.contact()));
        read(
                "Conversations.messages(ConversationId)",
                SEEN,
                (desk, of) -> desk.conversations().messages(of.conversation()));
        read(
                "Conversations.candidates(ConversationId)",
                SEEN,
                (desk, of) -> desk.conversations().candidates(of.conversation()));
        read(
                "Conversations.candidates()",
                "YYYYNNYYY",
                (desk, of) ->
                        of.withTeam().inbox().as(desk.actor()).conversations().candidates());
        read(
                "Conversations.tagsInUse()",
                "YYYYNNYYY",
                (desk, of) -> desk.conversations().tagsInUse());
        read(
                "Conversations.selection(Collection)",
                EVERYBODY,
                (desk, of) -> desk.conversations().selection(List.of(of.conversation())));
        read(
                "Conversations.thread(ConversationId)",
                EVERYBODY,
                (desk, of) -> desk.conversations().thread(of.conversation()));
        read(
                "ThreadReader.page(CursorRequest)",
                SEEN,
                (desk, of) -> desk.conversations().thread(of.conversation()).page(CursorRequest.newest(9)));
        read(
                "ThreadReader.around(MessageId, int)",
                SEEN,
                (desk, of) -> desk.conversations().thread(of.conversation()).around(of.message(), 9));
        read(
                "ThreadReader.since(String, int)",
                SEEN,
                (desk, of) -> desk.conversations()
                        .thread(of.conversation())
                        .since(Data.beginning("thread", desk.actor(), of.conversation()), 9));
        read(
                "Conversations.timeline(ContactId)",
                EVERYBODY,
                (desk, of) -> desk.conversations().timeline(of.contact()));
        read(
                "Conversations.touchpoints(ConversationId)",
                SEEN,
                (desk, of) -> desk.conversations().touchpoints(of.conversation()));
        read(
                "TimelineReader.page(CursorRequest)",
                SEEN,
                (desk, of) -> desk.conversations()
                        .timeline(of.contact())
                        .page(CursorRequest.newest(9))
                        .entries());
        read(
                "TimelineReader.since(String, int)",
                SEEN,
                (desk, of) -> desk.conversations()
                        .timeline(of.contact())
                        .since(Data.beginning("timeline", desk.actor(), of.contact()), 9)
                        .entries());
    }

    private void contactsAndMessages() {
        commandsNamed("Contacts.create(ConversationId, NewContact)", REGISTERS);
        commandsNamed("Contacts.add(NewContact)", "YDDDYDDDY");
        previewed(
                "Contacts.previewCreate(ConversationId, NewContact)",
                REGISTERS,
                (desk, of) -> desk.contacts().previewCreate(of.conversation(), ROSA));
        previewed(
                "Contacts.previewAdd(NewContact)",
                "YDDDYDDDY",
                (desk, of) -> desk.contacts().previewAdd(ROSA));
        commandsNamed("Contacts.associate(ConversationId, ContactId, AssociateOptions)", REGISTERS);
        add("Contacts.associate(ConversationId, ContactId)", REGISTERS, "Contacts.associate");
        commandsNamed("Contacts.createOrAssociate(ConversationId)", REGISTERS);
        commandsNamed("Contacts.edit(ContactId, long, UnaryOperator)", "YDDDYDDDY");
        commandsNamed("Contacts.archive(ContactId)", "YDDDYDDDY");
        commandsNamed("Contacts.restore(ContactId)", "YDDDYDDDY");
        commandsNamed("Contacts.delete(ContactId, DeleteOptions)", "YDDDYDDDY");
        commandsNamed("Contacts.moveKey(ContactId, ContactId, ContactKeyValue)", "YDDDYDDDY");
        add("Contacts.delete(ContactId)", "YDDDYDDDY", "Contacts.delete");
        commandsNamed("Contacts.unlink(ConversationId)", REGISTERS);
        commandsNamed("Contacts.upsert(NewContact)", "YDDDYDDDY");
        called("Contacts.upsertAll(Iterator, BiConsumer)", "YDDDYDDDY", desk -> {
            AtomicReference<Outcome<?>> outcome = new AtomicReference<>();
            desk.contacts()
                    .upsertAll(
                            List.of(NewContact.consenting("Ñata", "Muñoz").externalReference("one of many"))
                                    .iterator(),
                            (row, each) -> outcome.set(each));
            return outcome.get();
        });
        read(
                "Contacts.byExternalReference(String)",
                LOOK_UP,
                (desk, of) -> desk.contacts().byExternalReference("nobody's").isEmpty()
                        ? Optional.of("looked up")
                        : Optional.empty());
        read(
                "Contacts.actions(ContactId)",
                LOOKS_AT,
                (desk, of) -> desk.contacts().actions(of.contact()));
        read(
                "Contacts.history(ContactId)",
                LOOKS_AT,
                (desk, of) -> desk.contacts().history(of.contact()).page(CursorRequest.first(1)).items().stream()
                        .findFirst());
        read("Contacts.card(ContactId)", LOOKS_AT, (desk, of) -> desk.contacts().card(of.contact()));
        read(
                "Contacts.card(ConversationId)",
                SEEN,
                (desk, of) -> desk.contacts().card(of.conversation()));
        read(
                "Contacts.explain(ConversationId)",
                SEEN,
                (desk, of) -> desk.contacts().explain(of.conversation()));
        read("Contacts.explain(MessageId)", SEEN, (desk, of) -> desk.contacts().explain(of.message()));
        read(
                "Contacts.search(ContactQuery)",
                LOOK_UP,
                (desk, of) -> desk.contacts().search(ContactQuery.matching("Rosa")));
        shown(
                "Contacts.unregistered(String)",
                EVERYBODY,
                (desk, of) -> desk.contacts().unregistered("Rosa").count());
        shown(
                "Contacts.existence(String)",
                LOOK_UP,
                (desk, of) -> desk.contacts().existence("rosa@example.com"));
        shown(
                "Contacts.suggestions()",
                "YDDDYDYDY",
                (desk, of) -> desk.contacts().suggestions().count());

        records();
        commandsNamed("Messages.send(SendRequest)", SEEN);
        commandsNamed("Messages.react(MessageId, String)", SEEN);
        commandsNamed("Messages.unreact(MessageId)", SEEN);
        rows.add(new Row("Messages.preview(SendRequest)", SEEN, (fixture, data, actor, whose) -> {
            SendPreview preview = fixture.inbox()
                    .as(actor)
                    .messages()
                    .preview(SendRequest.to(data.conversation()).text("hola").reference("preview"));
            return letter(preview.allowed(), preview.refusals());
        }));
        commandsNamed("Messages.schedule(ScheduledRequest)", SEEN);
        commandsNamed("Messages.cancel(MessageId)", SEEN);
        rows.add(new Row("Messages.preview(ScheduledRequest)", SEEN, (fixture, data, actor, whose) -> {
            SendPreview preview = fixture.inbox().as(actor).messages().preview(later(fixture, data.conversation()));
            return letter(preview.allowed(), preview.refusals());
        }));
        rows.add(new Row("Messages.scheduled(ScheduledQuery)", SEEN, (fixture, data, actor, whose) -> {
            fixture.inbox()
                    .as(fixture.administrator())
                    .messages()
                    .schedule(later(fixture, data.conversation()))
                    .orThrow();
            ScheduledQuery ofConversation = ScheduledQuery.waiting().of(data.conversation());
            long seen = fixture.inbox()
                    .as(actor)
                    .messages()
                    .scheduled(ofConversation)
                    .count()
                    .value();
            return seen > 0 ? 'Y' : 'N';
        }));
        read("Messages.get(Collection)", SEEN, (desk, of) -> desk.messages().get(List.of(of.message())));
        shown(
                "Messages.templateReports(Collection)",
                EVERYBODY,
                (desk, of) -> desk.messages().templateReports(List.of()));
        shown(
                "Templates.approved(TemplateQuery)",
                EVERYBODY,
                (desk, of) -> desk.templates().approved(TemplateQuery.of(TestBusiness.SALES)));
        shown("Templates.fields()", EVERYBODY, (desk, of) -> desk.templates().fields());
        shown("Templates.refresh(LineId)", EVERYBODY, (desk, of) -> {
            desk.templates().refresh(TestBusiness.SALES);
            return Optional.empty();
        });
        read(
                "Messages.options(ConversationId, Surface)",
                SEEN,
                (desk, of) -> desk.messages().options(of.conversation(), Surface.MOBILE));
        library();
        read("Media.of(Collection)", SEEN, (desk, of) -> desk.media().of(List.of(of.message())));
        read("Media.open(MessageId, int)", SEEN, (desk, of) -> desk.media().open(of.message(), 0));
    }

    private static ScheduledRequest later(InboxFixture fixture, ConversationId conversation) {
        return SendRequest.to(conversation).text("hola").sendAt(fixture.now().plus(Duration.ofHours(1)));
    }

    private void library() {
        LibraryFileId none = new LibraryFileId("none");
        shown(
                "Library.list(FileSource)",
                CONVERSES,
                (desk, of) -> desk.library().list(FileSource.ESCALA_GALLERY).count());
        shown(
                "Library.search(FileSource, String)",
                CONVERSES,
                (desk, of) ->
                        desk.library().search(FileSource.ESCALA_GALLERY, "sofa").count());
        shown(
                "Library.find(LibraryFileId)",
                CONVERSES,
                (desk, of) -> desk.library().find(none));
        shown(
                "Library.open(LibraryFileId)",
                CONVERSES,
                (desk, of) -> desk.library().open(none));
        rows.add(new Row(
                "Library.add(NewFile)",
                CONVERSES,
                (fixture, data, actor, whose) ->
                        letter(data.node().inbox().as(actor).library().add(SampleFiles.of(MediaKind.IMAGE)))));
        rows.add(new Row("Library.remove(LibraryFileId)", ADMINISTRATORS, (fixture, data, actor, whose) -> {
            LibraryFileId file = data.node()
                    .inbox()
                    .as(fixture.administrator())
                    .library()
                    .add(SampleFiles.of(MediaKind.IMAGE))
                    .orThrow()
                    .id();
            return letter(data.node().inbox().as(actor).library().remove(file));
        }));
    }

    private void records() {
        commandsNamed("Records.create(RecordDraft)", "YYYYYDYDY");
        commandsNamed("Records.upsert(RecordDraft)", "YDDDYDDDY");
        commandsNamed("Records.edit(RecordId, long, UnaryOperator)", "YDDDYDDDY");
        commandsNamed("Records.complete(RecordId)", "YDDDYDYDY");
        commandsNamed("Records.reopen(RecordId)", "YDDDYDDDY");
        commandsNamed("Records.remove(RecordId)", "YDDDYDDDY");
        commandsNamed("Companies.create(CompanyDraft)", "YDDDYDDDY");
        commandsNamed("Companies.upsert(CompanyDraft)", "YDDDYDDDY");
        commandsNamed("Companies.edit(CompanyId, long, UnaryOperator)", "YDDDYDDDY");
        commandsNamed("Companies.archive(CompanyId)", "YDDDYDDDY");
        commandsNamed("Companies.restore(CompanyId)", "YDDDYDDDY");
        read(
                "ContactPanels.of(ContactId)",
                LOOKS_AT,
                (desk, of) -> desk.panels().of(of.contact()));
        read(
                "ContactPanels.of(ConversationId)",
                SEEN,
                (desk, of) -> desk.panels().of(of.conversation()));
        shown("Records.find(RecordId)", LOOK_UP, (desk, of) -> desk.records().find(new RecordId("none")));
        shown("Records.of(ContactId)", LOOK_UP, (desk, of) -> desk.records().of(of.contact()));
        shown("Records.list(RecordQuery)", LOOK_UP, (desk, of) -> desk.records().list(RecordQuery.all()));
        shown(
                "Companies.find(CompanyId)",
                LOOK_UP,
                (desk, of) -> desk.companies().find(new CompanyId("none")));
        shown(
                "Companies.search(String)",
                LOOK_UP,
                (desk, of) -> desk.companies().search("none"));
        shown(
                "Companies.searchArchived(String)",
                LOOK_UP,
                (desk, of) -> desk.companies().searchArchived("none"));
        shown(
                "Companies.contacts(CompanyId)",
                LOOK_UP,
                (desk, of) -> desk.companies().contacts(new CompanyId("none")));
    }

    private void account() {
        read("Desk.actor()", EVERYBODY, (desk, of) -> desk.actor());
        commandsNamed("Administration.save(AccountSettings)", ADMINISTRATORS);
        commandsNamed("Administration.connect(Line)", ADMINISTRATORS);
        read(
                "Administration.settings()",
                EVERYBODY,
                (desk, of) -> desk.administration().settings());
        read(
                "Administration.lines()",
                EVERYBODY,
                (desk, of) -> desk.administration().lines());
        read(
                "Administration.channels()",
                EVERYBODY,
                (desk, of) -> desk.administration().channels());
        commandsNamed("Lines.rename(LineId, String)", ADMINISTRATORS);
        commandsNamed("Lines.resume(LineId)", ADMINISTRATORS);
        commandsNamed("Lines.repoint(Line)", ADMINISTRATORS);
        commandsNamed("Lines.remove(LineId)", ADMINISTRATORS);
        shown("AutoClosing.rules()", EVERYBODY, (desk, of) -> desk.autoClosing().rules());
        for (String method : List.of(
                "save(AutoCloseDraft)", "change(AutoCloseRuleId, long, AutoCloseDraft)", "remove(AutoCloseRuleId)")) {
            commandsNamed("AutoClosing." + method, HANDLES);
        }
        team();
        shown("Fields.all()", EVERYBODY, (desk, of) -> desk.fields().all());
        shown("Fields.of(Company)", EVERYBODY, (desk, of) -> desk.fields().of(COMPANY));
        shown("Fields.of(CrmRecord)", EVERYBODY, (desk, of) -> desk.fields().of(OPPORTUNITY));
        for (String method : List.of(
                "create(CustomFieldDraft)",
                "change(FieldEntity, String, UnaryOperator)",
                "reorder(FieldEntity, List)",
                "archive(FieldEntity, String)",
                "restore(FieldEntity, String)")) {
            commandsNamed("Fields." + method, ADMINISTRATORS);
        }
        commandsNamed("Quarantine.replayWork(Collection)", ADMINISTRATORS);
        called(
                "Quarantine.replay(Collection)",
                ADMINISTRATORS,
                desk -> desk.quarantine().replay(List.of("none")));
        called(
                "Quarantine.replay(QuarantineFilter)",
                ADMINISTRATORS,
                desk -> desk.quarantine().replay(QuarantineFilter.EVERYTHING));
        shown(
                "Quarantine.list(QuarantineFilter)",
                ADMINISTRATORS,
                (desk, of) ->
                        desk.quarantine().list(QuarantineFilter.EVERYTHING).count());
        shown(
                "Quarantine.work()",
                ADMINISTRATORS,
                (desk, of) -> desk.quarantine().work().count());
        read(
                "Reports.sessions(SessionQuery)",
                ADMINISTRATORS,
                (desk, of) -> desk.reports().sessions(SessionQuery.all()));
        shown(
                "Audit.records(AuditQuery)",
                ADMINISTRATORS,
                (desk, of) -> desk.audit().records(AuditQuery.all()).count());
        read(
                "Desk.events(CursorRequest)",
                ADMINISTRATORS,
                (desk, of) -> ((EventPage.Events) desk.events(CursorRequest.first(1))).events());
        shown("Health.current()", ADMINISTRATORS, (desk, of) -> desk.health().current());
        shown(
                "Health.check(Duration)",
                ADMINISTRATORS,
                (desk, of) -> desk.health().check(Duration.ofDays(1)));
        // Only the host outside any account has them.
        shown("Health.unclaimed()", "NNNNNNNNN", (desk, of) -> desk.health().unclaimed());

        shown("FeedStart.fromNow()", EVERYBODY, (desk, of) -> {
            try (Feed feed = desk.feed().fromNow()) {
                return feed.cursor();
            }
        });
        shown("FeedStart.from(String)", EVERYBODY, (desk, of) -> {
            try (Feed start = desk.feed().fromNow();
                    Feed feed = desk.feed().from(start.cursor())) {
                return feed.cursor();
            }
        });
        shown("Feed.cursor()", EVERYBODY, (desk, of) -> {
            try (Feed feed = desk.feed().fromNow()) {
                return feed.cursor();
            }
        });
        shown("Feed.close()", EVERYBODY, (desk, of) -> {
            desk.feed().fromNow().close();
            return "closed";
        });
        rows.add(new Row("Feed.poll(Duration)", SEEN, (fixture, data, actor, whose) -> {
            try (Feed feed = fixture.inbox().as(actor).feed().fromNow()) {
                fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .conversations()
                        .note(data.conversation(), "seen?")
                        .orThrow();
                return feed.poll(Duration.ZERO).updates().isEmpty() ? 'N' : 'Y';
            }
        }));
    }

    private void team() {
        ofTeam("users()", ADMINISTRATORS, team -> team.users().isEmpty() ? 'N' : 'Y');
        ofTeam("settings()", EVERYBODY, team -> team.settings().version() < 0 ? 'N' : 'Y');
        ofTeam(
                "save(TeamUser)",
                ADMINISTRATORS,
                team -> letter(team.save(TeamUser.of(
                        TestBusiness.ACCOUNT, new UserId("new-" + users.incrementAndGet()), "Nora", Role.EDITOR))));
        ofTeam("save(TeamSettings)", ADMINISTRATORS, team -> letter(team.save(team.settings())));
        // A user sets their own; nobody else has one.
        ofTeam("setMyStatus(String)", "YYYYYYNNN", team -> letter(team.setMyStatus(UserStatus.AWAY.name())));
        ofTeam("markActive()", "YYYYYYNNN", team -> letter(team.markActive()));
    }

    private void ofTeam(String method, String expected, Function<TeamDesk, Character> call) {
        rows.add(new Row("TeamDesk." + method, expected, (fixture, data, actor, whose) -> {
            try {
                return call.apply(data.keptTeam().inbox().as(actor).team());
            } catch (RefusedException refused) {
                return letter(false, refused.refusals());
            }
        }));
    }

    /** A command of {@link DeskCommands}, by its method. */
    private void commandsNamed(String signature, String expected) {
        add(signature, expected, signature.substring(0, signature.indexOf('(')));
    }

    private void add(String signature, String expected, String method) {
        DeskCommand command = commands.all().stream()
                .filter(one -> one.method().equals(method))
                .findFirst()
                .orElseThrow();
        rows.add(new Row(signature, expected, (fixture, data, actor, whose) -> {
            DeskCommand.Prepared prepared = command.preparation()
                    .prepare(
                            fixture,
                            id -> fixture.inbox()
                                    .as(fixture.administrator())
                                    .conversations()
                                    .assign(id, whose)
                                    .orThrow());
            return letter(prepared.call().run(fixture.inbox().as(actor)));
        }));
    }

    private void called(String signature, String expected, DeskCommand.Call call) {
        rows.add(new Row(
                signature,
                expected,
                (fixture, data, actor, whose) -> letter(call.run(fixture.inbox().as(actor)))));
    }

    private void selected(String method, Selected command) {
        rows.add(new Row(
                "ConversationSelection." + method,
                CHANGED,
                (fixture, data, actor, whose) -> letter(
                        command.run(fixture.inbox().as(actor).conversations().selection(List.of(data.conversation())))
                                .get(data.conversation()))));
    }

    /** A read that is shown if it finds something. */
    private void read(String signature, String expected, Read read) {
        rows.add(new Row(signature, expected, (fixture, data, actor, whose) -> {
            try {
                return isFound(read.of(data.node().inbox().as(actor), data)) ? 'Y' : 'N';
            } catch (RefusedException refused) {
                return letter(false, refused.refusals());
            }
        }));
    }

    /** A read that is shown whatever it finds. */
    private void shown(String signature, String expected, Read read) {
        read(signature, expected, (desk, data) -> Optional.of(read.of(desk, data)));
    }

    private static boolean isFound(Object found) {
        if (found instanceof Optional<?> optional) {
            return optional.isPresent();
        }
        if (found instanceof Collection<?> all) {
            return !all.isEmpty();
        }
        if (found instanceof Map<?, ?> all) {
            return !all.isEmpty();
        }
        return !(found instanceof Listing<?> listing) || listing.iterator().hasNext();
    }

    /** A preview that shows the contact that is there already. */
    private void previewed(String method, String expected, BiFunction<Desk, Data, CreatePreview> preview) {
        rows.add(new Row(method, expected, (fixture, data, actor, whose) -> {
            CreatePreview found = preview.apply(fixture.inbox().as(actor), data);
            return letter(found.twins().stream().anyMatch(twin -> twin.id().equals(data.contact())), found.refusals());
        }));
    }

    private static char letter(Outcome<?> outcome) {
        return letter(outcome.isDone(), outcome.refusals());
    }

    private static char letter(boolean done, List<Refusal> refusals) {
        if (done) {
            return 'Y';
        }
        Set<Refusal.Reason> reasons =
                Set.copyOf(refusals.stream().map(Refusal::reason).toList());
        if (reasons.contains(Refusal.Reason.NOT_PERMITTED)) {
            return 'D';
        }
        return reasons.contains(Refusal.Reason.NOT_FOUND) ? 'N' : '?';
    }
}
