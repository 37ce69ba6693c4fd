package io.escala.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderMediaStorageTest {
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    @TempDir
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private MediaStorage storage;

    @BeforeEach
    void open() throws IOException {
        storage = new FolderMediaStorage(root.resolve("media"));
    }

    @Test
    void stored_bytes_can_be_opened() throws IOException {
        storage.store(KEY, "image/jpeg", bytes("one"));

        assertThat(read(KEY)).isEqualTo("one");
        assertThat(storage.open(OTHER)).isEmpty();
    }

    @Test
    void storing_the_same_key_replaces() throws IOException {
        storage.store(KEY, "image/jpeg", bytes("one"));
        storage.store(KEY, "image/jpeg", bytes("two"));

        assertThat(read(KEY)).isEqualTo("two");
        assertThat(files()).hasSize(1);
    }

    @Test
    void truncated_stream_stores_nothing() throws IOException {
        InputStream breaking = new SequenceInputStream(bytes("half"), new TruncatedStream());

        assertThatThrownBy(() -> storage.store(KEY, null, breaking)).isInstanceOf(IOException.class);

        assertThat(storage.open(KEY)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void truncated_stream_keeps_the_previous_bytes() throws IOException {
        storage.store(KEY, null, bytes("whole"));
        InputStream breaking = new TruncatedStream();

        assertThatThrownBy(() -> storage.store(KEY, null, breaking)).isInstanceOf(IOException.class);

        assertThat(read(KEY)).isEqualTo("whole");
    }

    @Test
    void delete_is_permanent_and_idempotent() throws IOException {
        storage.store(KEY, null, bytes("one"));

        storage.delete(KEY);
        storage.delete(KEY);

        assertThat(storage.open(KEY)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../x",
                "C:\\x",
                "con.txt",
                "a\u202Egpj.exe",
                "/etc/passwd",
                "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
                "../3456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
            })
    void invalid_keys_are_refused(String name) throws IOException {
        assertThatThrownBy(() -> storage.store(name, null, bytes("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage.open(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage.delete(name)).isInstanceOf(IllegalArgumentException.class);
        assertThat(files()).isEmpty();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(String key) throws IOException {
        try (InputStream in = storage.open(key).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every file below the root, to detect files outside the folder. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** A stream that fails at once. */
    private static final class TruncatedStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broke off");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("broke off");
        }
    }
}
