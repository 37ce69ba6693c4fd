package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.InjectedDownloadFault;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault of one download: what a content network or a proxy may answer instead of the file. Immutable; pass it to
 * {@link FakeMeta#failNextDownload}.
 */
public final class DownloadFault {
    private final InjectedDownloadFault disturbance;

    private DownloadFault(InjectedDownloadFault disturbance) {
        this.disturbance = disturbance;
    }

    private static DownloadFault of(int http, Map<String, String> headers, byte @Nullable [] bytes) {
        return new DownloadFault(new InjectedDownloadFault(http, headers, bytes, false, Duration.ZERO));
    }

    /** An error without a body, such as 404 for an expired address. */
    public static DownloadFault status(int http) {
        return of(http, Map.of(), new byte[0]);
    }

    /** A redirect to that address, sent unchanged. */
    public static DownloadFault redirectTo(String location) {
        return of(302, Map.of("Location", location), new byte[0]);
    }

    /** Other bytes than the file's, under its type. */
    public static DownloadFault otherBytes(byte[] bytes) {
        return of(200, Map.of(), bytes.clone());
    }

    /** That many bytes, more than the file has, without a Content-Length. */
    public static DownloadFault flood(int bytes) {
        return of(200, Map.of(), new byte[bytes]);
    }

    /** The file compressed with gzip, with the Content-Encoding header. */
    public static DownloadFault packed() {
        return new DownloadFault(
                new InjectedDownloadFault(200, Map.of("Content-Encoding", "gzip"), null, true, Duration.ZERO));
    }

    /** A gzip bomb: that many zero bytes, compressed to almost nothing. */
    public static DownloadFault bomb(int bytes) {
        return new DownloadFault(new InjectedDownloadFault(
                200, Map.of("Content-Encoding", "gzip"), new byte[bytes], true, Duration.ZERO));
    }

    /** The file with another content type. */
    public static DownloadFault typed(String mimeType) {
        return of(200, Map.of("Content-Type", mimeType), null);
    }

    /** The file in chunks over that duration. */
    public static DownloadFault dribbling(Duration length) {
        return new DownloadFault(new InjectedDownloadFault(200, Map.of(), null, false, length));
    }

    InjectedDownloadFault disturbance() {
        return disturbance;
    }
}
