package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectMessage;
import io.escala.core.channel.MessageEvent;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContent.Album;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several attachments of one message, on Messenger and Instagram: an album if all are media, else kept whole. */
class SeveralAttachmentsTest {
    private static final String LOCATION =
            "{\"type\":\"location\",\"payload\":{\"coordinates\":{\"lat\":-32.9,\"long\":-60.6}}}";
    private static final String NO_ADDRESS = "{\"type\":\"image\",\"payload\":{}}";

    @Test
    void mediaKeepTheirOrderWithTheTextAsCaption() {
        Album album = album(Payload.event("messenger/several_kinds", MessageEvent.Inbound.class)
                .content());

        assertThat(album.media())
                .extracting(MediaRef::url)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> "https://scontent.fbcdn.net/v/asset" + i + "?signature=invented")
                        .toList());
        assertThat(album.caption()).isEqualTo("fotos, video y factura");
    }

    @Test
    void echoIsReadLikeAMessage() {
        for (String name : List.of("messenger/several_echo", "instagram/several_echo")) {
            assertThat(album(Payload.event(name, MessageEvent.Echo.class).content())
                            .media())
                    .hasSize(2);
        }
    }

    @Test
    void repeatedMediumIsKept() {
        assertThat(album(content("page", image("a"), image("b"), image("a"))).media())
                .extracting(MediaRef::url)
                .containsExactly(url("a"), url("b"), url("a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, Album.MAX_MEDIA})
    void largestAlbum(int size) {
        for (String object : List.of("page", "instagram")) {
            assertThat(album(content(object, images(size))).media()).hasSize(size);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Album.MAX_MEDIA + 1, 10_000})
    void tooManyMediaAreKeptWhole(int size) {
        for (String object : List.of("page", "instagram")) {
            String body = body(object, images(size));
            MetaEvent event = MetaEvents.parse(body.getBytes(UTF_8)).get(0);

            assertKeptWhole(content(event), url(Integer.toString(size - 1)));
            assertThat(((DirectMessage) event).attachments()).hasSize(size);
        }
    }

    @Test
    void nonMediaAttachmentKeepsTheMessageWhole() {
        for (String other : List.of(
                LOCATION,
                NO_ADDRESS,
                "{\"type\":\"image\",\"payload\":{\"url\":\"\"}}",
                "{\"type\":\"image\",\"payload\":{\"url\":7}}",
                "{\"type\":\"image\",\"payload\":[]}",
                "{\"type\":\"image\"}",
                "{\"type\":\"hologram\",\"payload\":{\"url\":\"https://a.example/\"}}",
                "{\"type\":\"fallback\",\"url\":\"https://a.example/\"}",
                "{\"type\":\"story_mention\",\"payload\":{\"url\":\"https://a.example/\"}}",
                "{\"payload\":{\"url\":\"https://a.example/\"}}",
                "{}",
                "[]",
                "7",
                "null",
                "\"image\"")) {
            for (String object : List.of("page", "instagram")) {
                assertKeptWhole(content(object, image("a"), other), url("a"));
                assertKeptWhole(content(object, other, image("a")), url("a"));
                assertKeptWhole(content(object, image("a"), image("b"), other), url("b"));
            }
        }
    }

    @Test
    void mediaWithoutAddressAreKeptWhole() {
        assertKeptWhole(content("page", NO_ADDRESS, NO_ADDRESS), "image");
        assertKeptWhole(content("page", Collections.nCopies(10_000, NO_ADDRESS).toArray(new String[0])), "image");
    }

    @ParameterizedTest
    @CsvSource({"sticker,image", "image,sticker"})
    void stickerRepeatedAsPictureIsOneMedium(String first, String second) {
        assertThat(content("page", medium(first, "a"), medium(second, "a"))).isInstanceOf(MessageContent.Media.class);
    }

    @Test
    void threeAttachmentsAreNeverMerged() {
        assertThat(album(content("page", medium("sticker", "a"), image("a"), image("b")))
                        .media())
                .hasSize(3);
    }

    private static Album album(MessageContent content) {
        assertThat(content).isInstanceOf(Album.class);
        return (Album) content;
    }

    private static void assertKeptWhole(MessageContent content, String within) {
        assertThat(content).isInstanceOfSatisfying(MessageContent.Structured.class, whole -> {
            assertThat(whole.kind()).isEqualTo(ContentKind.ATTACHMENTS);
            assertThat(whole.json()).contains(within);
        });
    }

    private static String[] images(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> image(Integer.toString(i)))
                .toArray(String[]::new);
    }

    private static String image(String name) {
        return medium("image", name);
    }

    private static String medium(String type, String name) {
        return "{\"type\":\"" + type + "\",\"payload\":{\"url\":\"" + url(name) + "\"}}";
    }

    private static String url(String name) {
        return "https://scontent.fbcdn.net/" + name + "!";
    }

    private static MessageContent content(String object, String... attachments) {
        return content(
                MetaEvents.parse(body(object, attachments).getBytes(UTF_8)).get(0));
    }

    private static MessageContent content(MetaEvent event) {
        return ((MessageEvent.Inbound)
                        MetaEvents.toChannelEvents(List.of(event)).get(0))
                .content();
    }

    private static String body(String object, String... attachments) {
        return "{\"object\":\"" + object + "\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"sender\":{\"id\":\"2\"},"
                + "\"recipient\":{\"id\":\"1\"},\"timestamp\":1793000000050,\"message\":{\"mid\":\"m_1\",\"attachments\":["
                + String.join(",", attachments) + "]}}]}]}";
    }
}
