package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final TestClock clock = new TestClock();
    private final FakeMeta meta = FakeMeta.builder()
            .clock(clock)
            .app(App.of("9001", "secret"))
            .line(number("1060", "5493410001122"))
            .line(number("1061", "5493410001133"))
            .line(Page.of("104").token("page-token"))
            .line(InstagramAccount.of("1785").linkedPage("104"))
            .start();
    private final Caller caller = new Caller(meta);

    @AfterEach
    void close() {
        meta.close();
    }

    private static WhatsAppNumber number(String id, String phone) {
        return WhatsAppNumber.of(id).phone(phone).waba("2040").portfolio("3030").token("number-token");
    }

    private Reply number(String mimeType, int bytes) {
        return upload("/v26.0/1060/media", "number-token", Map.of("messaging_product", "whatsapp"), mimeType, bytes);
    }

    private Reply page(String type, String mimeType, int bytes) {
        String message = "{\"attachment\":{\"type\":\"" + type + "\",\"payload\":{\"is_reusable\":true}}}";
        return upload(
                "/v26.0/104/message_attachments",
                "page-token",
                Map.of("message", message, "platform", "instagram"),
                mimeType,
                bytes);
    }

    private Reply upload(String path, String token, Map<String, String> fields, String mimeType, int bytes) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                add(form, "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        add(form, "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n");
        add(form, "Content-Type: " + mimeType + "\r\n\r\n");
        form.writeBytes(new byte[bytes]);
        add(form, "\r\n--xyz--\r\n");
        return caller.exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                .build());
    }

    private static void add(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Reply image(String number, String id) {
        return caller.send(
                meta.whatsApp(number),
                "{\"messaging_product\":\"whatsapp\",\"to\":\"5493415550101\",\"type\":\"image\",\"image\":{\"id\":\""
                        + id + "\"}}");
    }

    private Reply attachments(String person, String attachments) {
        return caller.send(
                meta.page(),
                "{\"recipient\":{\"id\":\"" + person + "\"},\"messaging_type\":\"RESPONSE\",\"message\":{" + attachments
                        + "}}");
    }

    private static String attachment(String type, String id) {
        return "{\"type\":\"" + type + "\",\"payload\":{\"attachment_id\":\"" + id + "\"}}";
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, 5242880, 200, 0",
        "image/jpeg, 5242881, 400, 131053",
        "image/jpeg, 0, 400, 131053",
        "image/gif, 10, 400, 100",
        "audio/ogg; codecs=opus, 10, 200, 0",
        "application/x-msdownload, 10, 400, 100",
    })
    void whatsapp_takes_some_types_up_to_their_size(String mimeType, int bytes, int http, int code) {
        Reply reply = number(mimeType, bytes);

        assertThat(reply.http()).isEqualTo(http);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(meta.uploads()).hasSize(http == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "image, image/png, 8388608, 200",
        "image, image/png, 8388609, 400",
        "file, application/pdf, 9000000, 200",
        "video, image/png, 10, 400",
        "music, audio/mpeg, 10, 400",
    })
    void pages_take_files_of_the_stated_type(String type, String mimeType, int bytes, int http) {
        assertThat(page(type, mimeType, bytes).http()).isEqualTo(http);
    }

    @Test
    void ids_of_whatsapp_belong_to_the_number_and_last_thirty_days() {
        meta.whatsAppPerson("5493415550101").with(meta.whatsApp("1060")).writes("hola");
        meta.whatsAppPerson("5493415550101").with(meta.whatsApp("1061")).writes("hola");
        String id = number("image/jpeg", MEGABYTE).json().path("id").asString();

        assertThat(image("1060", id).http()).isEqualTo(200);
        assertThat(image("1061", id).code()).isEqualTo(100);
        clock.advance(Duration.ofDays(30));
        meta.whatsAppPerson("5493415550101").with(meta.whatsApp("1060")).writes("hola");
        assertThat(image("1060", id).code()).isEqualTo(100);
    }

    @Test
    void ids_of_pages_serve_linked_accounts_and_last_ninety_days() {
        meta.messengerPerson("249").writes("hola");
        meta.instagramPerson(meta.instagram("1785"), "555").writes("hola");
        String id = page("image", "image/png", 10).json().path("attachment_id").asString();
        String one = "\"attachment\":" + attachment("image", id);

        assertThat(attachments("249", one).http()).isEqualTo(200);
        assertThat(attachments("555", one).http()).isEqualTo(200);
        clock.advance(Duration.ofDays(90));
        meta.messengerPerson("249").writes("hola");
        assertThat(attachments("249", one).subcode()).isEqualTo(2018074);
    }

    @Test
    void several_attachments_of_a_message_are_images() {
        meta.messengerPerson("249").writes("hola");
        String image =
                page("image", "image/png", 10).json().path("attachment_id").asString();
        String file =
                page("file", "application/pdf", 10).json().path("attachment_id").asString();

        String images = "\"attachments\":[" + attachment("image", image) + "," + attachment("image", image) + "]";
        String mixed = "\"attachments\":[" + attachment("image", image) + "," + attachment("file", file) + "]";

        assertThat(attachments("249", images).http()).isEqualTo(200);
        assertThat(attachments("249", mixed).http()).isEqualTo(400);
    }

    @Test
    void forgotten_files_cannot_be_sent() {
        meta.whatsAppPerson("5493415550101").with(meta.whatsApp("1060")).writes("hola");
        String id = number("image/jpeg", 10).json().path("id").asString();

        meta.forgetUploads();

        assertThat(image("1060", id).code()).isEqualTo(100);
    }
}
