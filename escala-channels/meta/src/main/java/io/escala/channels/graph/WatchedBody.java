package io.escala.channels.graph;

import io.escala.channels.graph.GraphAnswer.NotSent;
import java.io.IOException;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A request body that records whether any byte may have been sent, and that cannot be written twice. */
final class WatchedBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private final RequestBody body;
    private final @Nullable FileBody file;
    private volatile boolean begun;

    /** Creates a body of JSON. */
    WatchedBody(byte[] bytes) {
        this(RequestBody.create(bytes, JSON), null);
    }

    /**
     * Creates any body.
     *
     * @param file the file inside, or null
     */
    WatchedBody(RequestBody body, @Nullable FileBody file) {
        this.body = body;
        this.file = file;
    }

    /** Creates a body of the fields of a form. */
    static WatchedBody fields(Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        return new WatchedBody(form.build(), null);
    }

    /** Whether writing began. Before that the request had no effect: the peer has at most headers without a body. */
    boolean begun() {
        return begun;
    }

    /** Why the file inside could not be read, so that the peer has an incomplete request; null when it could. */
    NotSent.@Nullable Reason unread() {
        return file == null ? null : file.failure();
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        begun = true;
        body.writeTo(sink);
    }
}
