package io.escala.channels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    @Test
    void neverPrintsItsValueAndCannotBeSerialised() {
        AccessToken token = AccessToken.of("EAAB-canary");

        assertThat(token).hasToString("***").isNotInstanceOf(Serializable.class);
        assertThat(token.reveal()).isEqualTo("EAAB-canary");
    }

    @Test
    void equalValuesAreEqualTokens() {
        assertThat(AccessToken.of("a"))
                .isEqualTo(AccessToken.of("a"))
                .hasSameHashCodeAs(AccessToken.of("b"))
                .isNotEqualTo(AccessToken.of("b"))
                .isNotEqualTo("a");
    }

    @Test
    void trailingLineBreakIsDropped() {
        assertThat(AccessToken.of(" EAAB\r\n").reveal()).isEqualTo("EAAB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", "EAAB canary", "EAAB\r\nX-Other: canary", "canaryé", "canary\u0000", "canary\u007f"})
    void charactersInvalidInAHeaderAreRefusedWithoutRepeatingThem(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessToken.of(value))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    }

    @Test
    void tooLongTokenIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccessToken.of("a".repeat(4097)));
        assertThat(AccessToken.of("a".repeat(4096)).reveal()).hasSize(4096);
    }
}
