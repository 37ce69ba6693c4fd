package io.escala.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ComposerState;
import io.escala.core.conversations.ConversationView;
import io.escala.core.health.BanState;
import io.escala.core.health.LineHealth;
import io.escala.core.health.LineProblem;
import io.escala.core.health.LineProblem.Kind;
import io.escala.core.health.LineQuality;
import io.escala.core.health.MessagingLimit;
import io.escala.core.health.ReviewState;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Receipt.Filing;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.Sent;
import io.escala.core.template.TemplateValue;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineReport;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.NumberReports;
import io.escala.fakemeta.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

/** What Meta says of numbers, accounts and Pages. */
class LineStandingTest {
    private static final String ROSA = "5493415550101";
    private static final String STARTING = "RESTRICTED_BIZ_INITIATED_MESSAGING";
    private static final String ANSWERING = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING";
    private static final Draft READY =
            Draft.template("order_ready").language("es").values(TemplateValue.fixed("Rosa"));

    private static LineHealth line(InboxFixture fixture, LineId id) {
        return fixture.inbox().as(fixture.administrator()).health().current().lines().stream()
                .filter(line -> line.line().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static LineHealth sales(InboxFixture fixture) {
        return line(fixture, TestBusiness.SALES);
    }

    /** What Meta says of the number of sales, whose line shows it. */
    private static NumberReports reports(InboxFixture fixture) {
        Line line = sales(fixture).line();
        if (line.displayPhone() == null) {
            fixture.connect(line.withDisplayPhone(fixture.sales().phone()));
        }
        return fixture.meta().reports(fixture.sales());
    }

    private static List<Kind> problems(InboxFixture fixture, LineId id) {
        return line(fixture, id).problems().stream().map(LineProblem::kind).toList();
    }

    private static List<List<String>> told(InboxFixture fixture, LineId id) {
        return fixture.events(CrmEvent.LineStandingChanged.class).stream()
                .filter(event -> event.line().equals(id))
                .map(CrmEvent.LineStandingChanged::fields)
                .toList();
    }

    private static Filing filed(InboxFixture fixture, Webhook webhook) {
        return fixture.deliver(webhook).items().get(0).outcome();
    }

    private static void check(InboxFixture fixture) {
        assertThat(fixture.inbox().as(fixture.administrator()).health().check(Duration.ofMinutes(50)))
                .isNotNull();
    }

    @EveryStore
    @DisplayName("What Meta reports on a number shows in the health of its line, and nowhere else")
    void reportsOnANumber(InboxFixture fixture) {
        NumberReports meta = reports(fixture);

        fixture.deliver(meta.flags());
        fixture.deliver(meta.upgradesThroughput());
        fixture.deliver(meta.limits("TIER_2K"));
        fixture.deliver(meta.reviewsName("REJECTED", "NAME_NOT_CONSISTENT"));
        fixture.deliver(meta.alerts("OBA_APPROVED", "INFORMATIONAL"));

        LineHealth sales = sales(fixture);
        assertThat(sales.quality()).isEqualTo(LineQuality.RED);
        assertThat(sales.standing().throughput()).contains("HIGH");
        assertThat(sales.messagingLimit()).contains(MessagingLimit.of("TIER_2K"));
        assertThat(sales.standing().nameReview()).isEqualTo(ReviewState.REJECTED);
        assertThat(sales.standing().isOfficial()).isTrue();
        assertThat(sales.standing().report(Aspect.NAME))
                .hasValueSatisfying(report -> assertThat(report.fact().reason()).isEqualTo("NAME_NOT_CONSISTENT"));
        assertThat(problems(fixture, TestBusiness.SALES)).containsExactly(Kind.QUALITY_RED, Kind.NAME_NOT_APPROVED);
        assertThat(told(fixture, TestBusiness.SALES))
                .containsExactly(
                        List.of("QUALITY"),
                        List.of("THROUGHPUT"),
                        List.of("MESSAGING_LIMIT"),
                        List.of("NAME"),
                        List.of("OFFICIAL", "ALERT"));
        assertThat(line(fixture, TestBusiness.SUPPORT).standing().reports()).isEmpty();
    }

    @EveryStore
    @DisplayName("What Meta reports on an account concerns every line of it")
    void reportsOnAnAccount(InboxFixture fixture) {
        NumberReports meta = reports(fixture);

        fixture.deliver(meta.capability(-1, 25));
        fixture.deliver(meta.reviewsAccount("REJECTED"));
        fixture.deliver(meta.findsViolation("ADULT"));
        fixture.deliver(meta.bans("SCHEDULE_FOR_DISABLE"));
        fixture.deliver(meta.restricts("RESTRICTED_SOMETHING_NEW", fixture.now().plusSeconds(3600)));

        for (LineId id : List.of(TestBusiness.SALES, TestBusiness.SUPPORT)) {
            LineHealth each = line(fixture, id);
            assertThat(each.messagingLimit())
                    .hasValueSatisfying(limit -> assertThat(limit.isUnlimited()).isTrue());
            assertThat(each.standing().numbersPerBusiness()).hasValue(25);
            assertThat(each.standing().accountReview()).isEqualTo(ReviewState.REJECTED);
            assertThat(each.standing().violation()).isPresent();
            assertThat(each.standing().ban()).isEqualTo(BanState.SCHEDULED);
            assertThat(each.restrictions()).hasSize(1);
            assertThat(problems(fixture, id))
                    .containsExactly(Kind.BAN_SCHEDULED, Kind.OTHER_RESTRICTED, Kind.ACCOUNT_REJECTED);
            assertThat(told(fixture, id)).hasSize(5);
        }
        assertThat(line(fixture, TestBusiness.PAGE).standing().reports()).isEmpty();
    }

    @EveryStore
    @DisplayName("An older report never replaces a newer one, and a repeated one changes nothing")
    void outOfOrderAndRepeated(InboxFixture fixture) {
        NumberReports meta = reports(fixture);
        Webhook first = meta.flags();
        fixture.later(Duration.ofMinutes(1));
        Webhook second = meta.unflags();

        assertThat(filed(fixture, second)).isEqualTo(Filing.STORED);
        assertThat(filed(fixture, first)).isEqualTo(Filing.DUPLICATE);
        assertThat(filed(fixture, second)).isEqualTo(Filing.DUPLICATE);
        assertThat(sales(fixture).quality()).isEqualTo(LineQuality.UNKNOWN);
        assertThat(told(fixture, TestBusiness.SALES)).hasSize(1);
    }

    @EveryStore
    @DisplayName("Asking Meta tells what no webhook tells, and a webhook from before is too late")
    void askingMeta(InboxFixture fixture) {
        NumberReports meta = reports(fixture);
        Webhook flagged = meta.flags();
        fixture.support();
        fixture.later(Duration.ofMinutes(1));
        meta.quality("YELLOW");
        meta.registration("DISCONNECTED");
        meta.sending("BLOCKED", 141006);

        check(fixture);
        fixture.deliver(flagged);

        LineHealth sales = sales(fixture);
        assertThat(sales.quality()).isEqualTo(LineQuality.YELLOW);
        assertThat(sales.standing().throughput()).contains("STANDARD");
        assertThat(sales.standing().accountReview()).isEqualTo(ReviewState.APPROVED);
        assertThat(sales.standing().report(Aspect.QUALITY).map(LineReport::at)).contains(fixture.now());
        assertThat(sales.problems())
                .extracting(LineProblem::kind)
                .containsExactly(Kind.QUALITY_YELLOW, Kind.NOT_CONNECTED, Kind.SENDING_BLOCKED);
        assertThat(sales.problems().get(2).detail()).startsWith("141006");
        assertThat(line(fixture, TestBusiness.SUPPORT).quality()).isEqualTo(LineQuality.GREEN);
        assertThat(line(fixture, TestBusiness.INSTAGRAM).standing().reports()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "Meta is asked once for each number and once for their account, not again within the time, and only what changed is told")
    void askingSparingly(InboxFixture fixture) {
        fixture.support();
        check(fixture);
        int events = told(fixture, TestBusiness.SALES).size();
        fixture.meta().wireMock().resetRequests();

        check(fixture);
        assertThat(asked(fixture)).isZero();

        fixture.later(Duration.ofMinutes(50));
        check(fixture);
        assertThat(asked(fixture)).isEqualTo(3);
        assertThat(told(fixture, TestBusiness.SALES)).hasSize(events);
        assertThat(sales(fixture).standing().report(Aspect.QUALITY).map(LineReport::at))
                .contains(fixture.now());
    }

    private static long asked(InboxFixture fixture) {
        return fixture.meta().wireMock().getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().contains("fields="))
                .count();
    }

    @EveryStore
    @DisplayName("When Meta does not answer, what it said before stays")
    void unansweredQuestion(InboxFixture fixture) {
        fixture.support();
        check(fixture);
        Instant first = fixture.now();
        fixture.later(Duration.ofHours(1));
        for (int i = 0; i < 7; i++) {
            fixture.meta().failNextRead(Fault.error(403, 10, "Application does not have permission"));
        }

        check(fixture);

        assertThat(sales(fixture).standing().report(Aspect.QUALITY).map(LineReport::at))
                .contains(first);
    }

    @EveryStore
    @DisplayName("Words that are not known here are kept as they are, and what cannot be kept is quarantined")
    void unknownAndHostileWords(InboxFixture fixture) {
        NumberReports meta = reports(fixture);
        fixture.deliver(meta.limits("TIER_BEYOND"));
        fixture.deliver(meta.restricts("RESTRICTED_IN_2031", null));
        fixture.deliver(meta.alerts("SOMETHING_NEW", "PURPLE"));

        LineHealth sales = sales(fixture);
        assertThat(sales.messagingLimit()).map(MessagingLimit::raw).contains("TIER_BEYOND");
        assertThat(sales.messagingLimit().orElseThrow().people()).isEmpty();
        assertThat(sales.restrictions())
                .singleElement()
                .satisfies(restriction -> assertThat(restriction.kind()).isEqualTo("RESTRICTED_IN_2031"));
        assertThat(sales.standing().report(Aspect.ALERT))
                .map(report -> report.fact().value())
                .contains("PURPLE");

        int before = sales.standing().reports().size();
        for (String value : List.of(
                "{\"event\":\"ACCOUNT_RESTRICTION\",\"restriction_info\":["
                        + "{\"restriction_type\":\"A\"},".repeat(3_000) + "{\"restriction_type\":\"B\"}]}",
                "{\"event\":\"ACCOUNT_VIOLATION\",\"violation_info\":{\"violation_type\":\"" + "V".repeat(200_000)
                        + "\"}}",
                "{\"event\":\"ACCOUNT_RESTRICTION\",\"restriction_info\":[{\"restriction_type\":\"a kind\"}]}")) {
            assertThat(filed(fixture, accountUpdate(fixture, value))).isEqualTo(Filing.QUARANTINED);
        }
        assertThat(sales(fixture).standing().reports()).hasSize(before);
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).hasSize(3);
    }

    private static Webhook accountUpdate(InboxFixture fixture, String value) {
        return signed(
                fixture,
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"2040\",\"time\":"
                        + fixture.now().getEpochSecond() + ",\"changes\":[{\"field\":\"account_update\",\"value\":"
                        + value + "}]}]}");
    }

    private static Webhook signed(InboxFixture fixture, String body) {
        return fixture.meta().webhook(fixture.meta().app(TestBusiness.APP), body.getBytes(UTF_8));
    }

    @EveryStore
    @DisplayName(
            "A report on a number that no line shows is lost nowhere: it is replayed when the line is told its number")
    void numberThatNoLineShows(InboxFixture fixture) {
        Webhook flagged = fixture.meta().reports(fixture.sales()).flags();
        assertThat(filed(fixture, flagged)).isEqualTo(Filing.QUARANTINED);
        assertThat(sales(fixture).quality()).isEqualTo(LineQuality.UNKNOWN);

        fixture.connect(sales(fixture).line().withDisplayPhone(fixture.sales().phone()));
        String id = fixture.quarantined(TestBusiness.ACCOUNT).get(0).id();
        assertThat(fixture.inbox().as(fixture.administrator()).quarantine().replay(List.of(id)))
                .isNotNull();

        assertThat(sales(fixture).quality()).isEqualTo(LineQuality.RED);
    }

    private static List<Refusal.Reason> refused(Outcome<Sent> result) {
        assertThat(result).isInstanceOf(Outcome.Refused.class);
        return result.refusals().stream().map(Refusal::reason).toList();
    }

    private static ComposerState composer(InboxFixture fixture, ConversationView view) {
        return fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .thread(view.conversation().id())
                .page(CursorRequest.newest(10))
                .orElseThrow()
                .composer();
    }

    @EveryStore
    @DisplayName(
            "While the business may start no conversations, templates are refused by name, answers go out, and it ends by itself")
    void startingIsRestricted(InboxFixture fixture) {
        Recipient rosa = Recipient.contact(
                fixture.add(NewContact.consenting("Rosa", "Paz").phone(ROSA)).id(), TestBusiness.SALES);
        ConversationView other =
                fixture.receives(fixture.meta().whatsAppPerson("5493415550102").writes("hola"));
        Message queued = fixture.queues(rosa, READY);

        fixture.deliver(reports(fixture).restricts(STARTING, fixture.now().plusSeconds(3600)));

        assertThat(refused(fixture.send(rosa, READY, fixture.administrator())))
                .containsExactly(Refusal.Reason.LINE_RESTRICTED);
        fixture.runWork();
        assertThat(fixture.meta().sent()).isEmpty();
        fixture.sends(Recipient.conversation(other.conversation().id()), Draft.text("buenas"));
        assertThat(fixture.meta().sent()).hasSize(1);
        assertThat(composer(fixture, other).mode()).isEqualTo(ComposerState.Mode.FREE_TEXT);
        LineProblem problem = sales(fixture).problems().get(0);
        assertThat(problem.kind()).isEqualTo(Kind.STARTING_RESTRICTED);
        assertThat(problem.until()).isEqualTo(fixture.now().plusSeconds(3600));

        fixture.later(Duration.ofHours(2));
        fixture.runWork();
        assertThat(fixture.meta().sent()).hasSize(2);
        assertThat(fixture.message(queued.conversation(), queued.id()).delivery())
                .satisfies(delivery ->
                        assertThat(Objects.requireNonNull(delivery).status()).isEqualTo(DeliveryStatus.ACCEPTED));
        assertThat(sales(fixture).problems()).isEmpty();
    }

    @EveryStore
    @DisplayName("While the business may not answer, the composer and the preview say so, until Meta reinstates it")
    void answeringIsRestricted(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Recipient rosa = Recipient.conversation(view.conversation().id());
        NumberReports meta = reports(fixture);

        fixture.deliver(meta.restricts(ANSWERING, null));

        assertThat(refused(fixture.send(rosa, Draft.text("buenas"), fixture.administrator())))
                .containsExactly(Refusal.Reason.LINE_RESTRICTED);
        assertThat(composer(fixture, view).reasons())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.LINE_RESTRICTED);

        fixture.later(Duration.ofMinutes(1));
        fixture.deliver(meta.bans("REINSTATE"));
        fixture.sends(rosa, Draft.text("buenas"));
        assertThat(fixture.meta().sent()).hasSize(1);
    }

