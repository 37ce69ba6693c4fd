package io.escala.core.internal.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The type of a file")
class FileTypesTest {
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static Optional<String> type(@Nullable String claimed, @Nullable String name, String hex) {
        byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));
        return FileTypes.of(Optional.ofNullable(claimed), name == null ? "" : name, head);
    }

    @DisplayName("is told by its first bytes, and agrees with its name")
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "ffd8ffe000104a46, image/jpeg, jpg",
        "89504e470d0a1a0a0000, image/png, png",
        "4749463839610100, image/gif, gif",
        "5249464624000000574542505650, image/webp, webp",
        "255044462d312e37, application/pdf, pdf",
        "4f67675300020000, audio/ogg, ogg",
        "2321414d520a, audio/amr, amr",
        "4944330400000000, audio/mpeg, mp3",
        "fffb90640000, audio/mpeg, mp3",
        "fff15080, audio/aac, aac",
        "52494646240000005741564566, audio/wav, wav",
        "00000018667479704d344120, audio/mp4, m4a",
        "000000186674797033677034, video/3gpp, 3gp",
        "000000146674797071742020, video/quicktime, mov",
        "000000186674797069736f6d, video/mp4, mp4",
        "1a45dfa301, video/webm, webm",
        "5249464624000000415649204c, video/x-msvideo, avi",
    })
    void isToldByItsFirstBytes(String hex, String type, String ending) {
        assertThat(type(null, "file." + ending.toUpperCase(Locale.ROOT), hex)).contains(type);
        assertThat(type(null, "file", hex)).contains(type);
        assertThat(type(type + "; charset=binary", "file.exe", hex)).contains(type);
        assertThat(type("application/pdf", "file", hex.equals("255044462d312e37") ? "ffd8ff" : hex))
                .isEmpty();
    }

    @DisplayName("is what it claims where several begin alike")
    @ParameterizedTest
    @CsvSource({
        "504b030414000600, docx, wordprocessingml.document",
        "504b030414000600, xlsx, spreadsheetml.sheet",
        "504b030414000600, pptx, presentationml.presentation",
    })
    void isWhatItClaimsWhereSeveralBeginAlike(String hex, String ending, String type) {
        assertThat(type(null, "a." + ending, hex)).contains(OFFICE + type);
        assertThat(type(null, "a", hex)).as("nothing says which").isEmpty();
        assertThat(type("application/msword", "a." + ending, hex)).isEmpty();
    }

    @DisplayName("of MPEG-4 may be a sound by its claim")
    @Test
    void mpeg4MayBeASound() {
        assertThat(type("audio/mp4", "note", "000000186674797069736f6d")).contains("audio/mp4");
        assertThat(type("audio/x-m4a", "note", "00000018667479704d344120")).contains("audio/mp4");
        assertThat(type(null, "note.m4a", "00000018667479704d344120")).contains("audio/mp4");
    }

    @DisplayName("that is a text has no zeros, and is told by its claim only")
    @Test
    void textsHaveNoZeros() {
        String text = HexFormat.of().formatHex("precio;1\nñ".getBytes(StandardCharsets.UTF_8));
        assertThat(type(null, "a.txt", text)).contains("text/plain");
        assertThat(type("text/csv", "a", text)).contains("text/csv");
        assertThat(type(null, "a", text)).isEmpty();
        assertThat(type(null, "a.txt", "4d5a900003")).isEmpty();
        assertThat(type(null, "a.txt", "255044462d31")).as("a PDF file").isEmpty();
    }

    @DisplayName("that claims to be something else is none")
    @ParameterizedTest
    @CsvSource({"sofa.jpg, 4d5a9000", "sofa.pdf, ffd8ffe0", "sofa.png, 504b0304", "sofa.mp4, 4944330400", "a.ogg, ''"})
    void disguisesAreNone(String name, String hex) {
        assertThat(type(null, name, hex)).isEmpty();
    }

    @DisplayName("that is OGG is a voice note with Opus only")
    @Test
    void voiceNotesHaveOpus() {
        byte[] page = new byte[40];
        System.arraycopy("OggS".getBytes(StandardCharsets.US_ASCII), 0, page, 0, 4);
        assertThat(FileTypes.isVoiceNote(page)).isFalse();
        System.arraycopy("OpusHead".getBytes(StandardCharsets.US_ASCII), 0, page, 28, 8);
        assertThat(FileTypes.isVoiceNote(page)).isTrue();
    }
}
