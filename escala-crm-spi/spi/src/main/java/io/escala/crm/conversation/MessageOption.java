package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One option of {@link MessageContent.Interactive} content: a button, a row of a list, a quick reply or a link.
 *
 * @param id what the business calls it; a tap on it names it
 * @param title the text on it
 * @param description the text below the title, or null
 * @param url the address it opens, or null when a tap on it is an answer
 * @param section the heading under which a list shows it, or null
 */
public record MessageOption(
        String id,
        String title,
        @Nullable String description,
        @Nullable String url,
        @Nullable String section) {
    public MessageOption {
        id = SafeText.storable(Objects.requireNonNull(id, "id"));
        title = SafeText.storable(Objects.requireNonNull(title, "title"));
        description = description == null ? null : SafeText.storable(description);
        url = url == null ? null : SafeText.storable(url);
        section = section == null ? null : SafeText.storable(section);
    }

    /** Whether a tap on it is an answer. */
    public boolean answers() {
        return url == null;
    }

    /** Returns title, description and address in one line. */
    String line() {
        return Stream.of(title, description, url).filter(Objects::nonNull).collect(Collectors.joining(" – ", "• ", ""));
    }

    /** Without its texts: what is asked is personal data. */
    @Override
    public String toString() {
        return "MessageOption[" + title.length() + " chars" + (url == null ? "" : ", a link") + "]";
    }
}