    @EveryStore
    @DisplayName("A banned account sends nothing until Meta says that it can send")
    void bannedAccount(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Recipient rosa = Recipient.conversation(view.conversation().id());
        fixture.deliver(reports(fixture).bans("DISABLE"));

        assertThat(refused(fixture.send(rosa, Draft.text("buenas"), fixture.administrator())))
                .containsExactly(Refusal.Reason.LINE_RESTRICTED);
        assertThat(problems(fixture, TestBusiness.SALES)).containsExactly(Kind.BANNED);

        fixture.later(Duration.ofMinutes(1));
        check(fixture);
        fixture.sends(rosa, Draft.text("buenas"));
    }

    @EveryStore
    @DisplayName("A Page that Meta blocks writes to nobody until it is unblocked")
    void blockedPage(InboxFixture fixture) {
        ConversationView view = fixture.receives(
                fixture.meta().messengerPerson("24900000000000001").writes("hola"));
        Recipient person = Recipient.conversation(view.conversation().id());

        fixture.deliver(policy(fixture, "block"));
        assertThat(refused(fixture.send(person, Draft.text("buenas"), fixture.administrator())))
                .containsExactly(Refusal.Reason.LINE_RESTRICTED);
        assertThat(problems(fixture, TestBusiness.PAGE)).containsExactly(Kind.MESSAGING_RESTRICTED);

        fixture.later(Duration.ofMinutes(1));
        fixture.deliver(policy(fixture, "unblock"));
        fixture.sends(person, Draft.text("buenas"));
        assertThat(problems(fixture, TestBusiness.PAGE)).isEmpty();
    }

    private static Webhook policy(InboxFixture fixture, String action) {
        long millis = fixture.now().toEpochMilli();
        return signed(
                fixture,
                "{\"object\":\"page\",\"entry\":[{\"id\":\"" + TestBusiness.PAGE_ID + "\",\"time\":" + millis
                        + ",\"messaging\":[{\"recipient\":{\"id\":\"" + TestBusiness.PAGE_ID + "\"},\"timestamp\":"
                        + millis + ",\"policy_enforcement\":{\"action\":\"" + action + "\",\"reason\":\"spam\"}}]}]}");
    }
}
