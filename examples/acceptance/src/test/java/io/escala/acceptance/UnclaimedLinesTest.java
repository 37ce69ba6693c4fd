package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.AppSecret;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.core.quarantine.ReplayedItem;
import io.escala.core.result.RefusedException;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.fakemeta.WhatsAppChat;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Messages for a number that nobody has connected are not silently elsewhere. */
class UnclaimedLinesTest {
    private static final String NUMBER = "1099";

    private static WhatsAppChat chat(InboxFixture fixture) {
        WhatsAppNumber number = WhatsAppNumber.of(NUMBER)
                .phone("5493415550999")
                .app(TestBusiness.APP)
                .waba("2040")
                .portfolio("3030")
                .token("token-of-1099");
        fixture.meta().put(number);
        return fixture.meta().whatsAppPerson("5493415550101").with(number);
    }

    private static List<String> warnings(Runnable what) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        try {
            what.run();
        } finally {
            root.detachAppender(heard);
        }
        return heard.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(NUMBER))
                .toList();
    }

    @EveryStore
    void unknownLineIsWarnedOfOnceAnHourAndCounted(InboxFixture fixture) {
        WhatsAppChat chat = chat(fixture);

        assertThat(warnings(() -> {
                    fixture.deliver(chat.writes("uno"));
                    fixture.later(Duration.ofMinutes(59));
                    fixture.deliver(chat.writes("dos"));
                }))
                .singleElement()
                .asString()
                .contains("belong to no connected line", "connect", "replay")
                .doesNotContain("5493415550101", "uno");
        fixture.later(Duration.ofMinutes(1));
        assertThat(warnings(() -> fixture.deliver(chat.writes("tres")))).hasSize(1);

        LineKey key = new LineKey(Channel.WHATSAPP, NUMBER);
        assertThat(fixture.inbox().as(Actor.host()).health().unclaimed()).containsExactly(java.util.Map.entry(key, 3L));
        for (Actor actor : List.of(fixture.administrator(), Actor.host(TestBusiness.ACCOUNT))) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> fixture.inbox().as(actor).health().unclaimed());
        }

        fixture.connect(Line.whatsApp(TestBusiness.ACCOUNT, new LineId("new"), "New", NUMBER, "2040")
                .withApp(TestBusiness.APP));
        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .hasSize(3);
        assertThat(fixture.inbox().as(Actor.host()).health().unclaimed()).isEmpty();
        assertThat(fixture.conversations()).hasSize(1);
    }

    @EveryStore
    void lineOfAnotherAppIsWarnedOf(InboxFixture fixture) {
        fixture.connect(Line.whatsApp(TestBusiness.ACCOUNT, new LineId("new"), "New", NUMBER, "2040")
                .withApp(TestBusiness.STRANGER_APP));

        assertThat(warnings(() -> fixture.deliver(chat(fixture).writes("uno"))))
                .singleElement()
                .asString()
                .contains("another app", "withApp");
    }

    @EveryStore
    void lineWithoutAppTakesNothingFromAnEndpointOfSeveralApps(InboxFixture fixture) {
        Line line = Line.whatsApp(TestBusiness.ACCOUNT, new LineId("new"), "New", NUMBER, "2040");
        fixture.connect(line);
        WhatsAppChat chat = chat(fixture);
        InboxFixture.Node journalling = fixture.journalling(store -> store);

        assertThat(warnings(() -> {
                    fixture.deliver(chat.writes("uno"));
                    fixture.deliver(chat.writes("dos"));
                }))
                .singleElement()
                .asString()
                .contains("names no app", "signed by " + TestBusiness.APP, "withApp", "replay")
                .doesNotContain("5493415550101", "uno");
        assertThat(journalling.post(chat.writes("tres")).status()).isEqualTo(200);
        fixture.runWork(journalling);
        assertThat(fixture.conversations()).isEmpty();
        assertThat(fixture.quarantined(AccountId.NONE))
                .hasSize(3)
                .allMatch(item -> item.reason() == QuarantinedItem.Reason.FOREIGN_LINE && item.severalApps());

        assertThat(replay(fixture))
                .as("it still names no app")
                .extracting(ReplayedItem::state)
                .containsOnly(ReplayedItem.State.STAYS);
        fixture.connect(line.withApp(TestBusiness.APP));
        assertThat(replay(fixture)).extracting(ReplayedItem::state).containsOnly(ReplayedItem.State.FILED);
        assertThat(fixture.thread(fixture.conversations().get(0).conversation().id()))
                .hasSize(3);
    }

    @EveryStore
    void lineWithoutAppTakesTheOnlyAppOfItsEndpoint(InboxFixture fixture) {
        fixture.connect(Line.whatsApp(TestBusiness.ACCOUNT, new LineId("new"), "New", NUMBER, "2040"));

        MetaWebhooks ofOneApp = MetaWebhooks.receiving(fixture.inbox())
                .app(TestBusiness.APP, AppSecret.of(TestBusiness.APP_SECRET))
                .verifyToken("verify")
                .build();
        InboxFixture.Node node = new InboxFixture.Node(fixture.store(), fixture.inbox(), ofOneApp);

        assertThat(warnings(() -> node.deliver(chat(fixture).writes("uno")))).isEmpty();
        assertThat(fixture.conversations()).hasSize(1);
    }

    private static List<ReplayedItem> replay(InboxFixture fixture) {
        return fixture.inbox()
                .as(Actor.host())
                .quarantine()
                .replay(QuarantineFilter.EVERYTHING)
                .orThrow();
    }
}
