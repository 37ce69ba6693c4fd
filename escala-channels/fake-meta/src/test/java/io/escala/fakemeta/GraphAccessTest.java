package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.TemplateStatus;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphAccessTest {

    private final TestClock clock = new TestClock();
    private final FakeMeta meta = FakeMeta.builder()
            .clock(clock)
            .app(App.of("9001", "secret"))
            .app(App.of("9002", "other").requiringProof())
            .line(WhatsAppNumber.of("1060")
                    .app("9001")
                    .phone("5493410001122")
                    .waba("2040")
                    .portfolio("3030")
                    .token("number-token"))
            .line(Page.of("104").app("9001").name("Tienda").token("page-token"))
            .line(Page.of("105").app("9002").token("proof-token"))
            .line(InstagramAccount.of("1784").app("9001").userName("tienda").token("instagram-token"))
            .template(Template.of("2040", "first", "es_AR", "Hola {{1}}.")
                    .footer("Chau")
                    .quickReply("Sí"))
            .template(Template.of("2040", "second", "es_AR", "Hola.").status(TemplateStatus.PAUSED))
            .template(Template.of("2040", "second", "pt_BR", "Oi {{customer}}.").header("Loja"))
            .start();
    private final Caller caller = new Caller(meta);

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void a_missing_or_unknown_token_is_refused() {
        HttpRequest bare = HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/v26.0/1060/messages"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(caller.exchange(bare)).satisfies(reply -> {
            assertThat(reply.http()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo(190);
        });
        assertThat(caller.post("/v26.0/1060/messages", "nope", "{}").code()).isEqualTo(190);
        assertThat(caller.post("/v26.0/104/messages", "nope", "{}")).satisfies(reply -> {
            assertThat(reply.http()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo(190);
        });
    }

    @Test
    void revoked_or_replaced_tokens_are_refused() {
        meta.revokeToken("page-token");
        meta.put(meta.whatsApp("1060").token("new-token"));

        assertThat(caller.get("/v26.0/me", "page-token").code()).isEqualTo(190);
        assertThat(caller.get("/v26.0/me", "page-token").subcode()).isEqualTo(463);
        assertThat(caller.get("/v26.0/1060", "number-token").code()).isEqualTo(190);
        assertThat(caller.get("/v26.0/1060", "new-token").http()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v26.0/4711/messages, number-token, 400, 100, 33",
        "POST, /v26.0/104/messages, number-token, 400, 100, 33",
        "POST, /v26.0/1060/messages, page-token, 400, 100, 33",
        "POST, /v26.0/me/messages, number-token, 400, 100, 33",
        "GET, /v26.0/1060/messages, number-token, 400, 100, 33",
        "PUT, /v26.0/1060/messages, number-token, 400, 100, 33",
        "PUT, /v26.0/2040/message_templates, number-token, 400, 100, 33",
        "GET, /v26.0/2040/message_templates, page-token, 400, 100, 33",
        "POST, /v26.0/104/media, page-token, 400, 100, 33",
        "POST, /v26.0/1060/message_attachments, number-token, 400, 100, 33",
        "POST, /v26.0/1060/media, number-token, 400, 100, 0",
        "GET, /v26.0/4711, number-token, 400, 100, 33",
        "POST, /v26.0/1060/smoke, number-token, 404, 2500, 0",
        "GET, /v26.0/1060/a/b, number-token, 404, 2500, 0",
        "GET, /v26.0, number-token, 404, 2500, 0",
    })
    void unknown_objects_are_refused(String method, String path, String token, int http, int code, int subcode) {
        Reply reply = caller.exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                .build());

        assertThat(reply.http()).isEqualTo(http);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.subcode()).isEqualTo(subcode);
    }

    @Test
    void version_is_optional_and_token_may_be_in_the_query() {
        assertThat(caller.get("/v19.0/me", "page-token").http()).isEqualTo(200);
        assertThat(caller.get("/me", "page-token").json().toString()).isEqualTo("{\"name\":\"Tienda\",\"id\":\"104\"}");
        assertThat(caller.exchange(HttpRequest.newBuilder(URI.create(
                                        meta.baseUrl() + "/me?fields=user_id,username&access_token=instagram-token"))
                                .GET()
                                .build())
                        .json()
                        .toString())
                .isEqualTo("{\"user_id\":\"1784\",\"username\":\"tienda\",\"id\":\"1784\"}");
    }

    @Test
    void proof_is_required_if_the_app_requires_it_and_always_verified() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("other".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        String proof = HexFormat.of().formatHex(mac.doFinal("proof-token".getBytes(StandardCharsets.US_ASCII)));

        assertThat(caller.get("/me", "proof-token").code()).isEqualTo(100);
        assertThat(caller.get("/me?appsecret_proof=" + proof, "proof-token").http())
                .isEqualTo(200);
        assertThat(caller.get("/me?appsecret_proof=" + "0".repeat(64), "proof-token")
                        .code())
                .isEqualTo(100);
        assertThat(caller.get("/me?appsecret_proof=" + proof, "page-token").code())
                .isEqualTo(100);
    }

    @Test
    void messenger_profile_is_readable_after_the_person_wrote() {
        MessengerPerson ana = meta.messengerPerson(meta.page("104"), "249").named("Ana", "Gil");
        assertThat(caller.get("/249?fields=name", "page-token").subcode()).isEqualTo(33);

        ana.writes("hola");

        assertThat(caller.get("/249?fields=first_name,last_name,name,profile_pic", "page-token")
                        .json()
                        .toString())
                .isEqualTo("{\"first_name\":\"Ana\",\"last_name\":\"Gil\",\"name\":\"Ana Gil\",\"id\":\"249\"}");
        assertThat(caller.get("/249?fields=shoe_size", "page-token").code()).isEqualTo(100);
        ana.profile(ProfileAccess.WITHHELD);
        assertThat(caller.get("/249", "page-token").subcode()).isEqualTo(2018218);
    }

    @Test
    void an_instagram_account_says_its_type_and_a_page_names_its_professional_account() {
        Reply business = caller.get("/me?fields=user_id,account_type", "instagram-token");
        assertThat(business.json().toString())
                .isEqualTo("{\"user_id\":\"1784\",\"account_type\":\"BUSINESS\",\"id\":\"1784\"}");
        String linked = "/104?fields=instagram_business_account";
        assertThat(caller.get(linked, "page-token").json().toString()).isEqualTo("{\"id\":\"104\"}");

        InstagramAccount account = InstagramAccount.of("1784").app("9001").token("instagram-token");
        meta.put(account.accountType("PERSONAL").linkedPage("104"));
        assertThat(caller.get("/1784?fields=account_type", "instagram-token")
                        .json()
                        .toString())
                .isEqualTo("{\"account_type\":\"PERSONAL\",\"id\":\"1784\"}");
        assertThat(caller.get(linked, "page-token").json().toString()).isEqualTo("{\"id\":\"104\"}");

        meta.put(account.accountType("").linkedPage("104"));
        assertThat(caller.get("/me?fields=account_type", "instagram-token")
                        .json()
                        .toString())
                .isEqualTo("{\"id\":\"1784\"}");
        assertThat(caller.get(linked, "page-token").json().toString())
                .isEqualTo("{\"instagram_business_account\":{\"id\":\"1784\"},\"id\":\"104\"}");
        assertThat(caller.get("/104?fields=account_type", "page-token").code()).isEqualTo(100);
    }

    @Test
    void an_instagram_profile_needs_consent() {
        InstagramPerson leo = meta.instagramPerson("555").named("Leo").userName("leo_88");
        assertThat(caller.get("/555?fields=username", "instagram-token").code()).isEqualTo(230);

        leo.writes("hola");

        assertThat(caller.get("/555?fields=name,username", "instagram-token")
                        .json()
                        .toString())
                .isEqualTo("{\"name\":\"Leo\",\"username\":\"leo_88\",\"id\":\"555\"}");
        assertThat(caller.get("/555", "page-token").subcode()).isEqualTo(33);
        assertThat(caller.get("/555", "number-token").subcode()).isEqualTo(33);
        leo.profile(ProfileAccess.WITHHELD);
        assertThat(caller.get("/555", "instagram-token").code()).isEqualTo(230);
    }

    @Test
    void an_open_profile_needs_no_message() {
        meta.instagramPerson("555").userName("leo_88").profile(ProfileAccess.OPEN);

        assertThat(caller.get("/555?fields=username", "instagram-token").http()).isEqualTo(200);
    }

    @Test
    void template_catalogue_is_paged() {
        Reply first = caller.get("/v26.0/2040/message_templates?limit=2&fields=name", "number-token");
        String next = first.json().path("paging").path("next").asString();
        Reply second = caller.get(next.substring(meta.baseUrl().length()), "number-token");

        assertThat(first.json().path("data")).hasSize(2);
        assertThat(next).doesNotContain("number-token");
        assertThat(second.json().path("data")).hasSize(1);
        assertThat(second.json().path("paging").has("next")).isFalse();
        assertThat(second.json().path("paging").has("cursors")).isTrue();
    }

    @Test
    void template_catalogue_contains_components_and_can_be_filtered() {
        var data = caller.get("/v26.0/2040/message_templates?name=first", "number-token")
                .json()
                .path("data");

        assertThat(data).hasSize(1);
        assertThat(data.path(0).path("components").toString())
                .isEqualTo("[{\"type\":\"BODY\",\"text\":\"Hola {{1}}.\"},{\"type\":\"FOOTER\",\"text\":\"Chau\"},"
                        + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"Sí\"}]}]");
        assertThat(data.path(0).path("parameter_format").asString()).isEqualTo("POSITIONAL");
        assertThat(data.path(0).path("status").asString()).isEqualTo("APPROVED");
        assertThat(caller.get("/v26.0/2040/message_templates?status=PAUSED", "number-token")
                        .json()
                        .path("data"))
                .hasSize(1);
        assertThat(caller.get("/v26.0/2040/message_templates?language=pt_BR", "number-token")
                        .json()
                        .path("data")
                        .path(0)
                        .path("parameter_format")
                        .asString())
                .isEqualTo("NAMED");
    }

    @Test
    void media_url_needs_the_token_and_expires_after_five_minutes() {
        Webhook webhook = meta.whatsAppPerson("5493415550101")
                .with(meta.whatsApp("1060"))
                .sends(MediaFile.of("image/png", new byte[] {1, 2}));
        String id = Bodies.of(webhook).findValue("image").path("id").asString();

        Reply described = caller.get("/v26.0/" + id, "number-token");
        String path =
                described.json().path("url").asString().substring(meta.baseUrl().length());

        assertThat(described.json().path("mime_type").asString()).isEqualTo("image/png");
        assertThat(caller.get("/v26.0/" + id, "page-token").subcode()).isEqualTo(33);
        assertThat(caller.get(path, "nope").code()).isEqualTo(190);
        assertThat(download(path).body()).containsExactly(1, 2);
        clock.advance(Duration.ofMinutes(5));
        assertThat(download(path).statusCode()).isEqualTo(404);
        caller.get("/v26.0/" + id, "number-token");
        assertThat(download(path).statusCode()).isEqualTo(200);
    }

    private java.net.http.HttpResponse<byte[]> download(String path) {
        return caller.raw(HttpRequest.newBuilder(URI.create(meta.baseUrl() + path))
                .header("Authorization", "Bearer number-token")
                .GET()
                .build());
    }

    @Test
    void an_uploaded_file_may_be_sent_by_its_id() {
        meta.whatsAppPerson("5493415550101").writes("hola");
        String form = String.join(
                "\r\n",
                "--xyz",
                "Content-Disposition: form-data; name=\"messaging_product\"",
                "",
                "whatsapp",
                "--xyz",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"",
                "Content-Type: image/png",
                "",
                "abc",
                "--xyz--",
                "");
        Reply upload = caller.exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/v26.0/1060/media"))
                .header("Authorization", "Bearer number-token")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        String id = upload.json().path("id").asString();

        Reply sent = caller.send(
                meta.whatsApp(),
                "{\"messaging_product\":\"whatsapp\",\"to\":\"5493415550101\",\"type\":\"image\",\"image\":{\"id\":\""
                        + id + "\",\"caption\":\"mirá\"}}");

        assertThat(sent.http()).isEqualTo(200);
        assertThat(meta.sent().get(0).text()).isEqualTo("mirá");
    }

    @Test
    void the_app_of_a_line_is_subscribed_to_all_fields_by_default() {
        assertThat(caller.get("/v26.0/104/subscribed_apps", "page-token").json().toString())
                .contains("\"id\":\"9001\"", "\"messages\"", "\"message_echoes\"");
        assertThat(caller.get("/v26.0/1784/subscribed_apps", "instagram-token")
                        .json()
                        .toString())
                .contains("\"messaging_seen\"");
        assertThat(caller.get("/v26.0/2040/subscribed_apps", "number-token")
                        .json()
                        .toString())
                .contains("\"whatsapp_business_api_data\":{", "\"id\":\"9001\"")
                .doesNotContain("subscribed_fields");

        meta.subscribe("104", "messages", "feed");
        assertThat(caller.get("/v26.0/104/subscribed_apps", "page-token").json().toString())
                .contains("\"subscribed_fields\":[\"messages\",\"feed\"]");

        meta.unsubscribe("104");
        meta.unsubscribe("2040");
        assertThat(caller.get("/v26.0/104/subscribed_apps", "page-token").json().toString())
                .isEqualTo("{\"data\":[]}");
        assertThat(caller.get("/v26.0/2040/subscribed_apps", "number-token")
                        .json()
                        .toString())
                .isEqualTo("{\"data\":[]}");

        meta.clear();
        assertThat(caller.get("/v26.0/104/subscribed_apps", "page-token").json().toString())
                .contains("\"message_echoes\"");
    }

    @Test
    void subscriptions_of_others_are_hidden_and_reading_them_can_fail() {
        assertThat(caller.get("/v26.0/105/subscribed_apps", "page-token").http())
                .isEqualTo(400);
        assertThat(caller.get("/v26.0/1060/subscribed_apps", "number-token").http())
                .isEqualTo(400);

        meta.failNextRead(Fault.serverError());
        assertThat(caller.get("/v26.0/104/subscribed_apps", "page-token").http())
                .isEqualTo(500);
        assertThat(caller.get("/v26.0/104/subscribed_apps", "page-token").http())
                .isEqualTo(200);
    }
}
