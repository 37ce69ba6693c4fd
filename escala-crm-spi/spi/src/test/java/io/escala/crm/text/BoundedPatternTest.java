package io.escala.crm.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pattern with a bound")
class BoundedPatternTest {
    /** Overflows the stack on a text of some ten thousand words. */
    private static final BoundedPattern WORDS = BoundedPattern.of("([a-z]+)((?:\\.[a-z]+)*)(!)?", 12);

    @Test
    @DisplayName("matches texts up to its length")
    void matchesUpToItsLength() {
        assertThat(WORDS.matches("ab.cd.ef.ghi")).isTrue();
        assertThat(WORDS.matches("ab.cd.ef.ghij")).isFalse();
        assertThat(WORDS.matches("ab.")).isFalse();
        assertThat(WORDS.groups("ab.cd")).contains(List.of("ab", ".cd", ""));
        assertThat(WORDS.groups("ab.")).isEmpty();
        assertThat(WORDS.find("ab+cd.ef")).containsExactly("ab", "cd.ef");
        assertThat(WORDS.replaceAll("ab+cd.ef", "$1")).isEqualTo("$1+$1");
    }

    @Test
    @DisplayName("never looks at a longer one")
    void doesNotMatchLongerTexts() {
        String many = "a" + ".a".repeat(1_000_000);

        assertThat(WORDS.matches(many)).isFalse();
        assertThat(WORDS.groups(many)).isEmpty();
        assertThat(WORDS.find(many)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> WORDS.replaceAll(many, ""));
    }

    @Test
    @DisplayName("is refused without a bound or an expression")
    void refusesMissingBoundOrExpression() {
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedPattern.of("a", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedPattern.of("(", 1));
    }
}
