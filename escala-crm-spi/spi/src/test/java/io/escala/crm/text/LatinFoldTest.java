package io.escala.crm.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Latin texts fold as all others do. */
class LatinFoldTest {
    private static final int END = 0x180;
    private static final LatinFold LATIN = new LatinFold(SafeText::fold);

    @Test
    void everyPairOfCharactersFoldsAsByTheGeneralWay() {
        for (char first = 0; first < END; first++) {
            for (char second = 0; second < END; second++) {
                String text = "" + first + second;
                assertThat(LATIN.fold(text))
                        .as("%x %x", (int) first, (int) second)
                        .isEqualTo(SafeText.fold(text));
            }
        }
    }

    @Test
    void textsFoldAsByTheGeneralWay() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            String text = random.ints(random.nextInt(40), 0, END)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(LATIN.fold(text)).isEqualTo(SafeText.fold(text));
        }
        assertThat(LATIN.fold("¿José-María, mañana?")).isEqualTo("jose maria manana");
    }

    @Test
    void otherCharactersAreLeftToTheGeneralWay() {
        assertThat(LatinFold.isLatin("mañana")).isTrue();
        assertThat(LatinFold.isLatin("man\u0303ana")).isFalse();
        assertThat(SafeText.searchKey("man\u0303ana")).isEqualTo("manana");
    }
}
