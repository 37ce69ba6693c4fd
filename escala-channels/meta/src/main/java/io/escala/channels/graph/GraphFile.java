package io.escala.channels.graph;

import io.escala.core.channel.ContentSource;
import java.util.Objects;

/**
 * The file of a form that is posted to the Graph API.
 *
 * @param field the name of its field, such as {@code file}
 * @param name its file name
 * @param mimeType its type, which becomes the type of its part
 * @param content its bytes, read once as a stream
 */
public record GraphFile(String field, String name, String mimeType, ContentSource content) {
    public GraphFile {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(content, "content");
    }

    /** Omits the name, which may be personal data. */
    @Override
    public String toString() {
        return "GraphFile[" + field + ", " + mimeType + "]";
    }
}
