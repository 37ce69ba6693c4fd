package io.escala.channels.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.messenger.MessengerProfile.Part;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.Line;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessengerProfilesTest {
    private static final MessengerProfileUpdate NOTHING = MessengerProfileUpdate.nothing();

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private MessengerProfiles profiles;

    @BeforeEach
    void open() {
        profiles = new MessengerProfiles(meta.graph());
        meta.answers(200, "{\"result\":\"success\"}");
    }

    private void isSent(String method, String body) {
        assertThat(meta.request().getMethod().getName()).isEqualTo(method);
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/me/messenger_profile");
        assertThat(equalToJson(body).match(meta.request().getBodyAsString()).isExactMatch())
                .as(meta.request().getBodyAsString())
                .isTrue();
    }

    @Test
    void allPartsOfAPageAreSet() {
        assertThat(profiles.update(
                        GraphStub.MESSENGER,
                        NOTHING.getStarted("START")
                                .greeting("Hola")
                                .iceBreakers(List.of(new IceBreaker("Open today?", "OPEN")))
                                .menu(List.of(
                                        MenuItem.link("Shop", "https://shop.example"),
                                        MenuItem.postback("Help", "HELP")))))
                .isEqualTo(new GraphOutcome.Done<>(GraphStub.MESSENGER));

        isSent("POST", """
                {"get_started":{"payload":"START"},"greeting":[{"locale":"default","text":"Hola"}],
                "ice_breakers":[{"locale":"default","call_to_actions":[{"question":"Open today?","payload":"OPEN"}]}],
                "persistent_menu":[{"locale":"default","call_to_actions":[
                {"type":"web_url","title":"Shop","url":"https://shop.example"},
                {"type":"postback","title":"Help","payload":"HELP"}]}]}""");
    }

    @Test
    void instagramIsNamed() {
        profiles.update(GraphStub.INSTAGRAM, NOTHING.iceBreakers(List.of(new IceBreaker("Open?", "OPEN"))));

        isSent("POST", """
                {"ice_breakers":[{"locale":"default","call_to_actions":[{"question":"Open?","payload":"OPEN"}]}],
                "platform":"instagram"}""");
    }

    @Test
    void partsAreRemoved() {
        profiles.remove(GraphStub.MESSENGER, Set.of(Part.PERSISTENT_MENU, Part.GET_STARTED));

        isSent("DELETE", "{\"fields\":[\"get_started\",\"persistent_menu\"]}");
    }

    @Test
    void profileIsReadInTheDefaultLanguage() {
        meta.answers(200, """
                {"data":[{"get_started":{"payload":"START"},
                "greeting":[{"locale":"es_LA","text":"Hola"},{"locale":"default","text":"Hi"}],
                "ice_breakers":[{"locale":"default","call_to_actions":[{"question":"Open?","payload":"OPEN"}]}],
                "persistent_menu":[{"locale":"default","composer_input_disabled":false,"call_to_actions":[
                {"type":"web_url","title":"Shop","url":"https://shop.example"},
                {"type":"nested","title":"More"},{"type":"postback","title":"Help","payload":"HELP"}]}]}]}""");

        assertThat(profiles.read(GraphStub.MESSENGER).toOptional())
                .contains(new MessengerProfile(
                        "START",
                        "Hi",
                        List.of(new IceBreaker("Open?", "OPEN")),
                        List.of(MenuItem.link("Shop", "https://shop.example"), MenuItem.postback("Help", "HELP"))));
        assertThat(meta.request().queryParameter("fields").firstValue())
                .isEqualTo("get_started,greeting,ice_breakers,persistent_menu");
    }

    @Test
    void emptyProfileHasNoParts() {
        meta.answers(200, "{\"data\":[]}");

        assertThat(profiles.read(GraphStub.INSTAGRAM).toOptional())
                .contains(new MessengerProfile(null, null, List.of(), List.of()));
        assertThat(meta.request().queryParameter("platform").firstValue()).isEqualTo("instagram");
        assertThat(meta.request().queryParameter("fields").firstValue()).isEqualTo("ice_breakers,persistent_menu");
    }

    @Test
    void answerWithoutListIsUnknown() {
        assertThat(profiles.read(GraphStub.MESSENGER)).isInstanceOf(GraphOutcome.Unknown.class);
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(NOTHING, "NOTHING_TO_CHANGE"),
                Arguments.of(NOTHING.getStarted(" "), "GET_STARTED_INVALID"),
                Arguments.of(NOTHING.greeting("a".repeat(161)), "GREETING_INVALID"),
                Arguments.of(NOTHING.iceBreakers(List.of()), "NUMBER_OF_ICE_BREAKERS_INVALID"),
                Arguments.of(
                        NOTHING.iceBreakers(Collections.nCopies(5, new IceBreaker("q", "p"))),
                        "NUMBER_OF_ICE_BREAKERS_INVALID"),
                Arguments.of(NOTHING.iceBreakers(List.of(new IceBreaker("q", ""))), "ICE_BREAKER_INVALID"),
                Arguments.of(NOTHING.menu(List.of()), "NUMBER_OF_MENU_ITEMS_INVALID"),
                Arguments.of(
                        NOTHING.menu(Collections.nCopies(21, MenuItem.postback("t", "p"))),
                        "NUMBER_OF_MENU_ITEMS_INVALID"),
                Arguments.of(NOTHING.menu(List.of(MenuItem.postback("t".repeat(31), "p"))), "MENU_TITLE_INVALID"),
                Arguments.of(NOTHING.menu(List.of(MenuItem.link("t", "shop.example"))), "MENU_VALUE_INVALID"),
                Arguments.of(NOTHING.menu(List.of(MenuItem.postback("t", "p".repeat(1001)))), "MENU_VALUE_INVALID"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("invalid")
    void whatMetaWouldRefuseIsRefusedBeforeAnyCall(MessengerProfileUpdate update, String reason) {
        assertThat(profiles.update(GraphStub.MESSENGER, update))
                .isEqualTo(new GraphOutcome.Rejected<Line>(Rejection.REQUEST, new DeliveryError(0, 0, reason)));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void whatInstagramDoesNotHaveIsRefusedBeforeAnyCall() {
        assertThat(profiles.update(GraphStub.INSTAGRAM, NOTHING.greeting("Hola")))
                .isEqualTo(new GraphOutcome.Rejected<Line>(
                        Rejection.REQUEST, new DeliveryError(0, 0, "NOT_ON_INSTAGRAM")));
        assertThat(profiles.remove(GraphStub.INSTAGRAM, Set.of())).isInstanceOf(GraphOutcome.Rejected.class);
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void errorsHaveTheClassesOfSending() {
        meta.answers(400, SendAnswers.error(613, 0));

        assertThat(profiles.read(GraphStub.MESSENGER)).isInstanceOf(GraphOutcome.TryLater.class);
    }

    @Test
    void textsAreNotShown() {
        assertThat(NOTHING.greeting("Hola")).hasToString("MessengerProfileUpdate[greeting]");
    }

    @Test
    void whatsAppLinesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> profiles.read(GraphStub.WHATSAPP));
    }
}
