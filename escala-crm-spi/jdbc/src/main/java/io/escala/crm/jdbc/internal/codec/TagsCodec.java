package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.Tag;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The column with the tags of a conversation: their names as a list in JSON, null for none. */
public final class TagsCodec {
    private TagsCodec() {}

    /** Returns the value of the column. */
    public static @Nullable String write(Set<Tag> tags) {
        return tags.isEmpty()
                ? null
                : Json.write(tags.stream().sorted().map(Tag::name).toList());
    }

    /** Returns the tags. */
    public static Set<Tag> tags(@Nullable String column) {
        Set<Tag> tags = new TreeSet<>();
        if (column != null) {
            Json.readTexts(column).forEach(name -> tags.add(new Tag(name)));
        }
        return tags;
    }
}
