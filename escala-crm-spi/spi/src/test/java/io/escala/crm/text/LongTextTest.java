package io.escala.crm.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Text many times too long")
class LongTextTest {
    private static final List<String> PIECES = List.of(
            "a",
            " ",
            "\u00A0",
            "\u0301",
            "\u0323",
            "\u202E",
            "\u2066",
            "\u200D",
            "\u0000",
            "\uD800",
            "\uDC00",
            "\uD83D\uDE00",
            "\uD834\uDD60",
            "\u1100",
            "\u1161",
            "\uFB2C",
            "\u0344",
            "\u4E2D");

    private static Stream<String> longTexts() {
        Random random = new Random(20_261_128);
        return Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    while (text.length() < 3_000) {
                        text.append(PIECES.get(random.nextInt(PIECES.size()))
                                .repeat(1 + random.nextInt(random.nextInt(8) == 0 ? 2_500 : 4)));
                    }
                    return text.toString();
                })
                .limit(2_000);
    }

    @Test
    @DisplayName("as a name is its cleaned prefix; the rest has no effect")
    void nameIsItsCleanedPrefix() {
        int enough = SafeText.MAX_NAME_CHARS_READ + 1;

        assertThat(longTexts()).allSatisfy(text -> {
            assertThat(SafeText.name(text.substring(0, enough))).isEqualTo(SafeText.name(text));
            assertThat(SafeText.searchKey(text.substring(0, enough))).isEqualTo(SafeText.searchKey(text));
        });
    }

    @Test
    @DisplayName("with more white space before a name than is read holds no name")
    void nameAfterTooMuchWhiteSpaceIsAbsent() {
        assertThat(SafeText.name(" ".repeat(1_990) + "Rosa")).isEqualTo("Rosa");
        assertThat(SafeText.name(" ".repeat(5_000) + "Rosa")).isNull();
    }

    @Test
    @DisplayName("as a message is cut first, with the same result as cut last")
    void truncationAndCleaningCommute() {
        assertThat(longTexts().limit(100)).allSatisfy(piece -> {
            String text = piece.repeat(40);
            String clean = SafeText.storable(text);
            int kept = Math.min(SafeText.MAX_TEXT_CODE_POINTS, clean.codePointCount(0, clean.length()));

            assertThat(SafeText.message(text)).isEqualTo(clean.substring(0, clean.offsetByCodePoints(0, kept)));
        });
    }

    @Test
    @DisplayName("takes bounded time, even for unlimited combining marks")
    void costOfCombiningMarksIsBounded() {
        String marks = "a" + "\u0301\u0323".repeat(500_000);

        assertThat(SafeText.name(marks)).hasSize(SafeText.MAX_NAME_CODE_POINTS);
        assertThat(SafeText.searchKey(marks)).isEqualTo("a");
    }

    @Test
    @DisplayName("once clean stays the same object, so that a thousand events share it")
    void cleanNameIsReturnedUnchanged() {
        for (String name : List.of("Rosa P\u00e9rez", "\u0420\u043e\u0437\u0430", "\uD83D\uDE00")) {
            assertThat(SafeText.name(name)).isSameAs(name);
        }
    }
}
