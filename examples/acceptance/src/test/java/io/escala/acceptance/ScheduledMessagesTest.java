package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.Draft;
import io.escala.core.send.Messages;
import io.escala.core.send.ScheduledQuery;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledState;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Messages for a later time: fixed when they are scheduled, judged again when their time has come. */
class ScheduledMessagesTest {
    private static final String ROSA = "5493415550101";
    private static final Draft READY = Draft.template("order_ready")
            .language("es")
            .values(TemplateValue.bound(TemplateField.FIRST_NAME, "cliente"));

    private static Messages messages(InboxFixture fixture) {
        return messages(fixture, fixture.administrator());
    }

    private static Messages messages(InboxFixture fixture, Actor actor) {
        return fixture.inbox().as(actor).messages();
    }

    private static ConversationId rosaWrites(InboxFixture fixture) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
    }

    private static Instant in(InboxFixture fixture, Duration time) {
        return fixture.now().plus(time);
    }

    private static ScheduledMessage now(InboxFixture fixture, MessageId id) {
        return fixture.store()
                .scheduledMessages(TestBusiness.ACCOUNT, List.of(id))
                .get(id);
    }

    private static List<MessageId> ids(Messages messages, ScheduledQuery query) {
        return messages.scheduled(query).stream().map(ScheduledMessage::id).toList();
    }

    private static List<Reason> reasons(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::reason).toList();
    }

    @EveryStore
    @DisplayName("A scheduled text stands in no thread until its time, and then is a message like any other")
    void isSentAtItsTime(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        Instant at = in(fixture, Duration.ofHours(2));

        ScheduledMessage scheduled = messages(fixture)
                .schedule(
                        SendRequest.to(chat).text("Buen día").reference("ref-1").sendAt(at))
                .orThrow();

        assertThat(scheduled.state()).isEqualTo(ScheduledState.WAITING);
        assertThat(scheduled.sendAt()).isEqualTo(at);
        assertThat(scheduled.author()).isEqualTo(Author.of(fixture.administrator()));
        fixture.later(Duration.ofMinutes(119));
        fixture.runWork();
        assertThat(fixture.texts(chat)).containsExactly("hola");
        assertThat(fixture.meta().sent()).isEmpty();

        fixture.later(Duration.ofMinutes(1));
        fixture.runWork();
        Message message = fixture.message(chat, scheduled.id());
        assertThat(message.at()).isEqualTo(fixture.now());
        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.texts(chat)).containsExactly("hola", "Buen día");
        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly("Buen día");
        assertThat(now(fixture, scheduled.id()).state()).isEqualTo(ScheduledState.SENT);
        assertThat(fixture.events(CrmEvent.ScheduledMessageChanged.class))
                .extracting(CrmEvent.ScheduledMessageChanged::state)
                .containsExactly(ScheduledState.WAITING, ScheduledState.SENT);
        fixture.later(Duration.ofHours(1));
        fixture.runWork();
        assertThat(fixture.meta().sent()).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "The same request is scheduled once, before and after its time; another one under its reference is refused")
    void sameRequestIsScheduledOnce(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        Instant at = in(fixture, Duration.ofHours(1));
        SendRequest request = SendRequest.to(chat).text("Buen día").reference("ref-1");
        ScheduledMessage first = messages(fixture).schedule(request.sendAt(at)).orThrow();

        assertThat(messages(fixture).schedule(request.sendAt(at)).orThrow()).isEqualTo(first);
        assertThat(reasons(messages(fixture).schedule(request.sendAt(at.plusSeconds(1)))))
                .containsExactly(Reason.KEY_REUSED);
        assertThat(reasons(messages(fixture).send(request))).containsExactly(Reason.KEY_REUSED);
        fixture.later(Duration.ofHours(1));
        fixture.runWork();
        assertThat(messages(fixture).schedule(request.sendAt(at)).orThrow().state())
                .isEqualTo(ScheduledState.SENT);
        assertThat(reasons(messages(fixture).send(request))).containsExactly(Reason.KEY_REUSED);
        assertThat(fixture.meta().sent()).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "A text is refused for a time at which the window will be closed, a template is not, and the preview says so")
    void isJudgedAsOfItsTime(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        Instant tomorrow = in(fixture, Duration.ofHours(24));
        SendRequest text = SendRequest.to(chat).text("Buen día");

        SendPreview preview = messages(fixture).preview(text.sendAt(tomorrow));
        assertThat(preview.refusals()).containsExactly(Refusal.of(Reason.WINDOW_CLOSED, Refusal.Remedy.SEND_TEMPLATE));
        assertThat(messages(fixture).schedule(text.sendAt(tomorrow)).refusals()).isEqualTo(preview.refusals());
        assertThat(messages(fixture)
                        .preview(text.sendAt(tomorrow.minusSeconds(2)))
                        .allowed())
                .isTrue();

        ScheduledMessage template = messages(fixture)
                .schedule(SendRequest.to(chat).draft(READY).sendAt(tomorrow))
                .orThrow();
        fixture.later(Duration.ofHours(24));
        fixture.runWork();
        assertThat(now(fixture, template.id()).state()).isEqualTo(ScheduledState.SENT);
        assertThat(fixture.meta().sent()).hasSize(1);
    }

    @EveryStore
    @DisplayName("A time that has passed or is too far away is refused by name, with the other refusals")
    void timesThatAreNotPossibleAreRefused(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        SendRequest text = SendRequest.to(chat).text("Buen día");

        Outcome<ScheduledMessage> passed = messages(fixture).schedule(text.sendAt(fixture.now()));
        assertThat(passed.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.TIME_NOT_POSSIBLE);
            assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.CHOOSE_OTHER_TIME);
            assertThat(refusal.cause()).contains(Refusal.Cause.PASSED);
            assertThat(refusal.field()).contains("sendAt");
        });
        assertThat(messages(fixture)
                        .schedule(SendRequest.to(chat)
                                .draft(READY)
                                .sendAt(in(fixture, Duration.ofDays(366).plusMillis(1))))
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.cause()).contains(Refusal.Cause.TOO_FAR));
        assertThat(reasons(messages(fixture)
                        .schedule(SendRequest.to(chat).text(" ").sendAt(Instant.MIN))))
                .containsExactly(Reason.TIME_NOT_POSSIBLE, Reason.TEXT_EMPTY);
        assertThat(messages(fixture)
                        .schedule(SendRequest.to(chat).draft(READY).sendAt(Instant.MAX))
                        .isDone())
                .isFalse();
        assertThat(messages(fixture)
                        .schedule(SendRequest.to(chat).draft(READY).sendAt(in(fixture, Duration.ofDays(366))))
                        .isDone())
                .isTrue();
    }

    @EveryStore
    @DisplayName("Cancelled it is never sent; once it was sent it cannot be cancelled")
    void isCancelledOrSent(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        Instant at = in(fixture, Duration.ofHours(1));
        ScheduledMessage cancelled = messages(fixture)
                .schedule(SendRequest.to(chat).text("A").sendAt(at))
                .orThrow();
        ScheduledMessage sent = messages(fixture)
                .schedule(SendRequest.to(chat).text("B").sendAt(at))
                .orThrow();

        assertThat(messages(fixture).cancel(cancelled.id()).orThrow().state()).isEqualTo(ScheduledState.CANCELLED);
        assertThat(messages(fixture).cancel(cancelled.id()).orThrow().endedAt()).isEqualTo(fixture.now());
        fixture.later(Duration.ofHours(1));
        fixture.runWork();

        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly("B");
        assertThat(reasons(messages(fixture).cancel(sent.id()))).containsExactly(Reason.ALREADY_SENT);
        assertThat(reasons(messages(fixture).cancel(new MessageId("none")))).containsExactly(Reason.NOT_FOUND);
    }

    @EveryStore
    @DisplayName(
            "What may not be sent any more when its time has come is refused with its reason, and changes nothing else")
    void isJudgedAgain(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationId chat =
                fixture.receives(rosa.writes("hola")).conversation().id();
        ScheduledMessage text = messages(fixture)
                .schedule(SendRequest.to(chat).text("Buen día").sendAt(in(fixture, Duration.ofHours(23))))
                .orThrow();
        fixture.later(Duration.ofHours(26));
        fixture.runWork();

        ScheduledMessage refused = now(fixture, text.id());
        assertThat(refused.state()).isEqualTo(ScheduledState.REFUSED);
        assertThat(refused.reason()).isEqualTo("WINDOW_CLOSED");
        assertThat(fixture.texts(chat)).containsExactly("hola");
        assertThat(ids(messages(fixture), ScheduledQuery.refused())).containsExactly(text.id());
        assertThat(messages(fixture).cancel(text.id()).orThrow()).isEqualTo(refused);
        assertThat(fixture.meta().sent()).isEmpty();
    }

    @EveryStore
    @DisplayName("Marketing is refused when the person opted out since it was scheduled")
    void optingOutCounts(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ContactCard card = fixture.add(
                NewContact.consenting("Rosa", "Paz").phone("+" + ROSA).marketing(true));
        ScheduledMessage offer = messages(fixture)
                .schedule(SendRequest.to(card.id())
                        .from(TestBusiness.SALES)
                        .draft(Draft.template("offer").language("es").values(TemplateValue.fixed("Rosa")))
                        .sendAt(in(fixture, Duration.ofHours(1))))
                .orThrow();
        assertThat(offer.contact()).isEqualTo(card.id());
        assertThat(offer.conversation()).isNull();
        fixture.deliver(rosa.chat().stopsMarketing());
        fixture.later(Duration.ofHours(1));
        fixture.runWork();

        assertThat(now(fixture, offer.id()).reason()).isEqualTo("MARKETING_NOT_ALLOWED");
        assertThat(fixture.meta().sent()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "To a contact it goes to the number that the contact has at that time, and the conversation begins then")
    void goesToTheNumberOfThatTime(InboxFixture fixture) {
        ContactCard card = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));
        ScheduledMessage scheduled = messages(fixture)
                .schedule(SendRequest.to(card.id())
                        .from(TestBusiness.SALES)
                        .draft(READY)
                        .sendAt(in(fixture, Duration.ofHours(1))))
                .orThrow();
        assertThat(fixture.conversations()).isEmpty();
        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .edit(
                        card.id(),
                        card.contact().version(),
                        edit -> edit.addPhone("+5493415550202").primaryPhone("+5493415550202"))
                .orThrow();
        fixture.later(Duration.ofHours(1));
        fixture.runWork();

        ScheduledMessage sent = now(fixture, scheduled.id());
        assertThat(sent.state()).isEqualTo(ScheduledState.SENT);
        assertThat(sent.conversation()).isNotNull();
        assertThat(fixture.meta().sent()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Hola Rosa, tu pedido ya está.");
            assertThat(message.recipient()).contains("5493415550202");
        });
    }

    @EveryStore
    @DisplayName("A user who lost the conversation since sends nothing in it")
    void lostConversationCounts(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        Actor sam = fixture.salesUser();
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(chat, Assignment.toUser(sam.user()))
                .orThrow();
        ScheduledMessage first = messages(fixture, sam)
                .schedule(SendRequest.to(chat).text("A").sendAt(in(fixture, Duration.ofHours(1))))
                .orThrow();
        ScheduledMessage second = messages(fixture, sam)
                .schedule(SendRequest.to(chat).text("B").sendAt(in(fixture, Duration.ofHours(2))))
                .orThrow();
        fixture.later(Duration.ofHours(1));
        fixture.runWork();
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(chat, Assignment.toUser(new UserId("eva")))
                .orThrow();
        fixture.later(Duration.ofHours(1));
        fixture.runWork();

        assertThat(now(fixture, first.id()).state()).isEqualTo(ScheduledState.SENT);
        assertThat(now(fixture, second.id()).reason()).isEqualTo("NOT_FOUND");
        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly("A");
    }

    @EveryStore
    @DisplayName(
            "The role counts that the team gives a user when the time has come, and one who left the team sends nothing")
    void roleOfThatTimeCounts(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        TeamMember administrator = TeamMember.available(
                Objects.requireNonNull(fixture.administrator().user()), "Ada Paz", Role.ADMINISTRATOR);
        List<TeamMember> hourByHour = List.of(
                administrator,
                TeamMember.available(administrator.id(), "Ada Paz", Role.SALES_USER),
                new TeamMember(administrator.id(), "Ada Paz", Role.ADMINISTRATOR, false, true, UserStatus.AVAILABLE));
        List<MessageId> scheduled = IntStream.rangeClosed(1, 3)
                .mapToObj(hours -> messages(fixture)
                        .schedule(
                                SendRequest.to(chat).text("hour " + hours).sendAt(in(fixture, Duration.ofHours(hours))))
                        .orThrow()
                        .id())
                .toList();

        for (TeamMember then : hourByHour) {
            fixture.later(Duration.ofHours(1));
            fixture.runWork(fixture.configured(inbox -> inbox.team(Team.fixed(TestBusiness.ACCOUNT, List.of(then)))));
        }

        assertThat(scheduled).map(id -> now(fixture, id).reason()).containsExactly(null, "NOT_FOUND", "NOT_FOUND");
        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly("hour 1");
    }

    @EveryStore
    @DisplayName("One sees what is scheduled in the conversations that one sees, and what one scheduled oneself")
    void listsShowWhatIsSeen(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        Actor sam = fixture.salesUser();
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(chat, Assignment.toUser(sam.user()))
                .orThrow();
        ConversationId other = fixture.receives(
                        fixture.meta().whatsAppPerson("5493415550303").writes("hola"))
                .conversation()
                .id();
        ScheduledMessage later = messages(fixture, sam)
                .schedule(SendRequest.to(chat).text("A").sendAt(in(fixture, Duration.ofHours(2))))
                .orThrow();
        ScheduledMessage sooner = messages(fixture)
                .schedule(SendRequest.to(chat).text("B").sendAt(in(fixture, Duration.ofHours(1))))
                .orThrow();
        ScheduledMessage elsewhere = messages(fixture)
                .schedule(SendRequest.to(other).text("C").sendAt(in(fixture, Duration.ofHours(3))))
                .orThrow();

        assertThat(ids(messages(fixture), ScheduledQuery.waiting()))
                .containsExactly(sooner.id(), later.id(), elsewhere.id());
        assertThat(ids(messages(fixture, sam), ScheduledQuery.waiting())).containsExactly(sooner.id(), later.id());
        assertThat(messages(fixture, sam)
                        .scheduled(ScheduledQuery.waiting())
                        .count()
                        .value())
                .isEqualTo(2);
        assertThat(ids(messages(fixture), ScheduledQuery.waiting().of(other))).containsExactly(elsewhere.id());
        assertThat(ids(messages(fixture), ScheduledQuery.waiting().by(sam.user())))
                .containsExactly(later.id());
        assertThat(messages(fixture)
                        .scheduled(ScheduledQuery.all())
                        .page(CursorRequest.first(2))
                        .items())
                .extracting(ScheduledMessage::id)
                .containsExactly(sooner.id(), later.id());
        assertThat(reasons(messages(fixture, sam).cancel(elsewhere.id()))).containsExactly(Reason.NOT_FOUND);
        assertThat(messages(fixture, sam).cancel(sooner.id()).isDone()).isTrue();
    }

    @EveryStore
    @DisplayName("What nothing sent in time is refused rather than sent late")
    void isNotSentTooLate(InboxFixture fixture) {
        ConversationId chat = rosaWrites(fixture);
        ScheduledMessage scheduled = messages(fixture)
                .schedule(SendRequest.to(chat).draft(READY).sendAt(in(fixture, Duration.ofHours(1))))
                .orThrow();
        fixture.later(Duration.ofHours(25));
        fixture.runWork();

        assertThat(now(fixture, scheduled.id()).reason()).isEqualTo("TIME_NOT_POSSIBLE");
        assertThat(fixture.meta().sent()).isEmpty();
    }
}
