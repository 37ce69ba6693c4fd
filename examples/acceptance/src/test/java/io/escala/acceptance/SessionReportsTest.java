package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.inbox.Desk;
import io.escala.core.port.WeeklyHours;
import io.escala.core.reports.ResponseTime;
import io.escala.core.reports.SessionQuery;
import io.escala.core.reports.SessionReport;
import io.escala.core.reports.TimeSpan;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ReferralFilter;
import io.escala.fakemeta.DirectChat;
import io.escala.fakemeta.WhatsAppChat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** The times of sessions for reports, and by which advertisements and links people came. */
class SessionReportsTest {
    private static final String SPRING = "120210000000001";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static List<SessionReport> reports(InboxFixture fixture, SessionQuery query) {
        return reports(fixture.inbox().as(fixture.administrator()), query);
    }

    private static List<SessionReport> reports(Desk desk, SessionQuery query) {
        List<SessionReport> found = new ArrayList<>();
        desk.reports().sessions(query).forEach(found::add);
        assertThat(desk.reports().sessions(query).count().value()).isEqualTo(found.size());
        return found;
    }

    private static void close(InboxFixture fixture, ConversationId conversation) {
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .close(conversation, Closing.because("Sold"))
                .orThrow();
    }

    @EveryStore
    @DisplayName("A session's first responses, waits and resolution, persons and automations apart")
    void timesOfASession(InboxFixture fixture) {
        WhatsAppChat rosa = fixture.meta().whatsAppPerson("5493415550101").chat();
        Instant opened = fixture.now();
        ConversationId id = fixture.receives(rosa.writes("hola")).conversation().id();
        fixture.later(MINUTE);
        fixture.send(Recipient.conversation(id), Draft.text("We will be right with you."), fixture.flow())
                .orThrow();
        fixture.later(MINUTE);
        fixture.send(Recipient.conversation(id), Draft.text("How can I help?"), fixture.administrator())
                .orThrow();
        fixture.runWork();
        fixture.later(HOUR);
        fixture.receives(rosa.writes("el azul"));
        fixture.later(MINUTE);
        close(fixture, id);

        SessionReport report = reports(fixture, SessionQuery.all()).get(0);

        assertThat(report.conversation()).isEqualTo(id);
        assertThat(report.number()).isEqualTo(1);
        assertThat(report.line()).isEqualTo(TestBusiness.SALES);
        assertThat(report.channel()).isEqualTo(Channel.WHATSAPP);
        assertThat(report.opener()).isEqualTo(SessionOpener.CONTACT);
        assertThat(report.openedAt()).isEqualTo(report.firstReceivedAt().orElseThrow());
        assertThat(report.openedAt()).isBetween(opened.minusSeconds(1), opened);
        assertThat(report.closedAt()).contains(fixture.now());
        assertThat(report.closedBy())
                .isEqualTo(Optional.ofNullable(fixture.administrator().user()));
        assertThat(report.closingDescription()).contains("Sold");
        assertThat(report.firstResponse().map(ResponseTime::by)).contains(Author.of(fixture.administrator()));
        assertThat(elapsed(report.firstResponse().orElseThrow().after())).isEqualTo(Duration.ofMinutes(2));
        assertThat(elapsed(report.firstAutomaticResponse().orElseThrow().after()))
                .isEqualTo(MINUTE);
        assertThat(report.waiting().waits()).isEqualTo(2);
        assertThat(elapsed(report.waiting().total())).isEqualTo(Duration.ofMinutes(3));
        assertThat(elapsed(report.waiting().longest())).isEqualTo(Duration.ofMinutes(2));
        assertThat(report.waiting().waitingSince()).isEmpty();
        assertThat(elapsed(report.resolution().orElseThrow())).isEqualTo(Duration.ofMinutes(63));
        assertThat(List.of(report.received(), report.sentByPersons(), report.sentOtherwise()))
                .containsExactly(2, 1, 1);
    }

    /** Meta stamps whole seconds: up to one more. */
    private static Duration elapsed(TimeSpan span) {
        return Duration.ofMinutes(span.elapsed().toMinutes());
    }

