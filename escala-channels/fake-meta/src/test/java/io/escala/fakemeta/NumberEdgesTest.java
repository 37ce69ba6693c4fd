package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a WhatsApp number has besides messages: registration, profile, blocked people, calls, and subscriptions. */
class NumberEdgesTest {

    private static final String PRODUCT = "\"messaging_product\":\"whatsapp\"";

    private final TestClock clock = new TestClock();
    private final FakeMeta meta = FakeMeta.builder()
            .clock(clock)
            .app(App.of("9001", "secret"))
            .line(WhatsAppNumber.of("1060")
                    .phone("5493410001122")
                    .waba("2040")
                    .portfolio("3030")
                    .token("number-token"))
            .line(Page.of("104").name("Tienda").token("page-token"))
            .start();
    private final Caller caller = new Caller(meta);
    private final WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101");

    @AfterEach
    void close() {
        meta.close();
    }

    private Reply post(String edge, String body) {
        return caller.post("/v26.0/1060/" + edge, "number-token", body);
    }

    private Reply get(String edge) {
        return caller.get("/v26.0/1060/" + edge, "number-token");
    }

    private Reply delete(String path, String token, String body) {
        return caller.exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/v26.0/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Reply register(String pin) {
        return post("register", "{" + PRODUCT + ",\"pin\":\"" + pin + "\"}");
    }

    private Reply block(String user) {
        return post("block_users", "{" + PRODUCT + ",\"block_users\":[" + user + "]}");
    }

    private Reply act(String callId, String action, String more) {
        return post(
                "calls", "{" + PRODUCT + ",\"call_id\":\"" + callId + "\",\"action\":\"" + action + "\"" + more + "}");
    }

    @Test
    void the_first_registration_sets_the_pin_and_others_need_it() {
        assertThat(register("271828").http()).isEqualTo(200);
        assertThat(register("314159").code()).isEqualTo(133005);
        assertThat(register("271828").http()).isEqualTo(200);
    }

    @Test
    void a_deregistered_number_sends_nothing() {
        rosa.writes("hola");
        assertThat(post("deregister", "{}").http()).isEqualTo(200);

        assertThat(caller.text(meta.whatsApp(), "5493415550101", "Hola").code()).isEqualTo(133010);
        assertThat(post("deregister", "{}").code()).isEqualTo(133010);
        register("271828");
        assertThat(caller.text(meta.whatsApp(), "5493415550101", "Hola").http()).isEqualTo(200);
    }

    @Test
    void ten_registrations_are_possible_in_72_hours() {
        for (int i = 0; i < 10; i++) {
            assertThat(register("271828").http()).isEqualTo(200);
        }
        assertThat(register("271828").code()).isEqualTo(133016);

        clock.advance(Duration.ofDays(3));
        assertThat(register("271828").http()).isEqualTo(200);
    }

    @Test
    void a_code_is_sent_and_valid_once() {
        assertThat(post("verify_code", "{\"code\":\"314159\"}").code()).isEqualTo(100);
        assertThat(post("request_code", "{\"code_method\":\"SMS\",\"language\":\"es\"}")
                        .http())
                .isEqualTo(200);

        String code = meta.verificationCode(meta.whatsApp());
        assertThat(post("verify_code", "{\"code\":\"000000\"}").code()).isEqualTo(100);
        assertThat(post("verify_code", "{\"code\":\"" + code + "\"}").http()).isEqualTo(200);
        assertThat(post("verify_code", "{\"code\":\"" + code + "\"}").code()).isEqualTo(100);
        assertThat(meta.verificationCode(meta.whatsApp())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register | {\"pin\":\"271828\"}",
                "register | {\"messaging_product\":\"whatsapp\",\"pin\":\"27182\"}",
                "request_code | {\"code_method\":\"FAX\",\"language\":\"es\"}",
                "request_code | {\"code_method\":\"SMS\"}",
                "whatsapp_business_profile | {\"about\":\"Open\"}",
                "whatsapp_business_profile | {\"messaging_product\":\"whatsapp\",\"about\":\"\"}",
                "whatsapp_business_profile | {\"messaging_product\":\"whatsapp\",\"websites\":[\"example.com\"]}",
                "block_users | {\"messaging_product\":\"whatsapp\",\"block_users\":[]}",
                "block_users | {\"block_users\":[{\"user\":\"+5493415550101\"}]}",
                "calls | {\"messaging_product\":\"whatsapp\",\"call_id\":\"wacid.X\",\"action\":\"reject\"}",
                "calls | []",
            })
    void what_is_incomplete_is_refused(String edge, String body) {
        assertThat(post(edge, body)).satisfies(reply -> {
            assertThat(reply.http()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo(100);
        });
    }

    @Test
    void the_profile_keeps_what_was_set() {
        post("whatsapp_business_profile", "{" + PRODUCT + ",\"about\":\"Open\",\"email\":\"a@example.com\"}");
        post(
                "whatsapp_business_profile",
                "{" + PRODUCT + ",\"about\":\"Closed\",\"websites\":[\"https://a.example\"],"
                        + "\"profile_picture_handle\":\"4aW\"}");

        assertThat(get("whatsapp_business_profile?fields=about,email,websites,profile_picture_url")
                        .json()
                        .path("data")
                        .path(0)
                        .toString())
                .isEqualTo("{\"about\":\"Closed\",\"email\":\"a@example.com\",\"websites\":[\"https://a.example\"],"
                        + "\"profile_picture_url\":\"https://pps.whatsapp.net/4aW\","
                        + "\"messaging_product\":\"whatsapp\"}");
        assertThat(get("whatsapp_business_profile").json().path("data").path(0).size())
                .isEqualTo(1);
    }

    @Test
    void only_who_wrote_in_24_hours_is_blocked() {
        assertThat(block("{\"user\":\"+5493415550101\"}").code()).isEqualTo(139100);
        rosa.writes("hola");

        Reply done = block("{\"user\":\"+5493415550101\"}");

        assertThat(done.json()
                        .path("block_users")
                        .path("added_users")
                        .path(0)
                        .path("wa_id")
                        .asString())
                .isEqualTo("5493415550101");
        assertThat(caller.text(meta.whatsApp(), "5493415550101", "Hola").code()).isEqualTo(130403);
        assertThat(get("block_users").json().toString()).contains("\"wa_id\":\"5493415550101\"");
    }

    @Test
    void who_is_unblocked_is_written_to_again() {
        rosa.writes("hola");
        String user = "{\"user_id\":\"" + rosa.userIdFor(meta.whatsApp()) + "\"}";
        block(user);

        String body = "{" + PRODUCT + ",\"block_users\":[" + user + "]}";
        assertThat(delete("1060/block_users", "number-token", body).http()).isEqualTo(200);

        assertThat(caller.text(meta.whatsApp(), "5493415550101", "Hola").http()).isEqualTo(200);
        assertThat(delete("1060/block_users", "number-token", body).code()).isEqualTo(139100);
    }

    @Test
    void the_block_list_has_pages() {
        for (String number : new String[] {"5493415550101", "5493415550102", "5493415550103"}) {
            meta.whatsAppPerson(number).writes("hola");
            block("{\"user\":\"+" + number + "\"}");
        }

        Reply first = get("block_users?limit=2");
        String after = first.json().path("paging").path("cursors").path("after").asString();
        Reply second = get("block_users?limit=2&after=" + after);

        assertThat(first.json().path("data").path(0).path("block_users").size()).isEqualTo(2);
        assertThat(first.json().path("paging").has("next")).isTrue();
        assertThat(second.json().toString()).contains("5493415550103").doesNotContain("\"next\"");
    }

    @Test
    void a_call_is_prepared_accepted_and_ended_once() {
        Webhook call = rosa.chat().calls("v=0");
        String session = ",\"session\":{\"sdp_type\":\"answer\",\"sdp\":\"v=0\"}";

        assertThat(act(call.messageId(), "accept", "").code()).isEqualTo(100);
        assertThat(act(call.messageId(), "pre_accept", session).http()).isEqualTo(200);
        assertThat(act(call.messageId(), "accept", session).http()).isEqualTo(200);
        assertThat(act(call.messageId(), "reject", "").code()).isEqualTo(100);
        assertThat(act(call.messageId(), "terminate", "").http()).isEqualTo(200);
        assertThat(act(call.messageId(), "terminate", "").code()).isEqualTo(100);
        assertThat(act(call.messageId(), "sing", "").code()).isEqualTo(100);
    }

    @Test
    void who_has_hung_up_is_not_answered() {
        Webhook call = rosa.chat().calls("v=0");
        Webhook end = rosa.chat().hangsUp(call.messageId());

        assertThat(call.messageId()).startsWith("wacid.").isEqualTo(end.messageId());
        assertThat(act(call.messageId(), "reject", "").code()).isEqualTo(100);
    }

    @Test
    void calls_are_permitted_by_the_person() {
        String asked = "call_permissions?user_wa_id=5493415550101";
        assertThat(get(asked).json().toString())
                .contains(
                        "\"status\":\"no_permission\"",
                        "{\"action_name\":\"start_call\",\"can_perform_action\":false}");

        rosa.chat().permitsCalls(clock.instant().plusSeconds(60));
        assertThat(get(asked).json().toString())
                .contains("\"status\":\"temporary\"", "{\"action_name\":\"start_call\",\"can_perform_action\":true}")
                .contains(
                        "\"expiration_time\":" + clock.instant().plusSeconds(60).getEpochSecond());
        clock.advance(Duration.ofSeconds(60));
        assertThat(get(asked).json().toString()).contains("\"status\":\"no_permission\"");

        rosa.chat().permitsCalls();
        assertThat(get("call_permissions?recipient=" + rosa.userIdFor(meta.whatsApp()))
                        .json()
                        .toString())
                .contains("\"status\":\"permanent\"");
        rosa.chat().deniesCalls();
        assertThat(get(asked).json().toString()).contains("\"status\":\"no_permission\"");
        assertThat(get("call_permissions?user_wa_id=5491100000000").code()).isEqualTo(100);
    }

    @Test
    void an_app_is_subscribed_and_unsubscribed() {
        assertThat(delete("2040/subscribed_apps", "number-token", "{}").http()).isEqualTo(200);
        assertThat(caller.get("/v26.0/2040/subscribed_apps", "number-token")
                        .json()
                        .path("data")
                        .size())
                .isZero();
        caller.post("/v26.0/2040/subscribed_apps", "number-token", "{}");
        assertThat(caller.get("/v26.0/2040/subscribed_apps", "number-token")
                        .json()
                        .path("data")
                        .size())
                .isEqualTo(1);

        assertThat(caller.post("/v26.0/104/subscribed_apps", "page-token", "{}").code())
                .isEqualTo(100);
        caller.post("/v26.0/104/subscribed_apps", "page-token", "{\"subscribed_fields\":\"messages,feed\"}");
        assertThat(caller.get("/v26.0/104/subscribed_apps", "page-token").json().toString())
                .contains("\"subscribed_fields\":[\"messages\",\"feed\"]");
        assertThat(delete("999/subscribed_apps", "page-token", "{}").subcode()).isEqualTo(33);
    }

    @Test
    void the_edges_of_a_number_are_no_edges_of_a_page() {
        assertThat(caller.post("/v26.0/104/register", "page-token", "{}").subcode())
                .isEqualTo(33);
        assertThat(get("register").subcode()).isEqualTo(33);
        assertThat(delete("1060/whatsapp_business_profile", "number-token", "{}")
                        .subcode())
                .isEqualTo(33);
    }

    @Test
    void clear_forgets_what_was_set() {
        register("271828");
        post("deregister", "{}");
        meta.clear();

        assertThat(register("314159").http()).isEqualTo(200);
    }

    @Test
    void the_business_calls_who_has_permitted_it() {
        String session = ",\"action\":\"connect\",\"session\":{\"sdp_type\":\"offer\",\"sdp\":\"v=0\"}}";
        String rosas = "{" + PRODUCT + ",\"to\":\"+5493415550101\"" + session;
        rosa.writes("hola");
        assertThat(post("calls", rosas).code()).isEqualTo(138006);
        assertThat(post("calls", "{" + PRODUCT + ",\"to\":\"+5493415550999\"" + session)
                        .code())
                .isEqualTo(138001);
        assertThat(post("calls", rosas.replace("offer", "answer")).code()).isEqualTo(100);

        rosa.chat().permitsCalls(clock.instant().plus(Duration.ofDays(7)));
        Reply connected = post("calls", rosas);
        assertThat(connected.http()).isEqualTo(200);
        assertThat(connected.json().toString()).contains("\"calls\":[{\"id\":\"wacid.");
        String id = meta.actions().get(0).messageId();
        assertThat(new String(rosa.chat().accepts(id, "v=1").bytes(), StandardCharsets.UTF_8))
                .contains("BUSINESS_INITIATED", "\"sdp_type\":\"answer\"", id.replace("/", "\\/"));
        assertThat(act(id, "terminate", "").http()).isEqualTo(200);

        clock.advance(Duration.ofDays(8));
        assertThat(post("calls", rosas).code()).isEqualTo(138006);
    }

    @ParameterizedTest
    @CsvSource({"http://mine.example, token", "mine.example, token", "https://mine.example, ''"})
    void addresses_for_webhooks_are_checked(String callback, String token) {
        String address = "\"override_callback_uri\":\"" + callback + "\",\"verify_token\":\"" + token + "\"";

        assertThat(caller.post("/v26.0/1060", "number-token", "{\"webhook_configuration\":{" + address + "}}")
                        .code())
                .isEqualTo(100);
        assertThat(caller.post("/v26.0/2040/subscribed_apps", "number-token", "{" + address + "}")
                        .code())
                .isEqualTo(100);
        assertThat(caller.post("/v26.0/1060", "number-token", "{}").code()).isEqualTo(100);
        assertThat(meta.callback(meta.whatsApp())).isEmpty();
    }

    @Test
    void what_meta_thinks_of_a_number_is_read_field_by_field() {
        String fields = "/v26.0/1060?fields=quality_rating,throughput,health_status,status";
        assertThat(caller.get(fields, "number-token").json().toString())
                .contains(
                        "\"quality_rating\":\"GREEN\"",
                        "\"throughput\":{\"level\":\"STANDARD\"}",
                        "\"can_send_message\":\"AVAILABLE\"");

        NumberReports reports = meta.reports(meta.whatsApp());
        reports.flags();
        reports.upgradesThroughput();
        reports.sending("BLOCKED", 141006);
        reports.reviewsAccount("PENDING");

        assertThat(caller.get(fields, "number-token").json().toString())
                .contains("\"quality_rating\":\"RED\"", "\"level\":\"HIGH\"", "\"error_code\":141006");
        assertThat(caller.get("/v26.0/2040?fields=account_review_status", "number-token")
                        .json()
                        .toString())
                .contains("\"account_review_status\":\"PENDING\"");
        assertThat(caller.get("/v26.0/2040?fields=quality_rating", "number-token")
                        .code())
                .isEqualTo(100);
        meta.clear();
        assertThat(caller.get(fields, "number-token").json().toString()).contains("\"quality_rating\":\"GREEN\"");
    }
}
