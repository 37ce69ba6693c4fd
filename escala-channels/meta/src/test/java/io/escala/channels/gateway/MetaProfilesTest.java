package io.escala.channels.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.ProfileSource.Found;
import io.escala.core.channel.ProfileSource.TryLater;
import io.escala.core.channel.ProfileSource.Withheld;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaProfilesTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private ProfileSource profiles;

    @BeforeEach
    void open() {
        profiles =
                MetaProfiles.builder(meta.graph()).keepWithheld(Duration.ZERO).build();
    }

    @Test
    void messengerReturnsFirstLastAndFullName() {
        meta.answers(200, "{\"id\":\"249\",\"first_name\":\"Rosa\",\"last_name\":\"Pérez\",\"name\":\" Rosa  Pérez\"}");

        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID))
                .isEqualTo(new Found("Rosa Pérez", "Rosa", "Pérez", null));
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/24900000000000001?fields=first_name%2Clast_name%2Cname");
    }

    @Test
    void instagramReturnsNameAndUserName() {
        meta.answers(200, "{\"id\":\"179\",\"name\":null,\"username\":\"rosa.perez\"}");

        assertThat(profiles.profile(GraphStub.INSTAGRAM, GraphStub.IGSID))
                .isEqualTo(new Found(null, null, null, "rosa.perez"));
    }

    @Test
    void whatsAppIsNotAsked() {
        assertThat(profiles.profile(GraphStub.WHATSAPP, GraphStub.NUMBER)).isEqualTo(new Withheld());
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void keyOfAnotherChannelIsNotAsked() {
        IdentityKey userName = new IdentityKey(IdentityKeyKind.INSTAGRAM_USER_NAME, "178", "rosa.perez");

        assertThat(profiles.profile(GraphStub.INSTAGRAM, userName)).isEqualTo(new Withheld());
        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.IGSID)).isEqualTo(new Withheld());
        assertThat(meta.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{\"id\":\"249\"}", "{\"name\":\" \",\"first_name\":null,\"last_name\":[]}"})
    void answerWithoutNameIsWithheld(String answer) {
        meta.answers(200, answer);

        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID)).isEqualTo(new Withheld());
    }

    @ParameterizedTest(name = "{0}/{1} with status {2}")
    @CsvSource({
        "2018218, 0, 400",
        "100, 2018218, 400",
        "2018247, 0, 400",
        "100, 2018247, 400",
        "230, 0, 403",
        "9010, 0, 400",
        "100, 33, 400",
        "100, 0, 400",
        "10, 0, 403",
        "200, 0, 403",
        "3, 0, 400",
        "200, 1545041, 400",
        "368, 0, 400",
        "551, 0, 400",
        "424242, 0, 404",
    })
    void everyRejectionAboutThePersonIsWithheld(int code, int subcode, int status) {
        meta.answers(status, SendAnswers.error(code, subcode));

        assertThat(profiles.profile(GraphStub.INSTAGRAM, GraphStub.IGSID)).isEqualTo(new Withheld());
        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID)).isEqualTo(new Withheld());
    }

    @ParameterizedTest(name = "{0} with status {1}")
    @CsvSource({
        "1, 400",
        "2, 503",
        "4, 400",
        "17, 400",
        "32, 400",
        "613, 400",
        "1200, 400",
        "80001, 400",
        "80002, 400",
        "80006, 400",
        "190, 401",
        "0, 401",
        "424242, 500",
        "100, 500",
        "424242, 429"
    })
    void temporaryFailureIsRetriedLater(int code, int status) {
        meta.answers(status, SendAnswers.error(code, 0));

        assertThat(profiles.profile(GraphStub.INSTAGRAM, GraphStub.IGSID)).isEqualTo(new TryLater());
        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID)).isEqualTo(new TryLater());
    }

    @Test
    void errorMarkedTransientIsRetriedLater() {
        meta.answers(400, "{\"error\":{\"code\":100,\"message\":\"no\",\"is_transient\":true}}");

        assertThat(profiles.profile(GraphStub.INSTAGRAM, GraphStub.IGSID)).isEqualTo(new TryLater());
        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID)).isEqualTo(new TryLater());
    }

    @Test
    void foundProfileIsCached() {
        meta.answers(200, "{\"name\":\"Rosa\"}");

        for (int i = 0; i < 3; i++) {
            assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID))
                    .isEqualTo(new Found("Rosa", null, null, null));
        }
        assertThat(meta.requests()).hasSize(1);
    }

    @Test
    void brokenConnectionAndUnreadableAnswerAreRetriedLater() {
        meta.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID)).isEqualTo(new TryLater());

        meta.answers(200, "<html>ok</html>");
        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID)).isEqualTo(new TryLater());

        meta.answers(503, "");
        assertThat(profiles.profile(GraphStub.MESSENGER, GraphStub.PSID)).isEqualTo(new TryLater());
    }
}
