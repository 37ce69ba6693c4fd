package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.graph.AccessToken;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.channels.instagram.InstagramAccountCheck;
import io.escala.core.channel.InstagramAccountSource;
import io.escala.core.channel.InstagramAccountType;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.setup.InstagramAccount;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Only professional accounts of Instagram are connected")
class InstagramAccountsTest {
    private static final LineId SECOND = new LineId("second");
    private static final String SECOND_ID = "17841";
    private static final String SECOND_TOKEN = "token-of-" + SECOND_ID;

    private static InstagramAccount account(String type) {
        return InstagramAccount.of(SECOND_ID)
                .app(TestBusiness.APP)
                .token(SECOND_TOKEN)
                .accountType(type);
    }

    private static Line line() {
        return Line.instagram(TestBusiness.ACCOUNT, SECOND, "Second", SECOND_ID).withApp(TestBusiness.APP);
    }

    private static Outcome<Line> connect(InboxFixture fixture, Line line) {
        return fixture.inbox().as(fixture.administrator()).administration().connect(line);
    }

    private static Optional<Line> connected(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).administration().lines().stream()
                .filter(each -> each.id().equals(SECOND))
                .findFirst();
    }

    private static void isConnectedUnchecked(InboxFixture fixture, Outcome<Line> outcome) {
        assertThat(outcome.toOptional()).as("%s", outcome).isPresent();
        assertThat(outcome.notices()).containsExactly(Notice.of(Notice.Kind.ACCOUNT_TYPE_NOT_CHECKED));
        assertThat(connected(fixture)).isEqualTo(outcome.toOptional());
    }

    @EveryStore
    @DisplayName("S76 Accounts of businesses and creators are connected, however Meta spells them, without a notice")
    void professionalAccounts(InboxFixture fixture) {
        for (String type : List.of("BUSINESS", "MEDIA_CREATOR", "Business", "Media_Creator", "CREATOR")) {
            fixture.meta().put(account(type));

            assertThat(connect(fixture, line())).as(type).isEqualTo(Outcome.done(line()));
        }
        assertThat(connected(fixture)).contains(line());
    }

    @EveryStore
    @DisplayName(
            "S76 A personal account is refused with field and remedy; one that was connected before stays as it was")
    void personalAccount(InboxFixture fixture) {
        fixture.meta().put(account("PERSONAL"));

        Outcome<Line> refused = connect(fixture, line());

        Refusal refusal = Refusal.of(Refusal.Reason.ACCOUNT_NOT_PROFESSIONAL, Refusal.Remedy.SWITCH_TO_PROFESSIONAL)
                .in("line.key", null);
        assertThat(refused).isEqualTo(Outcome.refused(refusal));
        assertThat(refusal.text(Locale.ENGLISH)).contains("personal", "Switch it to a professional account");
        assertThat(refusal.text(Locale.forLanguageTag("es"))).contains("personal", "cuenta profesional");
        assertThat(connected(fixture)).isEmpty();

        fixture.meta().put(account("BUSINESS"));
        connect(fixture, line()).orThrow();
        fixture.meta().put(account("PERSONAL"));
        assertThat(connect(fixture, line().withName("Renamed"))).isEqualTo(Outcome.refused(refusal));
        assertThat(connected(fixture)).contains(line());
    }

    @EveryStore
    @DisplayName("S76 A line is not moved to a personal account either")
    void movedToAPersonalAccount(InboxFixture fixture) {
        fixture.meta().put(account("PERSONAL"));
        Line moved = Line.instagram(TestBusiness.ACCOUNT, TestBusiness.INSTAGRAM, "Instagram", SECOND_ID);

        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .lines()
                        .repoint(moved)
                        .refusedFor(Refusal.Reason.ACCOUNT_NOT_PROFESSIONAL))
                .isTrue();

        fixture.meta().put(account("Media_Creator"));
        assertThat(fixture.inbox().as(fixture.administrator()).lines().repoint(moved))
                .isEqualTo(Outcome.done(moved));
    }

    @EveryStore
    @DisplayName(
            "S76 When Meta does not say, by an unknown value, none at all, an error or a break, it is connected with a notice")
    void notChecked(InboxFixture fixture) {
        for (String type : List.of("", "GUARDIAN")) {
            fixture.meta().put(account(type));
            isConnectedUnchecked(fixture, connect(fixture, line()));
        }
        fixture.meta().put(account("PERSONAL"));
        for (Fault fault : List.of(
                Fault.serverError(),
                Fault.error(400, 100, "(#100) Tried accessing nonexisting field (account_type)"),
                Fault.html(),
                Fault.emptyAnswer())) {
            fixture.meta().failNextRead(fault);
            isConnectedUnchecked(fixture, connect(fixture, line()));
        }
        fixture.meta().revokeToken(SECOND_TOKEN);
        isConnectedUnchecked(fixture, connect(fixture, line()));
    }

    @EveryStore
    @DisplayName(
            "S76 Without a token, without an answer in time and without anybody to ask, it is connected with a notice")
    void nobodyToAsk(InboxFixture fixture) {
        fixture.meta().put(account("PERSONAL"));
        fixture.meta().failNextRead(Fault.late(Duration.ofSeconds(2)));
        GraphApi.Builder hasty = graph(fixture, line -> Optional.of(AccessToken.of(SECOND_TOKEN)))
                .deadline(Duration.ofMillis(200));
        for (GraphApi.Builder each : List.of(graph(fixture, line -> Optional.empty()), hasty)) {
            try (GraphApi graph = each.build()) {
                isConnectedUnchecked(fixture, connect(fixture, new InstagramAccountCheck(graph)));
            }
        }
        isConnectedUnchecked(fixture, connect(fixture, InstagramAccountSource.none()));
        isConnectedUnchecked(fixture, connect(fixture, line -> {
            throw new IllegalStateException("a defect of the source");
        }));
    }

    @EveryStore
    @DisplayName("S76 With a Page the Page is asked: the account it names is professional, and none says nothing")
    void accountOfAPage(InboxFixture fixture) {
        Line line = line().withPage(TestBusiness.PAGE_ID);

        fixture.meta().put(account("BUSINESS").linkedPage(TestBusiness.PAGE_ID));
        assertThat(connect(fixture, line)).isEqualTo(Outcome.done(line));

        fixture.meta().put(account("PERSONAL").linkedPage(TestBusiness.PAGE_ID));
        isConnectedUnchecked(fixture, connect(fixture, line));

        fixture.meta().put(account("BUSINESS"));
        isConnectedUnchecked(fixture, connect(fixture, line));

        fixture.meta().put(account("BUSINESS").linkedPage(TestBusiness.PAGE_ID));
        fixture.meta().failNextRead(Fault.reset());
        fixture.meta().failNextRead(Fault.reset());
        isConnectedUnchecked(fixture, connect(fixture, line));
    }

    @EveryStore
    @DisplayName(
            "Only Instagram lines are asked about, outside of any transaction, and only for whoever may connect them")
    void whenMetaIsAsked(InboxFixture fixture) {
        List<LineId> asked = new ArrayList<>();
        Actor administrator = fixture.administrator();
        InstagramAccountSource source = line -> {
            asked.add(line.id());
            // Another commit meanwhile: it is not held up, and the line is decided on again after it.
            fixture.inbox()
                    .as(administrator)
                    .administration()
                    .save(fixture.store().settings(TestBusiness.ACCOUNT).orElseThrow())
                    .orThrow();
            return new InstagramAccountType.Professional();
        };
        Inbox inbox =
                fixture.configured(builder -> builder.instagramAccounts(source)).inbox();

        assertThat(inbox.as(fixture.salesUser())
                        .administration()
                        .connect(line())
                        .refusedFor(Refusal.Reason.NOT_PERMITTED))
                .isTrue();
        Line taken = Line.instagram(TestBusiness.ACCOUNT, SECOND, "Taken", TestBusiness.INSTAGRAM_ID);
        assertThat(inbox.as(administrator).administration().connect(taken).refusedFor(Refusal.Reason.KEY_TAKEN))
                .isTrue();
        inbox.as(administrator)
                .administration()
                .connect(Line.messenger(TestBusiness.ACCOUNT, new LineId("another"), "Another", "105"))
                .orThrow();
        assertThat(asked).isEmpty();

        assertThat(inbox.as(administrator).administration().connect(line())).isEqualTo(Outcome.done(line()));
        assertThat(asked).containsExactly(SECOND);
    }

    private static Outcome<Line> connect(InboxFixture fixture, InstagramAccountSource source) {
        return fixture.configured(builder -> builder.instagramAccounts(source))
                .inbox()
                .as(fixture.administrator())
                .administration()
                .connect(line());
    }

    private static GraphApi.Builder graph(InboxFixture fixture, AccessTokens tokens) {
        return GraphApi.builder(tokens)
                .endpoints(GraphEndpoints.standIn(URI.create(fixture.meta().baseUrl())));
    }
}
