package io.escala.core.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.LineId;
import io.escala.crm.template.TemplateCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list shows of the latest message. */
class MessagePreviewTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Locale SPANISH = Locale.forLanguageTag("es-AR");
    private static final String JOINER = "\u200D";
    private static final Conversation CHAT = Conversation.begin(
            ACME, new ConversationId("chat"), new LineId("line"), new IdentityId("who"), Channel.WHATSAPP, NOON);

    private static Message received(MessageContent content) {
        return Message.inbound(
                CHAT,
                new MessageId("m-1"),
                "wamid.1",
                content,
                NOON,
                NOON,
                false,
                IdentityKey.whatsAppNumber(new Phone("5493415550101")),
                null);
    }

    private static String text(String body, int length) {
        return MessagePreview.of(received(new MessageContent.Text(body))).text(SPANISH, length);
    }

    private static MediaRef picture() {
        return new MediaRef(MediaKind.IMAGE, null, null, null, null, null);
    }

    private static MessageContent media(MediaKind kind) {
        return new MessageContent.Media(new MediaRef(kind, null, null, null, null, null), null);
    }

    @Test
    void kindsAreToldApart() {
        List<MessageContent> contents = new ArrayList<>(List.of(
                new MessageContent.Text("hola"),
                new MessageContent.Album(List.of(picture(), picture()), null),
                new MessageContent.Choice(MessageContent.Choice.Kind.BUTTON, "Sí", null),
                new MessageContent.Interactive(MessageContent.Interactive.Form.LIST, "?", null, null, null, List.of()),
                new MessageContent.Template("offer", "es", TemplateCategory.UTILITY, List.of(), null),
                new MessageContent.Structured(ContentKind.LOCATION, null, List.of(), "{}"),
                new MessageContent.Removed(),
                new MessageContent.Raw("hologram", "{}")));
        Stream.of(MediaKind.values()).map(MessagePreviewTest::media).forEach(contents::add);

        assertThat(contents.stream()
                        .map(content -> MessagePreview.of(received(content)).kind())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(MessageKind.values());
        for (MediaKind kind : MediaKind.values()) {
            assertThat(MessagePreview.of(received(media(kind))).kind().name()).isEqualTo(kind.name());
        }
    }

    @Test
    void structuredContentHasItsKind() {
        MessageContent place = new MessageContent.Structured(ContentKind.LOCATION, null, List.of(), "{}");

        assertThat(MessagePreview.of(received(place)).contentKind()).contains(ContentKind.LOCATION);
        assertThat(MessagePreview.of(received(new MessageContent.Text("hola"))).contentKind())
                .isEmpty();
    }

    @Test
    void receivedAndSentMessagesSayWhoAndHowFar() {
        MessagePreview received = MessagePreview.of(received(new MessageContent.Text("hola")));
        assertThat(received.direction()).isEqualTo(Direction.INBOUND);
        assertThat(received.author()).isEqualTo(Author.CUSTOMER);
        assertThat(received.delivery()).isEmpty();
        assertThat(received.at()).isEqualTo(NOON);
        assertThat(received.id()).isEqualTo(new MessageId("m-1"));

        Author ada = Author.user(new UserId("ada"));
        MessagePreview sent = MessagePreview.of(new Message(
                ACME,
                new MessageId("m-2"),
                CHAT.id(),
                CHAT.line(),
                ada,
                null,
                new MessageContent.Text("buenas"),
                NOON,
                NOON,
                false,
                null,
                null,
                "reference",
                "fingerprint",
                Delivery.at(DeliveryStatus.QUEUED, NOON)));
        assertThat(sent.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(sent.author()).isEqualTo(ada);
        assertThat(sent.delivery()).contains(DeliveryStatus.QUEUED);
    }

    @Test
    void latestEditIsShown() {
        Message message = received(new MessageContent.Text("hola"));
        Message edited = message.amended(new Amendment.Edit(new MessageContent.Text("chau"), NOON.plusSeconds(1), "1"));

        assertThat(MessagePreview.of(edited).text(SPANISH, 40)).isEqualTo("chau");
    }

    @Test
    void textIsOneLineInTheLanguageOfTheReader() {
        assertThat(text("  hola,\n\n\t¿qué   tal?  ", 40)).isEqualTo("hola, ¿qué tal?");
        MessagePreview picture = MessagePreview.of(received(media(MediaKind.IMAGE)));
        assertThat(picture.text(Locale.ENGLISH, 40)).isNotEqualTo(picture.text(SPANISH, 40));
    }

    static Stream<String> texts() {
        return Stream.of(
                "Rosa Paz, de la calle Mitre",
                "😀😀😀😀😀😀😀😀",
                "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
                "🇦🇷🇧🇷🇨🇱🇵🇪🇺🇾",
                "n\u0303n\u0303n\u0303 a\u0301e\u0301i\u0301q\u0301\u0302z\u0301\u0302",
                "हिन्दी में नमस्ते",
                "ไทยภาษาไทย");
    }

    /** Whether a code point belongs to the one before it: a combining mark, a joiner, or the second half of a surrogate pair. */
    private static boolean joins(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE -> true;
            default -> codePoint == JOINER.codePointAt(0);
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textIsCutBetweenWhatPeopleSeeAsCharacters(String body) {
        String whole = text(body, MessageText.MAX_PREVIEW);
        for (int length = 1; length <= MessageText.MAX_PREVIEW; length++) {
            String cut = text(body, length);

            assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(length);
            if (!cut.equals(whole)) {
                assertThat(cut).endsWith("…");
                String kept = cut.substring(0, cut.length() - 1);
                assertThat(whole).startsWith(kept);
                assertThat(joins(whole.codePointAt(kept.length()))).isFalse();
                assertThat(kept).doesNotEndWith(JOINER);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, MessageText.MAX_PREVIEW + 1})
    void lengthIsBounded(int length) {
        assertThatThrownBy(() -> text("hola", length)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void logsHoldNoText() {
        assertThat(MessagePreview.of(received(new MessageContent.Text("secreto")))
                        .toString())
                .contains("m-1")
                .doesNotContain("secreto")
                .doesNotContain("5493415550101");
    }
}
