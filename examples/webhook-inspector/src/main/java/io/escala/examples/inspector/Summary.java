package io.escala.examples.inspector;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.crm.conversation.MessageContent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A one-line summary of an event without text. */
final class Summary {
    private static final int MAX_LENGTH = 400;

    /** Fields that have their own place in the output. */
    private static final Set<String> SHOWN =
            Set.of("channel", "line", "kind", "id", "at", "text", "payload", "problem");

    private Summary() {}

    /** Returns the fields as {@code name=value}, nested ones with their path; null when there are none. */
    static @Nullable String of(MetaEvent event) {
        StringJoiner words = new StringJoiner(", ");
        Map<String, Object> json = Fields.json(event);
        Fields.components(event).forEach((name, value) -> {
            Object field = isShown(name, value, event) ? null : json.get(name);
            if (value instanceof MessageContent.Media media) {
                add(words, "media", Fields.json(media.media()));
            } else if (value instanceof MessageContent.Album album) {
                add(words, "media", album.media().stream().map(Fields::json).toList());
            } else if (field != null) {
                add(words, name, field);
            }
        });
        String summary = words.toString();
        if (summary.length() > MAX_LENGTH) {
            return summary.substring(0, summary.offsetByCodePoints(0, summary.codePointCount(0, MAX_LENGTH - 1))) + "…";
        }
        return summary.isEmpty() ? null : summary;
    }

    /** Whether a field is shown elsewhere, repeats the kind or the id, or only refers to the details. */
    private static boolean isShown(String name, Object value, MetaEvent event) {
        return SHOWN.contains(name)
                || isPeople(value)
                || value instanceof MessageContent.Raw
                || value instanceof MessageContent.Structured
                || value.equals(event.id())
                || (name.equals("type") && event.kind().endsWith("/" + value));
    }

    private static boolean isPeople(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().anyMatch(Summary::isPeople);
        }
        return value instanceof WhatsAppUser || value instanceof DirectUser;
    }

    private static void add(StringJoiner words, String name, Object field) {
        if (field instanceof Map<?, ?> part) {
            part.forEach((inner, value) -> add(words, name + "." + inner, value));
        } else if (field instanceof Collection<?> many) {
            int i = 0;
            for (Object one : many) {
                add(words, name + "[" + i++ + "]", one);
            }
        } else {
            words.add(name + "=" + field);
        }
    }
}
