package io.escala.channels.graph;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A JSON request body that records whether any byte may have been sent, and that cannot be written twice. */
final class WatchedBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] bytes;
    private volatile boolean begun;

    WatchedBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether writing began. Before that the request had no effect: the peer has at most headers without a body. */
    boolean begun() {
        return begun;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        begun = true;
        sink.write(bytes);
    }
}
