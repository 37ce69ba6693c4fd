package io.escala.channels.health;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.graph.GraphOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.channel.SendOutcome.Scope;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.Line;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppSubscriptionsTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private AppSubscriptions subscriptions;

    @BeforeEach
    void open() {
        subscriptions = new AppSubscriptions(meta.graph());
        meta.answers(200, "{\"success\":true}");
    }

    private void isSent(String method, String account, String body) {
        assertThat(meta.request().getMethod().getName()).isEqualTo(method);
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/" + account + "/subscribed_apps");
        assertThat(equalToJson(body).match(meta.request().getBodyAsString()).isExactMatch())
                .isTrue();
    }

    @Test
    void businessAccountIsSubscribedWithoutFields() {
        assertThat(subscriptions.subscribe(GraphStub.WHATSAPP)).isEqualTo(new GraphOutcome.Done<>(GraphStub.WHATSAPP));

        isSent("POST", "2055500000000001", "{}");
    }

    @Test
    void pageIsSubscribedToWhatTheLibraryUses() {
        subscriptions.subscribe(GraphStub.MESSENGER);

        isSent(
                "POST",
                "3055500000000001",
                "{\"subscribed_fields\":\"message_deliveries,message_echoes,message_edits,message_reactions,message_reads,"
                        + "messages,messaging_optins,messaging_postbacks,messaging_referrals\"}");
    }

    @Test
    void accountWithoutPageIsSubscribedToGivenFields() {
        subscriptions.subscribe(GraphStub.INSTAGRAM, Set.of("messages", "messaging_seen"));

        isSent("POST", "17841400000000001", "{\"subscribed_fields\":\"messages,messaging_seen\"}");
    }

    @Test
    void accountOfAPageIsUnsubscribedByThePage() {
        Line linked = GraphStub.INSTAGRAM.withPage("3055500000000001");

        assertThat(subscriptions.unsubscribe(linked)).isEqualTo(new GraphOutcome.Done<>(linked));

        isSent("DELETE", "3055500000000001", "{}");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "http://mine.example/hook, token, CALLBACK_NOT_HTTPS",
        "mine.example, token, CALLBACK_NOT_HTTPS",
        "https://mine.example/hook, ' ', VERIFY_TOKEN_MISSING",
        "https://mine.example/LONG, token, CALLBACK_TOO_LONG",
    })
    void unusableAddressesAreRefusedBeforeAnyCall(String callback, String token, String reason) {
        URI address = URI.create(callback.replace("LONG", "l".repeat(180)));
        GraphOutcome<Line> refused = new GraphOutcome.Rejected<>(Rejection.REQUEST, new DeliveryError(0, 0, reason));

        assertThat(subscriptions.overrideNumber(GraphStub.WHATSAPP, address, token))
                .isEqualTo(refused);
        assertThat(subscriptions.overrideAccount(GraphStub.WHATSAPP, address, token))
                .isEqualTo(refused);
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void addressOfANumberIsSetOnTheNumber() {
        subscriptions.overrideNumber(GraphStub.WHATSAPP, URI.create("https://mine.example/hook"), "token");

        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/1055500000000001");
        assertThat(equalToJson("{\"webhook_configuration\":{\"override_callback_uri\":\"https://mine.example/hook\","
                                + "\"verify_token\":\"token\"}}")
                        .match(meta.request().getBodyAsString())
                        .isExactMatch())
                .isTrue();
    }

    @Test
    void linesOfOtherChannelsHaveNoOtherAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> subscriptions.removeNumberOverride(GraphStub.MESSENGER));
        assertThatIllegalArgumentException().isThrownBy(() -> subscriptions.callbacks(GraphStub.INSTAGRAM));
    }

    @Test
    void nothingIsCalledWithoutFields() {
        assertThat(subscriptions.subscribe(GraphStub.MESSENGER, Set.of()))
                .isEqualTo(new GraphOutcome.Rejected<Line>(Rejection.REQUEST, new DeliveryError(0, 0, "NO_FIELDS")));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void errorsHaveTheClassesOfSending() {
        meta.answers(403, SendAnswers.error(200, 0));

        assertThat(subscriptions.unsubscribe(GraphStub.MESSENGER))
                .isEqualTo(new GraphOutcome.TryLater<Line>(
                        Scope.STOPPED_LINE, new DeliveryError(200, 0, "(#200) A title"), null));
    }
}
