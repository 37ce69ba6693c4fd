package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tag")
class ConversationTagTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            value = {"'VIP'|vip", "'  Llega   Tarde '|llega tarde", "'ÑANDÚ'|ñandú", "'I'|i", "'中'|中"},
            delimiter = '|')
    @DisplayName("has one spelling: lower case, without white space around it or repeated")
    void hasOneSpelling(String typed, String name) {
        assertThat(new ConversationTag(typed))
                .isEqualTo(new ConversationTag(name))
                .hasToString(name);
        assertThat(new ConversationTag(typed).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u200B"})
    @DisplayName("is not blank")
    void isNotBlank(String blank) {
        assertThatThrownBy(() -> new ConversationTag(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    @DisplayName("has at most fifty characters")
    void isShort() {
        assertThat(new ConversationTag("x".repeat(50)).name()).hasSize(50);
        assertThatThrownBy(() -> new ConversationTag("x".repeat(51)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50");
    }
}
