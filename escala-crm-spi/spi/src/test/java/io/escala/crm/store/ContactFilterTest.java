package io.escala.crm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A search term")
class ContactFilterTest {
    @DisplayName("is words of a name, digits of a phone, the beginning of an e-mail address, or several of them")
    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource(delimiter = '|', textBlock = """
            Ana                    | ana           |               | ana
            María  José            | maria jose    |               |
            ana.sol@example.org    |               |               | ana.sol@example.org
            ' ANA@Example '        | ana example   |               | ana@example
            +54 9 11 5555-0123     | 54 9 11 5555 0123 | 5491155550123 |
            (011)                  | 011           | 011           | (011)
            555                    | 555           | 555           | 555
            55                     | 55            |               | 55
            Ana 555                | ana 555       |               |
            O'Neill                | o neill       |               | o'neill
            %                      |               |               | %
            _                      |               |               | _
            a%b_c                  | a b c         |               | a%b_c
            Robert'); DROP         | robert drop   |               |
            """)
    void parsesTerms(String term, @Nullable String words, @Nullable String digits, @Nullable String email) {
        ContactFilter filter = ContactFilter.of(term);

        assertThat(filter.words()).isEqualTo(words == null ? List.of() : List.of(words.split(" ")));
        assertThat(filter.digits()).isEqualTo(digits == null ? List.of() : List.of(digits));
        assertThat(filter.emailPrefix()).isEqualTo(email);
    }

    @DisplayName("looks for a domain behind @, or when it has a dot")
    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({
        "@example.org, example.org",
        "@exa,         exa",
        "Example.org,  example.org",
        "example,      ",
        "ana@exa,      ",
        "@,            ",
        "@a@b,         ",
        ".org,         ",
        "a b.org,      "
    })
    void domains(String term, @Nullable String domain) {
        assertThat(ContactFilter.of(term).emailDomain()).isEqualTo(domain);
    }

    @Test
    @DisplayName("of digits of another script is a number")
    void digitsOfAnyScript() {
        assertThat(ContactFilter.of("\uFF13\uFF14\uFF11").digits()).containsExactly("341");
    }

    @Test
    @DisplayName("of nothing looks for nothing")
    void emptyTermMatchesNothing() {
        assertThat(ContactFilter.of(" \t ")).isEqualTo(new ContactFilter(List.of(), List.of(), null, null));
        assertThat(ContactFilter.of("")).isEqualTo(new ContactFilter(List.of(), List.of(), null, null));
    }

    @Test
    @DisplayName("has at most 100 characters, however many chars they take")
    void hasAtMost100Characters() {
        assertThat(ContactFilter.of("\uD83D\uDE00".repeat(100)).words()).isEmpty();
        assertThatThrownBy(() -> ContactFilter.of("x".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("xx");
    }

    @Test
    @DisplayName("with NUL or half a character can be looked for in every database")
    void isStorable() {
        ContactFilter filter = ContactFilter.of("a\u0000\uD83D");

        assertThat(filter.words()).containsExactly("a");
        assertThat(filter.emailPrefix()).isEqualTo("a\uFFFD\uFFFD");
    }
}