    @EveryStore
    @DisplayName("Each session of a conversation has its own times; an open one says since when the customer waits")
    void sessionsApart(InboxFixture fixture) {
        WhatsAppChat rosa = fixture.meta().whatsAppPerson("5493415550101").chat();
        ConversationId id = fixture.receives(rosa.writes("hola")).conversation().id();
        fixture.later(MINUTE);
        close(fixture, id);
        fixture.later(HOUR);
        fixture.receives(rosa.writes("otra vez"));
        fixture.later(MINUTE);

        List<SessionReport> reports = reports(fixture, SessionQuery.all());

        assertThat(reports).extracting(SessionReport::number).containsExactly(2, 1);
        assertThat(reports).extracting(SessionReport::received).containsExactly(1, 1);
        assertThat(reports.get(0).waiting().waitingSince())
                .isEqualTo(reports.get(0).firstReceivedAt());
        assertThat(reports.get(0).resolution()).isEmpty();
        assertThat(reports.get(1).waiting().waitingSince()).isEmpty();
        assertThat(reports(fixture, SessionQuery.all().onlyOpen()))
                .extracting(SessionReport::number)
                .containsExactly(2);
        assertThat(reports(fixture, SessionQuery.all().onlyClosed()))
                .extracting(SessionReport::number)
                .containsExactly(1);
        assertThat(reports(
                        fixture, SessionQuery.opened(fixture.now().minus(MINUTE).minusSeconds(1), fixture.now())))
                .extracting(SessionReport::number)
                .containsExactly(2);
    }

    @EveryStore
    @DisplayName("Times in business hours are those of the host's port")
    void inBusinessHours(InboxFixture fixture) {
        LocalTime noon = fixture.now().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.SECONDS);
        WeeklyHours hours = WeeklyHours.in(ZoneOffset.UTC)
                .open(fixture.now().atZone(ZoneOffset.UTC).getDayOfWeek(), noon.plusMinutes(30), noon.plusMinutes(90));
        InboxFixture.Node node = fixture.configured(builder -> builder.businessHours(hours));
        ConversationId id = fixture.receives(
                        fixture.meta().whatsAppPerson("5493415550101").chat().writes("hola"))
                .conversation()
                .id();
        fixture.later(HOUR);
        close(fixture, id);

        SessionReport report = reports(node.inbox().as(fixture.administrator()), SessionQuery.all())
                .get(0);

