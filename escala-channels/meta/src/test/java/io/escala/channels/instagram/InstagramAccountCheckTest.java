package io.escala.channels.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.http.Fault;
import io.escala.channels.GraphStub;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.InstagramAccountType.Personal;
import io.escala.core.channel.InstagramAccountType.Professional;
import io.escala.core.channel.InstagramAccountType.Unknown;
import io.escala.crm.line.Line;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramAccountCheckTest {
    private static final Line ACCOUNT = GraphStub.INSTAGRAM;
    private static final Line LINKED = ACCOUNT.withPage("3055500000000001");
    private static final String ID = "17841400000000001";

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private InstagramAccountCheck check;

    @BeforeEach
    void open() {
        check = new InstagramAccountCheck(meta.graph());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUSINESS", "Business", "business", "MEDIA_CREATOR", "Media_Creator", "CREATOR"})
    void businessesAndCreatorsAreProfessional(String type) {
        meta.answers(200, "{\"user_id\":\"" + ID + "\",\"account_type\":\"" + type + "\",\"id\":\"9\"}");

        assertThat(check.accountType(ACCOUNT)).isEqualTo(new Professional());
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/me?fields=user_id%2Caccount_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\":\"" + ID + "\",\"account_type\":\"PERSONAL\"}",
                "{\"account_type\":\"Personal\"}",
                "{\"data\":[{\"user_id\":" + ID + ",\"account_type\":\"personal\"}]}"
            })
    void personalAccountsInEveryShapeOfTheAnswer(String answer) {
        meta.answers(200, answer);

        assertThat(check.accountType(ACCOUNT)).isEqualTo(new Personal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"user_id\":\"17\",\"account_type\":\"PERSONAL\"}|TOKEN_OF_ANOTHER_ACCOUNT",
                "{\"user_id\":\"" + ID + "\"}|NO_ACCOUNT_TYPE",
                "{\"user_id\":\"" + ID + "\",\"account_type\":\"\"}|NO_ACCOUNT_TYPE",
                "{\"user_id\":\"" + ID + "\",\"account_type\":{\"name\":\"PERSONAL\"}}|NO_ACCOUNT_TYPE",
                "{}|NO_ACCOUNT_TYPE",
                "{\"data\":[]}|NO_ACCOUNT_TYPE",
                "{\"user_id\":\"" + ID + "\",\"account_type\":\"GUARDIAN\"}|UNKNOWN_ACCOUNT_TYPE",
                "<html>|UNREADABLE_ANSWER",
                "[]|UNREADABLE_ANSWER"
            })
    void everyOtherAnswerOfAnAccountIsUnknown(String answer, String reason) {
        meta.answers(200, answer);

        assertThat(check.accountType(ACCOUNT)).isEqualTo(new Unknown(reason));
    }

    @Test
    void pageIsAskedForTheAccountThatIsLinkedToIt() {
        meta.answers(200, "{\"instagram_business_account\":{\"id\":\"" + ID + "\"},\"id\":\"3055500000000001\"}");

        assertThat(check.accountType(LINKED)).isEqualTo(new Professional());
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/3055500000000001?fields=instagram_business_account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"3055500000000001\"}|NO_PROFESSIONAL_ACCOUNT_NAMED",
                "{\"connected_instagram_account\":{\"id\":\"" + ID + "\"}}|NO_PROFESSIONAL_ACCOUNT_NAMED",
                "{\"account_type\":\"PERSONAL\"}|NO_PROFESSIONAL_ACCOUNT_NAMED",
                "{\"instagram_business_account\":{\"id\":\"17\"}}|PAGE_OF_ANOTHER_ACCOUNT"
            })
    void everyOtherAnswerOfAPageIsUnknown(String answer, String reason) {
        meta.answers(200, answer);

        assertThat(check.accountType(LINKED)).isEqualTo(new Unknown(reason));
    }

    @Test
    void errorsAreUnknownWithTheirCode() {
        meta.answers(400, "{\"error\":{\"message\":\"Session has expired\",\"code\":190}}");
        assertThat(check.accountType(ACCOUNT)).isEqualTo(new Unknown("REFUSED", 190));

        meta.answers(429, "");
        assertThat(check.accountType(ACCOUNT)).isEqualTo(new Unknown("REFUSED", 0));

        meta.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(check.accountType(LINKED)).isEqualTo(new Unknown("CONNECTION_LOST"));
    }

    @Test
    void withoutATokenNothingIsCalled() {
        try (GraphApi graph = GraphApi.builder(line -> Optional.empty())
                .endpoints(meta.endpoints())
                .build()) {
            assertThat(new InstagramAccountCheck(graph).accountType(ACCOUNT)).isEqualTo(new Unknown("NO_TOKEN"));
        }
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void answerThatDoesNotComeIsNotWaitedForByItsOwnDeadlineOrByTheClients() {
        meta.answers(aResponse().withBody("{}").withFixedDelay(20_000));
        Duration soon = Duration.ofMillis(200);
        long start = System.nanoTime();

        assertThat(new InstagramAccountCheck(meta.graph(), soon).accountType(ACCOUNT))
                .isEqualTo(new Unknown("TIMED_OUT"));
        try (GraphApi hasty = meta.builder().deadline(soon).build()) {
            assertThat(new InstagramAccountCheck(hasty).accountType(ACCOUNT)).isEqualTo(new Unknown("TIMED_OUT"));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void onlyInstagramLinesHaveAType() {
        assertThatIllegalArgumentException().isThrownBy(() -> check.accountType(GraphStub.MESSENGER));
        assertThatIllegalArgumentException().isThrownBy(() -> meta.graph().get(ACCOUNT, "me", Map.of(), Duration.ZERO));
    }
}
