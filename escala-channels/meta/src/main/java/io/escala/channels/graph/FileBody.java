package io.escala.channels.graph;

import io.escala.channels.graph.GraphAnswer.NotSent;
import io.escala.core.channel.ContentSource;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The part of a form that is a file: streams exactly as many bytes as were stated, and records why it could not. */
final class FileBody extends RequestBody {
    private static final int CHUNK = 16 * 1024;

    private final ContentSource content;
    private final MediaType type;
    private final long length;
    private volatile NotSent.@Nullable Reason failure;

    FileBody(ContentSource content, MediaType type, long length) {
        this.content = content;
        this.type = type;
        this.length = length;
    }

    /** Why the content was not read as stated; null when it was. A peer that gets less than was announced has no file. */
    NotSent.@Nullable Reason failure() {
        return failure;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = length;
        try (InputStream bytes = opened()) {
            while (left > 0) {
                int read = read(bytes, chunk, (int) Math.min(chunk.length, left));
                if (read < 0) {
                    throw failed(NotSent.Reason.CONTENT_LENGTH, null);
                }
                sink.write(chunk, 0, read);
                left -= read;
            }
            if (read(bytes, chunk, 1) >= 0) {
                throw failed(NotSent.Reason.CONTENT_LENGTH, null);
            }
        }
    }

    private InputStream opened() throws IOException {
        try {
            return content.open();
        } catch (IOException | RuntimeException e) {
            throw failed(NotSent.Reason.CONTENT_UNREADABLE, e);
        }
    }

    private int read(InputStream bytes, byte[] chunk, int most) throws IOException {
        try {
            return bytes.read(chunk, 0, most);
        } catch (IOException | RuntimeException e) {
            throw failed(NotSent.Reason.CONTENT_UNREADABLE, e);
        }
    }

    private IOException failed(NotSent.Reason reason, @Nullable Exception cause) {
        failure = reason;
        return new IOException(reason.name(), cause);
    }
}