        assertThat(report.resolution().orElseThrow().inBusinessHours())
                .isBetween(
                        Duration.ofMinutes(30).minusSeconds(1),
                        Duration.ofMinutes(30).plusSeconds(1));
        assertThat(elapsed(report.resolution().orElseThrow())).isEqualTo(HOUR);
    }

    @EveryStore
    @DisplayName("Who came by an advertisement is found by it, with first and last touch of each session")
    void attribution(InboxFixture fixture) {
        WhatsAppChat rosa = fixture.meta().whatsAppPerson("5493415550101").chat();
        WhatsAppChat other = fixture.meta().whatsAppPerson("5493415550202").chat();
        ConversationId id = fixture.receives(rosa.comingByAd(SPRING, "click-1").writes("hola"))
                .conversation()
                .id();
        fixture.receives(other.writes("hola"));
        fixture.later(MINUTE);
        fixture.receives(rosa.comingByAd("120210000000002", "click-2").writes("y este?"));
        close(fixture, id);
        fixture.later(HOUR);
        fixture.receives(rosa.writes("gracias"));

        assertThat(found(fixture, ReferralFilter.source(SPRING))).containsExactly(id);
        assertThat(found(fixture, ReferralFilter.ANY)).containsExactly(id);
        assertThat(found(fixture, ReferralFilter.source("nothing"))).isEmpty();
        List<SessionReport> reports = reports(fixture, SessionQuery.all().referred(ReferralFilter.source(SPRING)));
        assertThat(reports).extracting(SessionReport::number).containsExactly(1);
        Touchpoint first = reports.get(0).firstTouch().orElseThrow();
        assertThat(first.referral().sourceId()).isEqualTo(SPRING);
        assertThat(first.referral().clickId()).isEqualTo("click-1");
        assertThat(reports.get(0).lastTouch().map(Touchpoint::referral).map(Referral::clickId))
                .contains("click-2");
        assertThat(fixture.inbox().as(fixture.administrator()).conversations().touchpoints(id))
                .extracting(touchpoint -> touchpoint.referral().clickId())
                .containsExactly("click-1", "click-2");
    }

    private static List<ConversationId> found(InboxFixture fixture, ReferralFilter wanted) {
        return fixture.list(ConversationQuery.all().referred(wanted)).stream()
                .map(ConversationSummary::id)
                .toList();
    }

    @EveryStore
    @DisplayName("Who follows a link to a chat that exists, and writes within a day, came by the link")
    void linkWithoutMessage(InboxFixture fixture) {
        DirectChat rosa = fixture.meta().messengerPerson("249001").chat();
        ConversationId id = fixture.receives(rosa.writes("hola")).conversation().id();
        close(fixture, id);
        fixture.later(HOUR);
        fixture.deliver(
                rosa.does("referral", "{\"ref\":\"spring\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}"));
        fixture.later(HOUR);
        fixture.receives(rosa.writes("vengo por la promo"));

        assertThat(reports(fixture, SessionQuery.all().referred(ReferralFilter.link("spring"))))
                .extracting(SessionReport::number)
                .containsExactly(2);
        assertThat(found(fixture, ReferralFilter.link("spring"))).containsExactly(id);
    }

    @EveryStore
    @DisplayName("Reports are for administrators and roles with the permission, on the lines of the role")
    void whoSeesReports(InboxFixture fixture) {
        fixture.receives(fixture.meta().whatsAppPerson("5493415550101").chat().writes("hola"));
        Actor analyst = fixture.custom(Permission.SEE_REPORTS);
        Role onPages = new Role("pages", Set.of(Permission.SEE_REPORTS)).on(LineScope.ofChannels(Channel.MESSENGER));
        Actor ofPages = Actor.user(TestBusiness.ACCOUNT, new UserId("pia"), onPages);

        assertThat(reports(fixture.inbox().as(analyst), SessionQuery.all())).hasSize(1);
        assertThat(reports(fixture.inbox().as(ofPages), SessionQuery.all())).isEmpty();
        assertRefused(fixture, fixture.salesUser(), Refusal.Reason.NOT_PERMITTED);
        fixture.bought(Entitlement.WHATSAPP_ADD_ON);
        assertRefused(fixture, fixture.administrator(), Refusal.Reason.NOT_ENTITLED);
    }

    private static void assertRefused(InboxFixture fixture, Actor actor, Refusal.Reason reason) {
        assertThatThrownBy(() -> fixture.inbox().as(actor).reports().sessions(SessionQuery.all()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::reason)
                                .containsExactly(reason));
    }

    @EveryStore
    @DisplayName("Pages together are all sessions, each once, and cursors belong to the query")
    void pages(InboxFixture fixture) {
        for (int person = 10; person < 15; person++) {
            fixture.receives(
                    fixture.meta().whatsAppPerson("54934155501" + person).chat().writes("hola"));
            fixture.later(MINUTE);
        }
        Desk desk = fixture.inbox().as(fixture.administrator());
        List<SessionReport> paged = new ArrayList<>();
        CursorPage<SessionReport> page =
                desk.reports().sessions(SessionQuery.all()).page(CursorRequest.first(2));
        paged.addAll(page.items());
        String second = page.next();
        while (page.next() != null) {
            page = desk.reports().sessions(SessionQuery.all()).page(CursorRequest.after(page.next(), 2));
            paged.addAll(page.items());
        }

        assertThat(paged).isEqualTo(reports(desk, SessionQuery.all())).hasSize(5);
        assertThatThrownBy(() -> desk.reports()
                        .sessions(SessionQuery.all().onlyOpen())
                        .page(CursorRequest.after(Objects.requireNonNull(second), 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
