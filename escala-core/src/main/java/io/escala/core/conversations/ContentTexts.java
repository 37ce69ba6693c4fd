package io.escala.core.conversations;

import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.text.SafeText;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of messages in one language. Thread-safe. */
final class ContentTexts implements MessageContent.Cases<String> {
    private static final String BUNDLE = "io.escala.core.conversations.texts";

    /** Precedes the type of a WhatsApp message that Meta does not deliver. */
    private static final String WITHHELD = "unsupported/";

    private static final ContentTexts ENGLISH = new ContentTexts(Locale.ROOT);
    private static final ContentTexts SPANISH = new ContentTexts(new Locale("es"));
    private static final ContentTexts PORTUGUESE = new ContentTexts(new Locale("pt"));

    private final ResourceBundle texts;
    private final Locale locale;

    private ContentTexts(Locale locale) {
        this.locale = locale;
        texts = ResourceBundle.getBundle(BUNDLE, locale);
    }

    static ContentTexts in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "es" -> SPANISH;
            case "pt" -> PORTUGUESE;
            default -> ENGLISH;
        };
    }

    String of(Message message) {
        String text = of(message.shown());
        MessageContext context = message.context();
        if (context.product() != null) {
            text = label("context.product", context.product().product()) + ": " + text;
        }
        return context.story() == null ? text : label("context.story") + ": " + text;
    }

    String of(MessageContent content) {
        String text = content.accept(this);
        return text.isBlank() ? blank() : text;
    }

    String blank() {
        return label("blank");
    }

    String label(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    /** The word for a value of Meta's if there is one, else the value. */
    String word(String prefix, String value) {
        String key = prefix + "." + value;
        return texts.containsKey(key) ? label(key) : value;
    }

    @Override
    public String text(MessageContent.Text text) {
        return text.body();
    }

    @Override
    public String media(MessageContent.Media media) {
        MediaRef ref = media.media();
        String label = label("media." + ref.kind());
        return with(ref.fileName() == null ? label : label + " " + ref.fileName(), media.caption());
    }

    @Override
    public String album(MessageContent.Album album) {
        return with(label("album", Integer.toString(album.media().size())), album.caption());
    }

    @Override
    public String choice(MessageContent.Choice choice) {
        return choice.title() != null ? choice.title() : with(label("choice"), choice.payload());
    }

    @Override
    public String interactive(MessageContent.Interactive interactive) {
        return switch (interactive.form()) {
            case LOCATION_REQUEST -> interactive.text() + "\n" + label("locationRequest");
            case CATALOGUE -> interactive.text() + "\n" + label("catalogue");
            default -> interactive.text();
        };
    }

    @Override
    public String template(MessageContent.Template template) {
        return template.rendered() != null ? template.rendered() : label("template", template.name());
    }

    @Override
    public String structured(MessageContent.Structured structured) {
        String line = with(label("kind." + structured.kind()), StructuredTexts.values(structured, this));
        return beside(structured.words(), line);
    }

    @Override
    public String removed(MessageContent.Removed removed) {
        return label("removed");
    }

    @Override
    public String raw(MessageContent.Raw raw) {
        return beside(raw.words(), raw(raw.kind()));
    }

    private String raw(String kind) {
        String key = "raw." + kind;
        if (texts.containsKey(key)) {
            return label(key);
        }
        String type = SafeText.name(kind.startsWith(WITHHELD) ? kind.substring(WITHHELD.length()) : kind);
        return type == null ? label("raw.unsupported") : label("raw", type);
    }

    /** A label with what it labels. */
    private static String with(String label, @Nullable String text) {
        return text == null || text.isBlank() ? label : label + ": " + text;
    }

    /** What the person wrote comes first. */
    private static String beside(@Nullable String words, String line) {
        return words == null || words.isBlank() ? line : words + "\n" + line;
    }
}
