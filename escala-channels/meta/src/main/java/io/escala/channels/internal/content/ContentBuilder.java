package io.escala.channels.internal.content;

import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.quarantine.RawBytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the values of one content; missing and blank values are skipped. Not thread-safe. */
public final class ContentBuilder {
    private final ContentKind kind;
    private final List<ContentDetail> details = new ArrayList<>();
    private int group;

    /** Creates a builder of content of this kind. */
    public ContentBuilder(ContentKind kind) {
        this.kind = kind;
    }

    /** Adds a text. */
    public ContentBuilder add(ContentDetail.Name name, @Nullable String value) {
        return add(name, null, value);
    }

    /** Adds a text with a label. */
    public ContentBuilder add(ContentDetail.Name name, @Nullable String label, @Nullable String value) {
        boolean hasRoom = details.size() < MessageContent.Structured.MAX_DETAILS;
        if (value != null && !value.isBlank() && hasRoom) {
            details.add(new ContentDetail(group, name, label, value));
        }
        return this;
    }

    /** Adds a number of few digits. */
    public ContentBuilder add(ContentDetail.Name name, @Nullable BigDecimal value) {
        return add(name, null, value == null ? null : value.toPlainString());
    }

    /** Adds a time. */
    public ContentBuilder add(ContentDetail.Name name, @Nullable Instant value) {
        return add(name, null, value == null ? null : value.toString());
    }

    /** Starts the values of the next card, product or the like. */
    public ContentBuilder next() {
        group++;
        return this;
    }

    /** Returns the content. */
    public MessageContent.Structured build(@Nullable String words, RawBytes raw) {
        return new MessageContent.Structured(kind, words, details, json(raw));
    }

    /** Returns content without values, as received. */
    public static MessageContent raw(String kind, @Nullable String words, RawBytes raw) {
        return new MessageContent.Raw(kind, json(raw), words);
    }

    private static String json(RawBytes raw) {
        return new String(raw.toByteArray(), StandardCharsets.UTF_8);
    }
}
