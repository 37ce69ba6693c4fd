package io.escala.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.audit.Audit;
import io.escala.core.audit.AuditQuery;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.inbox.InboxBuilder;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditResult;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.store.CursorPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** What a user or the host changes, and what is denied to anybody, is in the audit trail. */
class AuditTest {
    private static final Set<AuditOperation> READING =
            EnumSet.of(AuditOperation.CONVERSATION_MARK_READ, AuditOperation.CONVERSATION_MARK_UNREAD);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final UserId SAM = new UserId("sam");

    private final DeskCommands commands = new DeskCommands();

    private static List<Actor> actors() {
        List<Actor> actors = new ArrayList<>();
        List<Role> roles = List.of(Role.ADMINISTRATOR, Role.SALES_USER, Role.EDITOR, new Role("nothing", Set.of()));
        roles.forEach(role -> actors.add(Actor.user(TestBusiness.ACCOUNT, SAM, role)));
        actors.add(Actor.automation(TestBusiness.ACCOUNT));
        actors.add(Actor.campaign(TestBusiness.ACCOUNT));
        actors.add(Actor.host(TestBusiness.ACCOUNT));
        return actors;
    }

    private static List<AuditRecord> trail(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).audit().records(AuditQuery.all()).stream()
                .toList();
    }

    /** What was added to the trail, newest first. */
    private static List<AuditRecord> added(InboxFixture fixture, List<AuditRecord> before) {
        List<AuditRecord> added = new ArrayList<>(trail(fixture));
        added.removeAll(before);
        return added;
    }

    private static DeskCommand.Ownership owned(InboxFixture fixture, Assignment assignment) {
        return id -> fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(id, assignment)
                .orThrow();
    }

    @EveryStore
    @DisplayName(
            "Whoever does whatever to whose conversation: what is changed and what is denied is recorded, and nothing else")
    void everyCommandOfEveryRole(InboxFixture fixture) {
        for (Assignment whose : List.of(Assignment.toUser(SAM), Assignment.toNobody())) {
            for (Actor actor : actors()) {
                for (DeskCommand command : commands.all()) {
                    assertRecorded(fixture, actor, command, whose);
                }
            }
        }

        assertThat(trail(fixture))
                .hasSizeGreaterThan(200)
                .allSatisfy(one -> assertThat(one.toString()).doesNotContain(DeskCommands.PERSONAL));
        // Sends are messages with an author; reading is nobody's business.
        assertThat(trail(fixture))
                .filteredOn(one -> one.result() == AuditResult.DONE)
                .extracting(AuditRecord::operation)
                .doesNotContain(
                        AuditOperation.MESSAGE_SEND,
                        AuditOperation.CONVERSATION_MARK_READ,
                        AuditOperation.CONVERSATION_MARK_UNREAD)
                .containsAll(commands.all().stream()
                        .map(DeskCommand::operation)
                        .filter(operation -> !READING.contains(operation) && operation != AuditOperation.MESSAGE_SEND)
                        .toList());
        assertThat(trail(fixture))
                .filteredOn(one -> one.result() == AuditResult.DENIED)
                .extracting(AuditRecord::operation)
                .containsAll(commands.all().stream().map(DeskCommand::operation).toList());
    }

    private static void assertRecorded(InboxFixture fixture, Actor actor, DeskCommand command, Assignment whose) {
        String what = actor + " does " + command + " of " + whose.user();
        DeskCommand.Prepared prepared = command.preparation().prepare(fixture, owned(fixture, whose));
        fixture.later(MINUTE);
        List<AuditRecord> before = trail(fixture);

        Outcome<?> outcome = prepared.call().run(fixture.inbox().as(actor));

        List<AuditRecord> added = added(fixture, before);
        if (!outcome.isDone()) {
            assertThat(added).as(what).singleElement().satisfies(denied -> {
                assertThat(denied.operation()).isEqualTo(command.operation());
                assertThat(denied.by()).isEqualTo(AuditActor.of(actor));
                assertThat(denied.subject()).isEqualTo(prepared.subject());
                assertThat(denied.at()).isEqualTo(fixture.now());
                assertThat(denied.reasons())
                        .isEqualTo(outcome.refusals().stream()
                                .map(refusal -> refusal.reason().name())
                                .sorted()
                                .toList());
            });
        } else if (actor.kind() == Actor.Kind.AUTOMATION
                || actor.kind() == Actor.Kind.CAMPAIGN
                || READING.contains(command.operation())
                || command.operation() == AuditOperation.MESSAGE_SEND) {
            assertThat(added).as(what).isEmpty();
        } else {
            assertThat(added).as(what).singleElement().satisfies(done -> {
                assertThat(done.operation()).isEqualTo(command.operation());
                assertThat(done.by()).isEqualTo(AuditActor.of(actor));
                assertThat(done.result()).isEqualTo(AuditResult.DONE);
                assertThat(done.at()).isEqualTo(fixture.now());
            });
        }
    }

    @EveryStore
    @DisplayName("What changes nothing leaves no record")
    void nothingChanged(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        List<AuditRecord> before = trail(fixture);
        Conversations desk = fixture.inbox().as(fixture.administrator()).conversations();

        assertThat(desk.assign(id, Assignment.toNobody()).isDone()).isTrue();
        assertThat(desk.reopen(id).isDone()).isTrue();
        assertThat(desk.handBack(id).isDone()).isTrue();
        assertThat(desk.note(id, " ").isDone()).isFalse();

        assertThat(added(fixture, before)).isEmpty();
    }

    @EveryStore
    @DisplayName("Records name the fields that were changed, also of the contact that goes along")
    void changedFields(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        Desk desk = fixture.inbox().as(fixture.administrator());
        ContactCard rosa =
                desk.contacts().create(id, NewContact.consenting("Rosa", "Paz")).orThrow();
        desk.conversations().assign(id, Assignment.toUser(SAM)).orThrow();
        List<AuditRecord> before = trail(fixture);

        desk.conversations()
                .assign(id, Assignment.toUser(new UserId("leo")).ofEveryOwner().including(Assignment.Related.CONTACT))
                .orThrow();
        AccountSettings settings = desk.administration().settings().orElseThrow();
        desk.administration()
                .save(settings.withCompanyName("Shop").withHumanAgent(true))
                .orThrow();

        assertThat(added(fixture, before))
                .extracting(AuditRecord::operation, AuditRecord::subject, AuditRecord::fields)
                .containsExactlyInAnyOrder(
                        tuple(AuditOperation.CONVERSATION_ASSIGN, AuditSubject.of(id), List.of("OWNER")),
                        tuple(AuditOperation.CONVERSATION_ASSIGN, AuditSubject.of(rosa.id()), List.of("OWNER")),
                        tuple(AuditOperation.SETTINGS_SAVE, null, List.of("COMPANY_NAME", "HUMAN_AGENT")));
    }

    @EveryStore
    @DisplayName("A selection leaves a record for each that was changed or denied")
    void selections(InboxFixture fixture) {
        List<ConversationId> ids = List.of(conversation(fixture), conversation(fixture), new ConversationId("absent"));
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(ids.get(0), Assignment.toUser(SAM))
                .orThrow();
        List<AuditRecord> before = trail(fixture);

        Map<ConversationId, Outcome<Conversation>> outcomes = fixture.inbox()
                .as(fixture.salesUser())
                .conversations()
                .selection(ids)
                .takeOver();

        assertThat(outcomes.get(ids.get(1))).isEqualTo(outcomes.get(ids.get(2)));
        assertThat(added(fixture, before))
                .extracting(AuditRecord::subject, AuditRecord::reasons)
                .containsExactlyInAnyOrder(
                        tuple(AuditSubject.of(ids.get(0)), List.of()),
                        tuple(AuditSubject.of(ids.get(1)), List.of("NOT_FOUND")));
    }

    @EveryStore
    @DisplayName("S10, S11 Without the plan every command and every read that is refused leaves a record")
    void withoutThePlan(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        fixture.bought();
        List<AuditRecord> before = trail(fixture);
        Desk desk = fixture.inbox().as(fixture.administrator());

        assertThat(desk.conversations().reopen(id).refusedFor(Refusal.Reason.NOT_ENTITLED))
                .isTrue();
        List<Runnable> reads = List.of(
                () -> assertThat(desk.conversations()
                                .list(ConversationQuery.all())
                                .count())
                        .isNull(),
                () -> assertThat(desk.conversations().thread(id).page(CursorRequest.newest(1)))
                        .isNull(),
                () -> assertThat(desk.contacts().suggestions().count()).isNull(),
                () -> assertThat(desk.messages().get(List.of())).isNull(),
                () -> assertThat(desk.media().of(List.of())).isNull(),
                () -> assertThat(desk.feed().fromNow()).isNull());
        reads.forEach(read -> assertThatExceptionOfType(RefusedException.class).isThrownBy(read::run));

        assertThat(added(fixture, before))
                .allSatisfy(one -> assertThat(one.reasons()).containsExactly("NOT_ENTITLED"))
                .extracting(AuditRecord::operation)
                .containsExactlyInAnyOrder(
                        AuditOperation.CONVERSATION_REOPEN,
                        AuditOperation.CONVERSATIONS_READ,
                        AuditOperation.CONTACTS_READ,
                        AuditOperation.MESSAGES_READ,
                        AuditOperation.MEDIA_READ,
                        AuditOperation.FEED_READ);
    }

    @EveryStore
    @DisplayName(
            "Administrators read the trail, by time, user, operation, subject and result; to others it is denied, which is recorded")
    void reading(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        Instant begun = fixture.now();
        fixture.later(MINUTE);
        Desk desk = fixture.inbox().as(fixture.administrator());
        desk.conversations().assign(id, Assignment.toUser(SAM)).orThrow();
        fixture.later(MINUTE);
        desk.conversations().takeOver(id).orThrow();
        for (Actor other : List.of(
                fixture.salesUser(),
                fixture.editor(),
                fixture.custom(Permission.OPERATE),
                Actor.automation(TestBusiness.ACCOUNT),
                Actor.campaign(TestBusiness.ACCOUNT))) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> fixture.inbox()
                            .as(other)
                            .audit()
                            .records(AuditQuery.all())
                            .count());
        }

        Audit audit = desk.audit();
        assertThat(audit.records(AuditQuery.all().of(AuditOperation.AUDIT_READ))
                        .count()
                        .value())
                .isEqualTo(5);
        assertThat(audit.records(AuditQuery.all().by(SAM)).stream())
                .extracting(AuditRecord::operation)
                .containsExactly(AuditOperation.AUDIT_READ);
        AuditQuery mine = AuditQuery.all().from(begun).about(id).onlyDone();
        CursorPage<AuditRecord> first = audit.records(mine).page(CursorRequest.first(1));
        assertThat(first.items())
                .extracting(AuditRecord::operation)
                .containsExactly(AuditOperation.CONVERSATION_TAKE_OVER);
        assertThat(audit.records(mine)
                        .page(CursorRequest.after(first.next(), 1))
                        .items())
                .extracting(AuditRecord::operation)
                .containsExactly(AuditOperation.CONVERSATION_ASSIGN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> audit.records(AuditQuery.all()).page(CursorRequest.after(first.next(), 1)));
        assertThat(audit.records(mine.before(begun.plus(MINUTE))).count().value())
                .isZero();
        assertThat(fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .audit()
                        .records(mine)
                        .count())
                .isEqualTo(audit.records(mine).count());
    }

    private ConversationId conversation(InboxFixture fixture) {
        ConversationId[] made = new ConversationId[1];
        commands.ofConversations().get(0).preparation().prepare(fixture, id -> made[0] = id);
        return made[0];
    }

    @EveryStore
    @DisplayName("Records are kept for 30 to 36,500 days")
    void retentionIsChecked(InboxFixture fixture) {
        InboxBuilder builder = Inbox.builder(fixture.store());

        for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(30).minusMillis(1), Duration.ofDays(36_501))) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.auditKept(wrong));
        }
        assertThat(builder.auditKept(Duration.ofDays(30))
                        .auditKept(Duration.ofDays(36_500))
                        .build())
                .isNotNull();
    }
}
