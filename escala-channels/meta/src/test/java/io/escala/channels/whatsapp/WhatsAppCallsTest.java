package io.escala.channels.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.whatsapp.WhatsAppCallPermission.State;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhatsAppCallsTest {
    private static final String SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n";

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private WhatsAppCalls calls;

    @BeforeEach
    void open() {
        calls = new WhatsAppCalls(meta.graph());
        meta.answers(200, "{\"messaging_product\":\"whatsapp\",\"success\":true}");
    }

    private void isPosted(String rest) {
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/1055500000000001/calls");
        assertThat(equalToJson("{\"messaging_product\":\"whatsapp\",\"call_id\":\"wacid.1\"," + rest + "}")
                        .match(meta.request().getBodyAsString())
                        .isExactMatch())
                .isTrue();
    }

    private static GraphOutcome<Line> refused(String reason) {
        return new GraphOutcome.Rejected<>(Rejection.REQUEST, new DeliveryError(0, 0, reason));
    }

    @Test
    void callIsAcceptedWithItsSession() {
        assertThat(calls.accept(GraphStub.WHATSAPP, "wacid.1", SDP, "ref-1"))
                .isEqualTo(new GraphOutcome.Done<>(GraphStub.WHATSAPP));

        isPosted("\"action\":\"accept\",\"session\":{\"sdp_type\":\"answer\",\"sdp\":\"v=0\\r\\no=- 1 1 IN IP4"
                + " 127.0.0.1\\r\\n\"},\"biz_opaque_callback_data\":\"ref-1\"");
    }

    @Test
    void callIsPrepared() {
        calls.preAccept(GraphStub.WHATSAPP, "wacid.1", "v=0");

        isPosted("\"action\":\"pre_accept\",\"session\":{\"sdp_type\":\"answer\",\"sdp\":\"v=0\"}");
    }

    @Test
    void callIsRejected() {
        calls.reject(GraphStub.WHATSAPP, "wacid.1");

        isPosted("\"action\":\"reject\"");
    }

    @Test
    void callIsEnded() {
        calls.terminate(GraphStub.WHATSAPP, "wacid.1");

        isPosted("\"action\":\"terminate\"");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void personIsCalledByNumberOrUserId(boolean byNumber) {
        meta.answers(200, "{\"messaging_product\":\"whatsapp\",\"calls\":[{\"id\":\"wacid.9\"}]}");

        assertThat(calls.connect(GraphStub.WHATSAPP, byNumber ? GraphStub.NUMBER : GraphStub.BSUID, "v=0", "r"))
                .isEqualTo(new GraphOutcome.Done<>("wacid.9"));

        String to = byNumber ? "\"to\":\"+5493415550101\"" : "\"recipient\":\"AR.8391027465018273\"";
        assertThat(equalToJson(
                                "{\"messaging_product\":\"whatsapp\"," + to + ",\"action\":\"connect\","
                                        + "\"session\":{\"sdp_type\":\"offer\",\"sdp\":\"v=0\"},\"biz_opaque_callback_data\":\"r\"}")
                        .match(meta.request().getBodyAsString())
                        .isExactMatch())
                .isTrue();
    }

    @Test
    void callWithoutAnIdInTheAnswerIsUnknown() {
        assertThat(calls.connect(GraphStub.WHATSAPP, GraphStub.NUMBER, "v=0", null))
                .isInstanceOf(GraphOutcome.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    void problemsAreNamed(WhatsAppCallProblem problem) {
        assertThat(WhatsAppCallProblem.of(problem.code())).contains(problem);
        assertThat(WhatsAppCallProblem.of(131047)).isEmpty();
    }

    @Test
    void incompleteRequestsAreRefusedBeforeAnyCall() {
        for (GraphOutcome<String> outcome : List.of(
                calls.connect(GraphStub.WHATSAPP, GraphStub.PSID, "v=0", null),
                calls.connect(GraphStub.WHATSAPP, GraphStub.NUMBER, " ", null),
                calls.connect(GraphStub.WHATSAPP, GraphStub.NUMBER, "v=0", "r".repeat(513)))) {
            assertThat(outcome).isInstanceOf(GraphOutcome.Rejected.class);
        }
        assertThat(calls.accept(GraphStub.WHATSAPP, "wacid.1", " ", null)).isEqualTo(refused("SESSION_MISSING"));
        assertThat(calls.accept(GraphStub.WHATSAPP, "wacid.1", SDP, "r".repeat(513)))
                .isEqualTo(refused("REFERENCE_TOO_LONG"));
        assertThat(calls.reject(GraphStub.WHATSAPP, "")).isEqualTo(refused("CALL_ID_INVALID"));
        assertThat(calls.permission(GraphStub.WHATSAPP, GraphStub.PSID)).isInstanceOf(GraphOutcome.Rejected.class);
        assertThat(meta.requests()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no_permission, , NONE, true, false",
        "temporary, 1790000000, TEMPORARY, false, true",
        "permanent, , PERMANENT, false, true",
        "something_new, , OTHER, true, true",
    })
    void permissionIsRead(String status, @Nullable String expires, State state, boolean mayAsk, boolean mayCall) {
        meta.answers(
                200,
                "{\"messaging_product\":\"whatsapp\",\"permission\":{\"status\":\"" + status + "\""
                        + (expires == null ? "" : ",\"expiration_time\":" + expires) + "},\"actions\":["
                        + "{\"action_name\":\"send_call_permission_request\",\"can_perform_action\":" + mayAsk
                        + ",\"limits\":[{\"time_period\":\"PT24H\",\"max_allowed\":1,\"current_usage\":0}]},"
                        + "{\"action_name\":\"start_call\",\"can_perform_action\":" + mayCall + "}]}");

        assertThat(calls.permission(GraphStub.WHATSAPP, GraphStub.NUMBER).toOptional())
                .contains(new WhatsAppCallPermission(
                        state,
                        expires == null ? null : Instant.ofEpochSecond(Long.parseLong(expires)),
                        mayAsk,
                        mayCall));
        assertThat(meta.request().getUrl())
                .isEqualTo("/v26.0/1055500000000001/call_permissions?user_wa_id=5493415550101");
    }

    @Test
    void permissionOfAUserIdIsAskedForInRecipient() {
        meta.answers(200, "{\"permission\":{\"status\":\"no_permission\"}}");

        assertThat(calls.permission(GraphStub.WHATSAPP, GraphStub.BSUID).toOptional())
                .contains(new WhatsAppCallPermission(State.NONE, null, false, false));
        assertThat(meta.request().queryParameter("recipient").firstValue()).isEqualTo("AR.8391027465018273");
    }

    @Test
    void answerWithoutPermissionIsUnknown() {
        assertThat(calls.permission(GraphStub.WHATSAPP, GraphStub.NUMBER)).isInstanceOf(GraphOutcome.Unknown.class);
    }

    @Test
    void linesOfOtherChannelsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> calls.reject(GraphStub.MESSENGER, "wacid.1"));
    }
}
