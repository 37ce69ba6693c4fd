package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.ConversationTag;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The column with the tags of a conversation: their names as a list in JSON, null for none. */
public final class TagsCodec {
    private TagsCodec() {}

    /** Returns the value of the column. */
    public static @Nullable String write(Set<ConversationTag> tags) {
        return tags.isEmpty()
                ? null
                : Json.write(tags.stream().sorted().map(ConversationTag::name).toList());
    }

    /** Returns the tags. */
    public static Set<ConversationTag> tags(@Nullable String column) {
        Set<ConversationTag> tags = new TreeSet<>();
        if (column != null) {
            Json.readTexts(column).forEach(name -> tags.add(new ConversationTag(name)));
        }
        return tags;
    }
}
