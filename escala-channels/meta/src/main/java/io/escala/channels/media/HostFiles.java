package io.escala.channels.media;

import io.escala.channels.internal.http.Exchange;
import io.escala.core.channel.ContentSource;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Files that servers of the host give out by address, such as a content network or an object store, to be put into the library.
 *
 * <pre>{@code
 * HostFiles files = HostFiles.on("cdn.example.com");
 * desk.library().add(NewFile.image("sofa.jpg", files.at(URI.create("https://cdn.example.com/sofa.jpg"))));
 * }</pre>
 *
 * <p>Only the named hosts are asked, over HTTPS, or over HTTP on this machine; redirects are not followed and no cookies or credentials are sent, so an
 * address that somebody typed cannot lead into the host's network. The server has to state the length. A file is read as a stream; a server that sends
 * nothing for {@value #SILENT_SECONDS} seconds is given up.
 *
 * <p>Thread-safe. Make one and share it: it keeps connections.
 */
public final class HostFiles {
    /** How long a server may be silent, in seconds. */
    public static final int SILENT_SECONDS = 30;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Set<String> hosts;
    private final OkHttpClient client;

    private HostFiles(Set<String> hosts) {
        this.hosts = hosts;
        this.client = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(SILENT_SECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .build();
    }

    /**
     * Returns the files of some servers.
     *
     * @param hosts the names of the host's own servers, without ports
     * @return their files
     * @throws IllegalArgumentException when none is named, or a name is blank
     */
    public static HostFiles on(String... hosts) {
        Set<String> names = Arrays.stream(hosts)
                .map(host -> Objects.requireNonNull(host, "hosts").strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (names.isEmpty() || names.contains("")) {
            throw new IllegalArgumentException("hosts must have names");
        }
        return new HostFiles(names);
    }

    /**
     * Returns a file. Nothing is asked before it is read.
     *
     * @param address where it is; an address that is signed for {@code GET} will do
     * @return its bytes; reading them throws {@link FileNotFoundException} when the server does not have it, and {@link IOException} when it cannot be
     *     read now, is elsewhere, or has no stated length
     * @throws IllegalArgumentException when the address is not on one of the servers, neither HTTPS nor on this machine, or contains a user; the message does not
     *     contain it
     */
    public ContentSource at(URI address) {
        HttpUrl url = HttpUrl.parse(Objects.requireNonNull(address, "address").toString());
        if (url == null || !hosts.contains(url.host())) {
            throw new IllegalArgumentException("address must be on one of the host's own servers");
        }
        if (!url.isHttps() && !THIS_MACHINE.contains(url.host())) {
            throw new IllegalArgumentException("address must be HTTPS");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException("address must not contain a user");
        }
        return new File(url);
    }

    private Response get(HttpUrl url) throws IOException {
        // "identity", because the length of a compressed answer is not that of the file.
        Request request = new Request.Builder()
                .url(url)
                .header("Accept-Encoding", "identity")
                .build();
        Response response = Exchange.once(client.newCall(request));
        if (response.code() != OK) {
            response.close();
            throw response.code() == NOT_FOUND || response.code() == GONE
                    ? new FileNotFoundException("the server does not have the file")
                    : new IOException("the server answered with status " + response.code());
        }
        return response;
    }

    private final class File implements ContentSource {
        private final HttpUrl url;

        File(HttpUrl url) {
            this.url = url;
        }

        @Override
        public long length() throws IOException {
            try (Response response = get(url)) {
                long length = response.body().contentLength();
                if (length < 0) {
                    throw new IOException("the server does not say how long the file is");
                }
                return length;
            }
        }

        @Override
        public InputStream open() throws IOException {
            Response response = get(url);
            return new FilterInputStream(response.body().byteStream()) {
                @Override
                public void close() {
                    response.close();
                }
            };
        }

        /** The kind only: addresses may be signed, and name people. */
        @Override
        public String toString() {
            return "ContentSource[address]";
        }
    }
}
