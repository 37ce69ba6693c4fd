package io.escala.channels.graph;

import io.escala.crm.text.SafeText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Blots out of Meta's words what must not reach a log: Meta repeats malformed tokens, numbers and ids in its messages. */
final class Redaction {
    private static final String BLOT = "***";

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]{1,200}@[^\\s@]{1,200}");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ ().-]?\\d){6,}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_|%.-]{24,}");
    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Redaction() {}

    static @Nullable String title(@Nullable String raw, AccessToken token) {
        if (raw == null) {
            return null;
        }
        String text = raw.length() > 2_000 ? raw.substring(0, 2_000) : raw;
        text = text.replace(token.reveal(), BLOT);
        text = ADDRESS.matcher(text).replaceAll(BLOT);
        text = TOKEN.matcher(text).replaceAll(BLOT);
        text = NUMBER.matcher(text).replaceAll(BLOT);
        return SafeText.name(text);
    }

    static @Nullable String traceId(@Nullable String raw) {
        return raw != null && TRACE.matcher(raw).matches() ? raw : null;
    }
}
