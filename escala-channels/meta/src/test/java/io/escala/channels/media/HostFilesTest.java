package io.escala.channels.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.channel.ContentSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Files that servers of the host give out")
class HostFilesTest {
    private static final Map<String, RawServer.Answer> ANSWERS = Map.of(
            "/sofa.jpg?signature=1",
            RawServer.ok("a sofa"),
            "/moved",
            RawServer.redirect("http://127.0.0.1:1/secret"),
            "/gone",
            RawServer.text("HTTP/1.1 410 Gone\r\nContent-Length: 0", ""),
            "/broken",
            RawServer.text("HTTP/1.1 500 Oops\r\nContent-Length: 0", ""),
            "/unknown-length",
            RawServer.text("HTTP/1.1 200 OK", "a sofa"),
            "/lying-length",
            RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: -5", "a sofa"),
            "/cut",
            RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 100", "a so"));

    private final RawServer server = new RawServer(
            path -> ANSWERS.getOrDefault(path, RawServer.text("HTTP/1.1 404 Not Found\r\nContent-Length: 0", "")));
    private final HostFiles files = HostFiles.on("cdn.example.com", "127.0.0.1");

    @AfterEach
    void close() {
        server.close();
    }

    private ContentSource at(String path) {
        return files.at(URI.create(server.url(path)));
    }

    private static String read(ContentSource source) throws IOException {
        try (InputStream bytes = source.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void areReadWithTheirLengthAsOftenAsAsked() throws IOException {
        ContentSource sofa = at("/sofa.jpg?signature=1");

        assertThat(sofa.length()).isEqualTo(6);
        assertThat(read(sofa)).isEqualTo("a sofa");
        assertThat(read(sofa)).isEqualTo("a sofa");
        assertThat(sofa.toString()).doesNotContain("sofa", "signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/gone"})
    void thatAreNotThereAreToldApart(String path) {
        assertThatThrownBy(() -> at(path).length()).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> read(at(path))).isInstanceOf(FileNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/moved", "/unknown-length", "/lying-length"})
    void withoutALengthOrElsewhereAreRefused(String path) {
        assertThatIOException()
                .isThrownBy(() -> at(path).length())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("127.0.0.1"));
    }

    @Test
    void thatEndTooEarlyFail() throws IOException {
        assertThat(at("/cut").length()).isEqualTo(100);
        assertThatIOException().isThrownBy(() -> read(at("/cut")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.com/a",
                "https://cdn.example.com.evil.test/a",
                "https://evil.test/cdn.example.com",
                "http://cdn.example.com/a",
                "https://user:secret@cdn.example.com/a",
                "https://cdn.example.com@evil.test/a",
                "file:///etc/passwd",
                "mailto:ana@example.com",
                "relative"
            })
    void ofOtherServersAreNotAsked(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> files.at(URI.create(address)))
                .withMessageStartingWith("address must")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "evil"));
    }

    @Test
    void needServers() {
        assertThatIllegalArgumentException().isThrownBy(HostFiles::on);
        assertThatIllegalArgumentException().isThrownBy(() -> HostFiles.on("cdn.example.com", " "));
        assertThat(HostFiles.on(" CDN.example.com").at(URI.create("https://cdn.EXAMPLE.com:8443/a")))
                .isNotNull();
    }
}
