package io.escala.crm.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateKeyTest {
    private static final String HERE = "-";

    @Test
    void acceptsPartsWithinTheirLimits() {
        for (String part : List.of("a", "\u4e00".repeat(21), "x".repeat(64), " ")) {
            assertKey(part, part, part);
        }
        assertKey("waba", "\u4e00".repeat(341), "es");
    }

    @Test
    void refusesTooLongOrUnstorableParts() {
        for (String part : List.of("", "a\u0000", "\ud800", "\u4e00".repeat(342), "x".repeat(513))) {
            assertRefused(part, HERE, HERE);
            assertRefused(HERE, part, HERE);
            assertRefused(HERE, HERE, part);
        }
        assertRefused("x".repeat(65), HERE, HERE);
        assertRefused(HERE, HERE, "\u4e00".repeat(22));
    }

    private static void assertKey(String wabaId, String name, String language) {
        assertThat(TemplateKey.canBe(wabaId, name, language)).isTrue();
        assertThat(new TemplateKey(wabaId, name, language).name()).isEqualTo(name);
    }

    private static void assertRefused(String wabaId, String name, String language) {
        assertThat(TemplateKey.canBe(wabaId, name, language)).isFalse();
        assertThatThrownBy(() -> new TemplateKey(wabaId, name, language))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\u4e00");
    }
}
