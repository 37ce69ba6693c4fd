package io.escala.core.internal.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.channel.ContentSource;
import io.escala.core.internal.library.FileKeeping.Kept;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.library.NewFile;
import io.escala.core.port.MediaStorage;
import io.escala.core.port.Transcoder;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.AttachmentCapabilities;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The bytes of a file")
class FileKeepingTest {
    private static final byte[] PDF = "%PDF-1.7 prices".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] M4A = HexFormat.of().parseHex("00000018667479704d344120");

    private final Shelf storage = new Shelf();
    private Transcoder transcoder = Transcoder.none();

    /** A storage in memory. */
    private static final class Shelf implements MediaStorage {
        final Map<String, byte[]> stored = new HashMap<>();
        boolean broken;
        boolean impatient;

        @Override
        public void store(String key, @Nullable String mimeType, InputStream bytes) throws IOException {
            if (broken) {
                throw new IOException("the disk is full");
            }
            stored.put(key, impatient ? bytes.readNBytes(3) : bytes.readAllBytes());
        }

        @Override
        public Optional<InputStream> open(String key) {
            return Optional.ofNullable(stored.get(key)).map(ByteArrayInputStream::new);
        }

        @Override
        public void delete(String key) {
            stored.remove(key);
        }
    }

    private Outcome<Kept> keep(NewFile file) throws IOException {
        SendSettings settings =
                new SendSettings(Duration.ZERO, Duration.ofHours(1), AttachmentCapabilities.standard(), transcoder);
        return new FileKeeping(settings, storage).keep(file, "key");
    }

    private static NewFile pdf(ContentSource content) {
        return NewFile.document("prices.pdf", content);
    }

    private static void assertRefused(Outcome<Kept> outcome, Refusal.Reason reason) {
        assertThat(outcome.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.CHOOSE_OTHER_FILE);
            assertThat(refusal.field()).contains("file");
        });
    }

    @DisplayName("are kept with their type, number and digest")
    @Test
    void areKept() throws Exception {
        Kept kept = keep(pdf(ContentSource.of(PDF))).orThrow();

        assertThat(kept.mimeType()).isEqualTo("application/pdf");
        assertThat(kept.bytes()).isEqualTo(PDF.length);
        assertThat(kept.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(PDF)));
        assertThat(storage.stored).containsOnlyKeys("key");
        assertThat(storage.stored.get("key")).isEqualTo(PDF);
    }

    @DisplayName("are watched while they are put in, and given up when the one who watches throws")
    @Test
    void areWatched() throws Exception {
        List<Long> told = new ArrayList<>();

        keep(pdf(ContentSource.of(PDF)).onProgress(told::add)).orThrow();

        assertThat(told).isNotEmpty().isSorted().endsWith((long) PDF.length);
        NewFile givenUp = pdf(ContentSource.of(PDF)).onProgress(bytes -> {
            throw new IllegalStateException("the user left");
        });
        storage.stored.clear();
        assertThatThrownBy(() -> keep(givenUp)).hasMessage("the user left");
        assertThat(storage.stored).isEmpty();
    }

    @DisplayName("that are more or fewer than stated are refused, and nothing of them is kept")
    @ParameterizedTest
    @ValueSource(longs = {1, 14, 16, 1_000_000})
    void lyingLengthsAreRefused(long stated) throws IOException {
        assertRefused(
                keep(pdf(ContentSource.of(stated, () -> new ByteArrayInputStream(PDF)))),
                Refusal.Reason.FILE_LENGTH_DIFFERS);
        assertThat(storage.stored).isEmpty();
    }

    @DisplayName("of an endless source are read up to the stated number")
    @Test
    void endlessSourcesAreRefused() throws IOException {
        long[] read = new long[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return read[0] < PDF.length ? PDF[(int) read[0]++] : 'x';
            }

            @Override
            public int read(byte[] into, int from, int most) {
                for (int i = 0; i < most; i++) {
                    into[from + i] = read[0] < PDF.length ? PDF[(int) read[0]] : (byte) 'x';
                    read[0]++;
                }
                return most;
            }
        };

        assertRefused(keep(pdf(ContentSource.of(100_000, () -> endless))), Refusal.Reason.FILE_LENGTH_DIFFERS);
        assertThat(read[0]).isLessThan(300_000);
        assertThat(storage.stored).isEmpty();
    }

    @DisplayName("that are none, or more than any channel takes, are refused before they are read")
    @Test
    void sizesAreLimited() throws IOException {
        ContentSource.Opener never = () -> {
            throw new AssertionError("opened");
        };
        assertRefused(keep(pdf(ContentSource.of(0, never))), Refusal.Reason.FILE_EMPTY);

        Outcome<Kept> large = keep(pdf(ContentSource.of(104_857_601, never)));
        assertRefused(large, Refusal.Reason.FILE_TOO_LARGE);
        assertThat(large.refusals().get(0).limit()).hasValue(104_857_600L);
        assertThat(large.refusals().get(0).actual()).hasValue(104_857_601L);
    }

    @DisplayName("of another type than the name says are refused by name")
    @ParameterizedTest
    @ValueSource(strings = {"prices.jpg", "../../x.png", "a\u202Egpj.mp4", "prices.docx", "con.txt"})
    void disguisesAreRefused(String name) throws IOException {
        Outcome<Kept> outcome = keep(NewFile.document(name, ContentSource.of(PDF)));

        assertRefused(outcome, Refusal.Reason.FILE_TYPE_NOT_SUPPORTED);
        assertThat(outcome.refusals().get(0).cause()).contains(Refusal.Cause.NOT_WHAT_IT_CLAIMS);
        assertThat(storage.stored).isEmpty();
    }

    @DisplayName("of a type that no channel takes as such are refused")
    @Test
    void typesAreLimited() throws IOException {
        assertRefused(keep(NewFile.image("prices.pdf", ContentSource.of(PDF))), Refusal.Reason.FILE_TYPE_NOT_SUPPORTED);
    }

    @DisplayName("that cannot be read or kept now are an error, and nothing of them is kept")
    @Test
    void brokenEndsAreErrors() {
        ContentSource unreadable = ContentSource.of(PDF.length, () -> new InputStream() {
            private int read;

            @Override
            public int read() throws IOException {
                if (read == 5) {
                    throw new IOException("cut");
                }
                return PDF[read++];
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                into[from] = (byte) read();
                return 1;
            }
        });
        assertThatThrownBy(() -> keep(pdf(unreadable))).isInstanceOf(IOException.class);
        assertThat(storage.stored).isEmpty();

        storage.impatient = true;
        assertThatThrownBy(() -> keep(pdf(ContentSource.of(PDF)))).isInstanceOf(IOException.class);
        assertThat(storage.stored).isEmpty();

        storage.impatient = false;
        storage.broken = true;
        assertThatThrownBy(() -> keep(pdf(ContentSource.of(PDF))))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
    }

    @DisplayName("of a recording are converted to a voice note, if the host can")
    @Test
    void recordingsAreConverted() throws IOException {
        NewFile recording = NewFile.voice("note.m4a", ContentSource.of(M4A));
        assertThat(keep(recording).orThrow().mimeType())
                .as("Instagram takes it as it is")
                .isEqualTo("audio/mp4");

        byte[] opus = Arrays.copyOf("OggS".getBytes(StandardCharsets.US_ASCII), 40);
        System.arraycopy("OpusHead".getBytes(StandardCharsets.US_ASCII), 0, opus, 28, 8);
        transcoder =
                (type, content) -> type.equals("audio/mp4") ? Optional.of(ContentSource.of(opus)) : Optional.empty();

        assertThat(keep(recording).orThrow().mimeType()).isEqualTo("audio/ogg; codecs=opus");
        assertThat(storage.stored.get("key")).isEqualTo(opus);
        assertThat(keep(NewFile.audio("note.m4a", ContentSource.of(M4A)))
                        .orThrow()
                        .mimeType())
                .isEqualTo("audio/mp4");
    }
}
