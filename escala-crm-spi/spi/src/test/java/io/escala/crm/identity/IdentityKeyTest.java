package io.escala.crm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.contact.Phone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An identity's key")
class IdentityKeyTest {
    @DisplayName("is kept byte for byte: case, spaces and Unicode form matter")
    @ParameterizedTest(name = "\"{0}\" and \"{1}\"")
    @CsvSource({"AR.abc, AR.ABC", "'123', '123 '", "'Jos\u00E9', 'Jose\u0301'"})
    void isKeptByteForByte(String one, String other) {
        assertThat(key(IdentityKeyKind.BSUID, one).value()).isEqualTo(one);
        assertThat(key(IdentityKeyKind.BSUID, one)).isNotEqualTo(key(IdentityKeyKind.BSUID, other));
    }

    @Test
    @DisplayName("is compared without case for user names only")
    void userNamesAreComparedWithoutCase() {
        assertThat(key(IdentityKeyKind.INSTAGRAM_USER_NAME, "Ana.Sol"))
                .isEqualTo(key(IdentityKeyKind.INSTAGRAM_USER_NAME, "ana.sol"));
    }

    @Test
    @DisplayName("that is kept can be read again, even where lower case is longer")
    void storedValueCanBeParsedAgain() {
        IdentityKey kept = key(IdentityKeyKind.INSTAGRAM_USER_NAME, "\u0130".repeat(200));

        assertThat(key(IdentityKeyKind.INSTAGRAM_USER_NAME, kept.value())).isEqualTo(kept);
        assertThatThrownBy(() -> key(IdentityKeyKind.INSTAGRAM_USER_NAME, "\u0130".repeat(300)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @DisplayName("is refused when no database would keep it")
    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"", "a\u0000", "\uD83Da", "a\uDE00"})
    void unstorableValueIsRefused(String value) {
        assertThatThrownBy(() -> key(IdentityKeyKind.PSID, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is at most 512 characters")
    void hasAtMost512Characters() {
        assertThat(key(IdentityKeyKind.PSID, "1".repeat(512)).value()).hasSize(512);
        assertThatThrownBy(() -> key(IdentityKeyKind.PSID, "1".repeat(513)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @DisplayName("has the scope in which it is unique")
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WHATSAPP_NUMBER")
    void hasAScope(IdentityKeyKind kind) {
        assertThatThrownBy(() -> new IdentityKey(kind, "", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new IdentityKey(kind, "p1", "1")).isNotEqualTo(new IdentityKey(kind, "p2", "1"));
    }

    @Test
    @DisplayName("is unique everywhere as a number, which is exact digits")
    void numberHasNoScope() {
        IdentityKey number = IdentityKey.whatsAppNumber(new Phone("5491155550123"));

        assertThat(number).isEqualTo(new IdentityKey(IdentityKeyKind.WHATSAPP_NUMBER, "", "5491155550123"));
        assertThatThrownBy(() -> new IdentityKey(IdentityKeyKind.WHATSAPP_NUMBER, "p1", "5491155550123"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdentityKey(IdentityKeyKind.WHATSAPP_NUMBER, "", "+5491155550123"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static IdentityKey key(IdentityKeyKind kind, String value) {
        return new IdentityKey(kind, "p1", value);
    }
}
