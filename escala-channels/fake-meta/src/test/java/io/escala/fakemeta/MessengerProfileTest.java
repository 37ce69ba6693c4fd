package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessengerProfileTest {

    private static final String GET_STARTED = "{\"get_started\":{\"payload\":\"START\"}}";
    private static final String MENU = "{\"persistent_menu\":[{\"locale\":\"default\",\"call_to_actions\":"
            + "[{\"type\":\"postback\",\"title\":\"Help\",\"payload\":\"HELP\"}]}]}";
    private static final String QUESTIONS = "{\"platform\":\"instagram\",\"ice_breakers\":[{\"locale\":\"default\","
            + "\"call_to_actions\":[{\"question\":\"Open?\",\"payload\":\"OPEN\"}]}]}";

    private final FakeMeta meta = FakeMeta.builder()
            .app(App.of("9001", "secret"))
            .line(WhatsAppNumber.of("1060")
                    .phone("5493410001122")
                    .waba("2040")
                    .portfolio("3030")
                    .token("number-token"))
            .line(Page.of("104").token("page-token"))
            .line(InstagramAccount.of("1784").token("instagram-token"))
            .start();
    private final Caller caller = new Caller(meta);

    @AfterEach
    void close() {
        meta.close();
    }

    private Reply post(String token, String body) {
        return caller.post("/v26.0/me/messenger_profile", token, body);
    }

    private Reply get(String query) {
        return caller.get("/v26.0/me/messenger_profile?" + query, "page-token");
    }

    private Reply delete(String fields) {
        return caller.exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/v26.0/104/messenger_profile"))
                .header("Authorization", "Bearer page-token")
                .header("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString("{\"fields\":[" + fields + "]}"))
                .build());
    }

    @Test
    void a_menu_needs_get_started() {
        assertThat(post("page-token", MENU).code()).isEqualTo(100);
        assertThat(post("page-token", GET_STARTED).http()).isEqualTo(200);
        assertThat(post("page-token", MENU).http()).isEqualTo(200);

        assertThat(get("fields=get_started,persistent_menu").json().toString())
                .isEqualTo("{\"data\":[{\"get_started\":{\"payload\":\"START\"}," + MENU.substring(1) + "]}");
        assertThat(delete("\"get_started\"").code()).isEqualTo(100);
        assertThat(delete("\"get_started\",\"persistent_menu\"").http()).isEqualTo(200);
        assertThat(get("fields=get_started").json().path("data").size()).isZero();
    }

    @Test
    void instagram_has_a_profile_of_its_own() {
        assertThat(post("page-token", QUESTIONS).http()).isEqualTo(200);

        assertThat(get("fields=ice_breakers").json().path("data").size()).isZero();
        assertThat(get("fields=ice_breakers&platform=instagram")
                        .json()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(get("fields=get_started&platform=instagram").code()).isEqualTo(100);
        assertThat(post("instagram-token", GET_STARTED).code()).isEqualTo(100);
        assertThat(post("instagram-token", MENU).http()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"get_started\":{}}",
                "{\"greeting\":[{\"locale\":\"es_LA\",\"text\":\"Hola\"}]}",
                "{\"ice_breakers\":[{\"locale\":\"default\",\"call_to_actions\":[]}]}",
                "{\"ice_breakers\":[{\"locale\":\"default\",\"call_to_actions\":[1,2,3,4,5]}]}",
            })
    void what_is_incomplete_is_refused(String body) {
        assertThat(post("page-token", body).code()).isEqualTo(100);
    }

    @Test
    void unknown_parts_are_refused() {
        assertThat(delete("\"commands_of_another\"").code()).isEqualTo(100);
        assertThat(delete("").code()).isEqualTo(100);
        assertThat(get("fields=none").code()).isEqualTo(100);
    }

    @Test
    void a_number_has_none() {
        assertThat(caller.get("/v26.0/1060/messenger_profile?fields=greeting", "number-token")
                        .subcode())
                .isEqualTo(33);
    }
}
