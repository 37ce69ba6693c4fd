package io.escala.channels.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.graph.GraphOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhatsAppProfilesTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private WhatsAppProfiles profiles;

    @BeforeEach
    void open() {
        profiles = new WhatsAppProfiles(meta.graph());
        meta.answers(200, "{\"success\":true}");
    }

    @Test
    void profileIsReadWithAllItsFields() {
        meta.answers(200, """
                {"data":[{"about":"Open","address":"Mitre 1","description":"Bikes","email":"a@example.com",
                "websites":["https://a.example","https://b.example"],"vertical":"RETAIL",
                "profile_picture_url":"https://pps.whatsapp.net/1","messaging_product":"whatsapp"}]}""");

        assertThat(profiles.read(GraphStub.WHATSAPP).toOptional())
                .contains(new WhatsAppBusinessProfile(
                        "Open",
                        "Mitre 1",
                        "Bikes",
                        "a@example.com",
                        List.of("https://a.example", "https://b.example"),
                        "RETAIL",
                        "https://pps.whatsapp.net/1"));
        assertThat(meta.request().getUrl())
                .startsWith("/v26.0/1055500000000001/whatsapp_business_profile?fields=about%2Caddress");
    }

    @Test
    void emptyProfileHasNoValues() {
        meta.answers(200, "{\"data\":[{\"messaging_product\":\"whatsapp\"}]}");

        assertThat(profiles.read(GraphStub.WHATSAPP).toOptional())
                .contains(new WhatsAppBusinessProfile(null, null, null, null, List.of(), null, null));
    }

    @Test
    void answerWithoutProfileIsUnknown() {
        meta.answers(200, "{\"data\":[]}");

        assertThat(profiles.read(GraphStub.WHATSAPP)).isInstanceOf(GraphOutcome.Unknown.class);
    }

    @Test
    void onlyWhatChangesIsSent() {
        assertThat(profiles.update(
                        GraphStub.WHATSAPP,
                        WhatsAppProfileUpdate.nothing()
                                .about("Closed")
                                .email("")
                                .websites(List.of("https://c.example"))
                                .picture("4::aW")))
                .isEqualTo(new GraphOutcome.Done<>(GraphStub.WHATSAPP));

        assertThat(meta.request().getMethod().getName()).isEqualTo("POST");
        assertThat(equalToJson("""
                        {"messaging_product":"whatsapp","about":"Closed","email":"","websites":["https://c.example"],
                        "profile_picture_handle":"4::aW"}""").match(meta.request().getBodyAsString()).isExactMatch())
                .isTrue();
    }

    static Stream<Arguments> invalid() {
        WhatsAppProfileUpdate update = WhatsAppProfileUpdate.nothing();
        return Stream.of(
                Arguments.of(update, "NOTHING_TO_CHANGE"),
                Arguments.of(update.about(""), "ABOUT_INVALID"),
                Arguments.of(update.about("a".repeat(140)), "ABOUT_INVALID"),
                Arguments.of(update.address("a".repeat(257)), "ADDRESS_INVALID"),
                Arguments.of(update.description("a".repeat(513)), "DESCRIPTION_INVALID"),
                Arguments.of(update.email("nobody"), "EMAIL_INVALID"),
                Arguments.of(update.email("a@" + "b".repeat(127)), "EMAIL_INVALID"),
                Arguments.of(update.websites(List.of("example.com")), "WEBSITES_INVALID"),
                Arguments.of(update.websites(List.of("http://a", "http://b", "http://c")), "WEBSITES_INVALID"),
                Arguments.of(update.vertical("shop"), "VERTICAL_INVALID"),
                Arguments.of(update.picture(" "), "PROFILE_PICTURE_HANDLE_INVALID"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("invalid")
    void whatMetaWouldRefuseIsRefusedBeforeAnyCall(WhatsAppProfileUpdate update, String reason) {
        assertThat(profiles.update(GraphStub.WHATSAPP, update))
                .isEqualTo(new GraphOutcome.Rejected<Line>(Rejection.REQUEST, new DeliveryError(0, 0, reason)));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void valuesAreNotShown() {
        assertThat(WhatsAppProfileUpdate.nothing().email("a@example.com").address("Mitre 1"))
                .hasToString("WhatsAppProfileUpdate[email, address]");
    }

    @Test
    void linesOfOtherChannelsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> profiles.read(GraphStub.MESSENGER));
    }
}
