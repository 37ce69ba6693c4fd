package io.escala.channels.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.core.channel.LineFactSource.Answer;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LineFactCheckTest {
    private static final Line SECOND =
            Line.whatsApp(new AccountId("acme"), new LineId("wa2"), "Help", "1055500000000002", "2055500000000001");

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private LineFactCheck check;

    @BeforeEach
    void open() {
        check = new LineFactCheck(meta.graph());
    }

    @Test
    void everyFactOfNumberAndAccountIsRead() {
        meta.answers(
                200,
                "{\"quality_rating\":\"GREEN\",\"whatsapp_business_manager_messaging_limit\":\"TIER_2K\","
                        + "\"throughput\":{\"level\":\"STANDARD\"},\"name_status\":\"APPROVED\",\"status\":\"CONNECTED\","
                        + "\"is_official_business_account\":true,\"health_status\":{\"can_send_message\":\"LIMITED\",\"entities\":["
                        + "{\"entity_type\":\"PHONE_NUMBER\",\"can_send_message\":\"AVAILABLE\"},{\"entity_type\":\"WABA\","
                        + "\"errors\":[{\"error_code\":141006,\"error_description\":\"No payment\"}]}]},"
                        + "\"account_review_status\":\"PENDING\",\"id\":\"1\"}");

        assertThat(check.ask(List.of(GraphStub.WHATSAPP)))
                .containsExactly(new Answer(
                        GraphStub.WHATSAPP,
                        List.of(
                                LineFact.of(Aspect.QUALITY, "GREEN"),
                                LineFact.of(Aspect.MESSAGING_LIMIT, "TIER_2K"),
                                LineFact.of(Aspect.THROUGHPUT, "STANDARD"),
                                LineFact.of(Aspect.NAME, "APPROVED"),
                                LineFact.of(Aspect.REGISTRATION, "CONNECTED"),
                                LineFact.of(Aspect.OFFICIAL, "true"),
                                LineFact.of(Aspect.SENDING, "LIMITED").because("141006 No payment"),
                                LineFact.of(Aspect.ACCOUNT_REVIEW, "PENDING")),
                        null,
                        0));
    }

    @Test
    void numbersOfOneAccountShareItsRequest() {
        meta.answers(200, "{}");

        assertThat(check.ask(List.of(GraphStub.WHATSAPP, SECOND, GraphStub.MESSENGER, GraphStub.INSTAGRAM)))
                .containsExactly(
                        new Answer(GraphStub.WHATSAPP, List.of(), null, 0), new Answer(SECOND, List.of(), null, 0));
        assertThat(meta.requests()).hasSize(3);
    }

    @Test
    void valuesThatCannotBeKeptAreLeftOut() {
        meta.answers(200, "{\"quality_rating\":\"" + "R".repeat(200) + "\",\"status\":7,\"throughput\":\"FAST\"}");

        assertThat(check.ask(List.of(GraphStub.WHATSAPP)))
                .flatExtracting(Answer::facts)
                .containsExactly(LineFact.of(Aspect.REGISTRATION, "7"));
    }

    @Test
    void errorsAndLostAnswersAreValues() {
        meta.answers(403, SendAnswers.error(200, 0));
        assertThat(check.ask(List.of(GraphStub.WHATSAPP)))
                .containsExactly(new Answer(GraphStub.WHATSAPP, List.of(), "REFUSED", 200));

        meta.answers(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(check.ask(List.of(GraphStub.WHATSAPP)))
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer.problem()).isNotEqualTo("REFUSED").isNotNull());
    }
}
