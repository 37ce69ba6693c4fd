package io.escala.channels.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstagramClientTest {
    private static final Line THROUGH_PAGE = GraphStub.INSTAGRAM.withPage("3055500000000009");

    @RegisterExtension
    private final GraphStub facebookHost = new GraphStub();

    @RegisterExtension
    private final GraphStub instagramHost = new GraphStub();

    private InstagramClient client;

    @BeforeEach
    void open() {
        GraphApi graph = facebookHost
                .builder()
                .endpoints(new GraphEndpoints(
                        facebookHost.endpoints().facebook(),
                        instagramHost.endpoints().instagram()))
                .build();
        client = new InstagramClient(graph);
        facebookHost.answers(200, SendAnswers.PAGE_OK);
        instagramHost.answers(200, SendAnswers.PAGE_OK);
    }

    private static void assertCall(LoggedRequest request, String url, String body) {
        assertThat(request.getUrl()).isEqualTo(url);
        assertThat(equalToJson(body).match(request.getBodyAsString()).isExactMatch())
                .as(request.getBodyAsString())
                .isTrue();
    }

    private static final String TEXT =
            "{\"recipient\":{\"id\":\"17900000000000001\"},\"message\":{\"text\":\"Hola\"},\"reply_to\":{\"mid\":\"m_IN\"}}";

    @Test
    void lateAnswersOfPeopleHaveTheHumanAgentTag() {
        client.sendAsHumanAgent(GraphStub.INSTAGRAM, GraphStub.IGSID, new InstagramText("Hola"), "m_IN");

        assertCall(
                instagramHost.request(),
                "/v26.0/17841400000000001/messages",
                TEXT.replace("\"message\"", "\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT\",\"message\""));
    }

    @Test
    void instagramLoginAccountSendsForItself() {
        SendOutcome outcome = client.send(GraphStub.INSTAGRAM, GraphStub.IGSID, new InstagramText("Hola"), "m_IN");

        assertCall(instagramHost.request(), "/v26.0/17841400000000001/messages", TEXT);
        assertThat(facebookHost.requests()).isEmpty();
        assertThat(outcome)
                .isEqualTo(new SendOutcome.Accepted(
                        "m_OUT1", List.of(new PartyKey(IdentityKeyKind.IGSID, "24900000000000001"))));
    }

    @Test
    void pageSendsForItsLinkedAccount() {
        client.send(THROUGH_PAGE, GraphStub.IGSID, new InstagramText("Hola"), "m_IN");

        assertCall(facebookHost.request(), "/v26.0/3055500000000009/messages", TEXT);
        assertThat(instagramHost.requests()).isEmpty();
    }

    @Test
    void seenUsesTheSameHosts() {
        String seen = "{\"recipient\":{\"id\":\"17900000000000001\"},\"sender_action\":\"mark_seen\"}";

        assertThat(client.markSeen(GraphStub.INSTAGRAM, GraphStub.IGSID)).isTrue();
        assertThat(client.markSeen(THROUGH_PAGE, GraphStub.IGSID)).isTrue();

        assertCall(instagramHost.request(), "/v26.0/17841400000000001/messages", seen);
        assertCall(facebookHost.request(), "/v26.0/3055500000000009/messages", seen);
    }

    @Test
    void profilesUseTheSameHosts() {
        client.profile(GraphStub.INSTAGRAM, GraphStub.IGSID);
        client.profile(THROUGH_PAGE, GraphStub.IGSID);

        String url = "/v26.0/17900000000000001?fields=name%2Cusername";
        assertThat(instagramHost.request().getUrl()).isEqualTo(url);
        assertThat(facebookHost.request().getUrl()).isEqualTo(url);
    }

    static Stream<Arguments> invalidContent() {
        InstagramText hola = new InstagramText("Hola");
        IdentityKey userName = new IdentityKey(IdentityKeyKind.INSTAGRAM_USER_NAME, "17841400000000001", "rosa.perez");
        return Stream.of(
                Arguments.of("TEXT_TOO_LONG", GraphStub.IGSID, new InstagramText("é".repeat(500) + "a")),
                Arguments.of("EMPTY_TEXT", GraphStub.IGSID, new InstagramText(" ")),
                Arguments.of("RECIPIENT_NOT_AN_ID", userName, hola),
                Arguments.of("RECIPIENT_OF_ANOTHER_CHANNEL", GraphStub.PSID, hola));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidContent")
    void invalidContentIsRefusedBeforeAnyCall(String reason, IdentityKey to, InstagramPayload payload) {
        assertThat(client.send(GraphStub.INSTAGRAM, to, payload, null))
                .isEqualTo(new SendOutcome.Rejected(SendOutcome.Rejection.REQUEST, new DeliveryError(0, 0, reason)));
        assertThat(instagramHost.requests()).isEmpty();
    }

    @Test
    void textMayHaveAThousandBytes() {
        assertThat(client.send(GraphStub.INSTAGRAM, GraphStub.IGSID, new InstagramText("é".repeat(500)), null))
                .isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void lineOfAnotherChannelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.send(GraphStub.MESSENGER, GraphStub.IGSID, new InstagramText("Hola"), null));
    }

    @Test
    void textsAreNotPrinted() {
        assertThat(new InstagramText("secreto").toString()).doesNotContain("secreto");
    }
}
