package io.escala.core.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.ReferredProduct;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.LineId;
import io.escala.crm.template.TemplateCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every content has a text that people can read. */
class MessageTextTest {
    private static final String BUNDLE = "io.escala.core.conversations.texts";
    private static final Locale SPANISH = Locale.forLanguageTag("es-AR");
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, SPANISH, Locale.forLanguageTag("pt-BR"), Locale.forLanguageTag("de"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Every variant and kind with as little as it can have. */
    private static List<MessageContent> bareContents() {
        List<MessageContent> all = new ArrayList<>(List.of(
                new MessageContent.Text(""),
                new MessageContent.Text(" \n\t"),
                new MessageContent.Choice(MessageContent.Choice.Kind.BUTTON, null, null),
                new MessageContent.Template("welcome", "es", TemplateCategory.UTILITY, List.of(), null),
                new MessageContent.Removed(),
                new MessageContent.Raw("", ""),
                new MessageContent.Raw("hologram", "{}")));
        for (MediaKind kind : MediaKind.values()) {
            MediaRef ref = new MediaRef(kind, null, null, null, null, null);
            all.add(new MessageContent.Media(ref, null));
            all.add(new MessageContent.Album(List.of(ref, ref), " "));
        }
        for (ContentKind kind : ContentKind.values()) {
            all.add(new MessageContent.Structured(kind, null, List.of(), ""));
        }
        for (MessageContent.Interactive.Form form : MessageContent.Interactive.Form.values()) {
            all.add(new MessageContent.Interactive(form, "", null, null, null, List.of()));
        }
        return all;
    }

    @Test
    void everyContentHasATextInEveryLanguage() {
        assertThat(bareContents().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(MessageContent.class.getPermittedSubclasses()));
        for (Locale language : LANGUAGES) {
            assertThat(bareContents()).allSatisfy(content -> {
                assertThat(MessageText.of(content, language)).isNotBlank().doesNotContain("{");
                assertThat(MessageText.preview(message(content), language, 20)).isNotBlank();
            });
        }
    }

    @Test
    void aQuestionReadsWithItsOptions() {
        MessageOption red = new MessageOption("red", "Rojo", "Cálido", null, "Colores");
        MessageOption shop = new MessageOption("shop", "Ver", null, "https://example.com", null);
        MessageContent list = new MessageContent.Interactive(
                MessageContent.Interactive.Form.LIST, "¿Cuál?", "Colores", "Uno solo", "Elegir", List.of(red));
        MessageContent cards = new MessageContent.Interactive(
                MessageContent.Interactive.Form.CARDS,
                "",
                null,
                null,
                null,
                List.of(),
                List.of(new MessageCard("Silla", "De pino", null, List.of(shop))));
        MessageContent where = new MessageContent.Interactive(
                MessageContent.Interactive.Form.LOCATION_REQUEST, "¿Dónde?", null, null, null, List.of());

        assertThat(MessageText.of(list, SPANISH)).isEqualTo("Colores\n¿Cuál?\n• Rojo – Cálido\nUno solo");
        assertThat(MessageText.of(cards, SPANISH)).isEqualTo("Silla\nDe pino\n• Ver – https://example.com");
        assertThat(MessageText.of(where, SPANISH)).isEqualTo("¿Dónde?\nPide la ubicación");
    }

    @Test
    void everyKindAndValueIsShownOrLeftOutWithoutAnError() {
        List<ContentDetail> details = Stream.of(ContentDetail.Name.values())
                .map(name -> new ContentDetail(0, name, "label", "value"))
                .toList();
        for (ContentKind kind : ContentKind.values()) {
            MessageContent content = new MessageContent.Structured(kind, "own words", details, "{}");

            assertThat(MessageText.of(content, Locale.ENGLISH)).startsWith("own words\n");
        }
    }

    @Test
    void theBundlesHaveTheSameTextsAndOneForEachKind() {
        Set<String> needed = new HashSet<>();
        Stream.of(ContentKind.values()).forEach(kind -> needed.add("kind." + kind));
        Stream.of(MediaKind.values()).forEach(kind -> needed.add("media." + kind));
        Set<String> english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT).keySet();
        assertThat(english).containsAll(needed);
        assertThat(english.stream().filter(key -> key.startsWith("kind.") || key.startsWith("media.")))
                .containsExactlyInAnyOrderElementsOf(needed);
        for (String language : List.of("es", "pt")) {
            ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language));
            assertThat(bundle.getLocale().getLanguage()).isEqualTo(language);
            assertThat(bundle.keySet()).isEqualTo(english);
        }
    }

    @Test
    void whatWasWrittenIsShownBesideWhatIsUnknown() {
        MessageContent content = new MessageContent.Raw("hologram", "{}", "mirá esto");

        assertThat(MessageText.of(content, Locale.ENGLISH)).isEqualTo("mirá esto\nUnsupported message (hologram)");
        assertThat(MessageText.of(content, SPANISH)).isEqualTo("mirá esto\nMensaje no compatible (hologram)");
        assertThat(MessageText.of(new MessageContent.Raw("unsupported/view_once", "{}"), Locale.ENGLISH))
                .isEqualTo("Unsupported message (view_once)");
    }

    @Test
    void storyAndProductAreSaid() {
        Message question = message(new MessageContent.Text("¿hay stock?"))
                .with(new MessageContext(null, null, false, new ReferredProduct("catalog", "SKU-1")));
        Message reply = message(new MessageContent.Text("linda")).with(new MessageContext(null, "17900", false));

        assertThat(MessageText.of(question, SPANISH)).isEqualTo("Sobre el producto SKU-1: ¿hay stock?");
        assertThat(MessageText.of(reply, Locale.ENGLISH)).isEqualTo("Reply to a story: linda");
    }

    @Test
    void previewIsOneCleanLineCutBetweenGraphemes() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        Message message = message(new MessageContent.Text("a\u202E\n\u0000b " + family + family));

        assertThat(preview("uno dos tres", 8)).isEqualTo("uno dos…");
        assertThat(preview("uno dos tres", 12)).isEqualTo("uno dos tres");
        assertThat(preview("x", 1)).isEqualTo("x");
        assertThat(preview("xy", 1)).isEqualTo("…");
        assertThat(MessageText.preview(message, Locale.ENGLISH, 11)).isEqualTo("a \uFFFDb " + family + "…");
        assertThat(preview("ñ".repeat(100_000), MessageText.MAX_PREVIEW))
                .isEqualTo("ñ".repeat(MessageText.MAX_PREVIEW - 1) + "…");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, MessageText.MAX_PREVIEW + 1})
    void previewOfAnotherLengthIsRefused(int length) {
        assertThatThrownBy(() -> preview("hola", length)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String preview(String text, int length) {
        return MessageText.preview(message(new MessageContent.Text(text)), Locale.ENGLISH, length);
    }

    static Message message(MessageContent content) {
        Conversation conversation = Conversation.begin(
                new AccountId("acme"),
                new ConversationId("talk"),
                new LineId("line"),
                new IdentityId("who"),
                Channel.WHATSAPP,
                NOON);
        IdentityKey key = IdentityKey.whatsAppNumber(new Phone("5493415550101"));
        return Message.inbound(conversation, new MessageId("m-1"), "wamid.1", content, NOON, NOON, false, key, null);
    }
}
