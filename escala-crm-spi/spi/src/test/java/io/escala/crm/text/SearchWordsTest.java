package io.escala.crm.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Words to search for")
class SearchWordsTest {
    @Test
    @DisplayName("are folded and different")
    void wordsAreFolded() {
        assertThat(SearchWords.of("José-María, José! % ١٢٣ 😀 İstanbul"))
                .containsExactly("jose", "maria", "123", "istanbul");
        assertThat(SearchWords.of("%_!*' \u0000 😀")).isEmpty();
    }

    @Test
    @DisplayName("of a text longer than can be folded at once are those of its parts")
    void longTextIsFoldedInParts() {
        String text = "árbol ".repeat(900) + "final";

        assertThat(text.length()).isGreaterThan(2 * SafeText.MAX_NAME_CHARS_READ);
        assertThat(SearchWords.of(text)).containsExactly("arbol", "final");
        assertThat(SearchWords.of("😀".repeat(3_000) + " fin")).containsExactly("fin");
        assertThat(SearchWords.of("a".repeat(SearchWords.MAX_TEXT - 2) + " fin"))
                .doesNotContain("fin");
    }

    @Test
    @DisplayName("are compared by a limited number of characters")
    void longWordsAreCut() {
        String word = "𐐨".repeat(SearchWords.MAX_WORD);

        assertThat(SearchWords.of(word + "𐐨")).containsExactly(word);
        assertThat(SearchWords.cut(word)).isEqualTo(word);
    }

    @Test
    @DisplayName("match when each is the beginning of a word, and nothing matches none")
    void everyWordIsAPrefix() {
        assertThat(SearchWords.match(List.of("jose", "maria"), List.of("mar", "jo")))
                .isTrue();
        assertThat(SearchWords.match(List.of("jose"), List.of("jose", "jo"))).isTrue();
        assertThat(SearchWords.match(List.of("jose", "maria"), List.of("jo", "ose")))
                .isFalse();
        assertThat(SearchWords.match(List.of("jose"), List.of())).isFalse();
    }
}
