package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.InjectedDownloadFault;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with one download: what a content network, or somebody in between, may answer instead of the file.
 * Immutable; hand it to {@link FakeMeta#failNextDownload}.
 */
public final class DownloadFault {
    private final InjectedDownloadFault disturbance;

    private DownloadFault(InjectedDownloadFault disturbance) {
        this.disturbance = disturbance;
    }

    private static DownloadFault of(int http, Map<String, String> headers, byte @Nullable [] bytes) {
        return new DownloadFault(new InjectedDownloadFault(http, headers, bytes, false, Duration.ZERO));
    }

    /** An error without a body, such as 404 for an address that has run out. */
    public static DownloadFault status(int http) {
        return of(http, Map.of(), new byte[0]);
    }

    /** A redirect to that address, as it stands. */
    public static DownloadFault redirectTo(String location) {
        return of(302, Map.of("Location", location), new byte[0]);
    }

    /** Other bytes than the file's, under its type. */
    public static DownloadFault otherBytes(byte[] bytes) {
        return of(200, Map.of(), bytes.clone());
    }

    /** Far more bytes than the file has: that many, without saying how many. */
    public static DownloadFault flood(int bytes) {
        return of(200, Map.of(), new byte[bytes]);
    }

    /** The file, packed with gzip and saying so. */
    public static DownloadFault packed() {
        return new DownloadFault(
                new InjectedDownloadFault(200, Map.of("Content-Encoding", "gzip"), null, true, Duration.ZERO));
    }

    /** That many zero bytes, packed with gzip to next to nothing. */
    public static DownloadFault bomb(int bytes) {
        return new DownloadFault(new InjectedDownloadFault(
                200, Map.of("Content-Encoding", "gzip"), new byte[bytes], true, Duration.ZERO));
    }

    /** The file under another type. */
    public static DownloadFault typed(String mimeType) {
        return of(200, Map.of("Content-Type", mimeType), null);
    }

    /** The file, in pieces spread over that long. */
    public static DownloadFault dribbling(Duration length) {
        return new DownloadFault(new InjectedDownloadFault(200, Map.of(), null, false, length));
    }

    InjectedDownloadFault disturbance() {
        return disturbance;
    }
}
