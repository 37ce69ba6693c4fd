package io.escala.crm.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hola {{1}}|1",
                "{{2}} {{1}} {{10}} {{2}}|1,2,10",
                "{{b}} {{a}} {{b}}|b,a",
                "{{ customer }}|customer",
                "{{{1}}}|1",
                "{{a {{1}} }}|1",
                "{{1}}}}{{2}}|1,2",
                "{{{{1}}}}|1",
                "{{a}}{{b}}|a,b"
            })
    void namesAreFound(String text, String names) {
        assertThat(Placeholders.namesIn(text)).containsExactly(names.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{{",
                "}}",
                "{{}}",
                "{{ }}",
                "{ {1} }",
                "{{1}",
                "{1}}",
                "{{Upper}}",
                "{{a b}}",
                "{{ñ}}",
                "}}{{",
                "{{1}\u200B}"
            })
    void whatIsNoPlaceholderStaysText(String text) {
        assertThat(Placeholders.namesIn(text)).isEmpty();
        assertThat(Placeholders.fill(text, Map.of("1", "x"))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{{{1}}}|{x}", "{{a {{1}} }}|{{a x }}", "{{1}}}}{{2}}|x}}y", "{{2}}{{1}}{{3}}|yx{{3}}", "{{ 1 }}|x"
            })
    void eachIsFilledOnce(String text, String filled) {
        assertThat(Placeholders.fill(text, Map.of("1", "x", "2", "y"))).isEqualTo(filled);
    }

    @Test
    void bracesInAValueStayText() {
        assertThat(Placeholders.fill("{{1}}{{2}}", Map.of("1", "{{2}}", "2", "{{")))
                .isEqualTo("{{2}}{{");
    }

    @Test
    void numbersAreToldFromNames() {
        assertThat(Placeholders.areNumbered(List.of())).isTrue();
        assertThat(Placeholders.areNumbered(List.of("1", "2"))).isTrue();
        assertThat(Placeholders.areNumbered(List.of("1", "a"))).isFalse();
    }
}
