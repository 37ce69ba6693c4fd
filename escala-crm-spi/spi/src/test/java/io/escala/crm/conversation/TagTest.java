package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tag")
class TagTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            value = {"'VIP'|vip", "'  Llega   Tarde '|llega tarde", "'ÑANDÚ'|ñandú", "'I'|i", "'中'|中"},
            delimiter = '|')
    @DisplayName("has one spelling: lower case, without white space around it or repeated")
    void hasOneSpelling(String typed, String name) {
        assertThat(new Tag(typed)).isEqualTo(new Tag(name)).hasToString(name);
        assertThat(new Tag(typed).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u200B"})
    @DisplayName("is not blank")
    void isNotBlank(String blank) {
        assertThatThrownBy(() -> new Tag(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    @DisplayName("has at most fifty characters")
    void isShort() {
        assertThat(new Tag("x".repeat(50)).name()).hasSize(50);
        assertThatThrownBy(() -> new Tag("x".repeat(51)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50");
    }
}
