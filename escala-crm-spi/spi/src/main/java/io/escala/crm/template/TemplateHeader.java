package io.escala.crm.template;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the body of a template.
 *
 * @param text its text with at most one placeholder; present exactly for {@link Format#TEXT}
 */
public record TemplateHeader(Format format, @Nullable String text) {
    /** The kinds of headers. */
    public enum Format {
        /** A text. */
        TEXT,
        /** A picture, chosen at each send. */
        IMAGE,
        /** A video, chosen at each send. */
        VIDEO,
        /** A document, chosen at each send. */
        DOCUMENT,
        /** A place, chosen at each send. */
        LOCATION
    }

    public TemplateHeader {
        Objects.requireNonNull(format, "format");
        if ((format == Format.TEXT) != (text != null)) {
            throw new IllegalArgumentException("text is there exactly for a text header");
        }
    }

    /**
     * Creates a text header.
     *
     * @param text the text, with at most one placeholder
     */
    public static TemplateHeader text(String text) {
        return new TemplateHeader(Format.TEXT, Objects.requireNonNull(text, "text"));
    }

    /**
     * Creates a header whose picture, video, document or place is chosen at each send.
     *
     * @param format any but {@link Format#TEXT}
     */
    public static TemplateHeader of(Format format) {
        return new TemplateHeader(format, null);
    }

    /** Whether each send needs a picture, a video or a document. */
    public boolean isMedia() {
        return format == Format.IMAGE || format == Format.VIDEO || format == Format.DOCUMENT;
    }

    /** Returns the names of its placeholders: at most one. */
    public List<String> placeholders() {
        return text == null ? List.of() : Placeholders.namesIn(text);
    }

    /** Format only: texts stay out of logs. */
    @Override
    public String toString() {
        return "TemplateHeader[" + format + "]";
    }
}
