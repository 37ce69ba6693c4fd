package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One card of {@link MessageContent.Interactive} content, with options of its own.
 *
 * @param title its title; on WhatsApp its text
 * @param subtitle the text below the title, or null
 * @param imageUrl the address of its picture, or null
 * @param options its buttons and links
 */
public record MessageCard(
        String title, @Nullable String subtitle, @Nullable String imageUrl, List<MessageOption> options) {
    public MessageCard {
        title = SafeText.storable(Objects.requireNonNull(title, "title"));
        subtitle = subtitle == null ? null : SafeText.storable(subtitle);
        imageUrl = imageUrl == null ? null : SafeText.storable(imageUrl);
        options = List.copyOf(options);
    }

    /** Returns its texts, a line for each part. */
    String lines() {
        return Stream.concat(
                        Stream.of(title, subtitle).filter(Objects::nonNull),
                        options.stream().map(MessageOption::line))
                .collect(Collectors.joining("\n"));
    }

    /** Without its texts: what is asked is personal data. */
    @Override
    public String toString() {
        return "MessageCard[" + title.length() + " chars, " + options.size() + " options]";
    }
}
