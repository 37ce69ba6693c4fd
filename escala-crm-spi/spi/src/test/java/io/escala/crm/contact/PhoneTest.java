package io.escala.crm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A phone")
class PhoneTest {
    @DisplayName("is read from a wire as exact digits, with or without +")
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "5491155550123, 5491155550123",
        "+5491155550123, 5491155550123",
        "12345, 12345",
        "123456789012345, 123456789012345",
        "00541155550123, 00541155550123"
    })
    void parsesDigitsWithOrWithoutPlus(String wire, String digits) {
        assertThat(Phone.ofWire(wire)).contains(new Phone(digits));
    }

    @DisplayName("is not anything else")
    @ParameterizedTest(name = "\"{0}\"")
    @NullSource
    @ValueSource(
            strings = {
                "",
                "+",
                "1234",
                "1234567890123456",
                "1234567890123456789012345678901234567890",
                "++5491155550123",
                "54 9 11 5555 0123",
                " 5491155550123",
                "5491155550123 ",
                "549-1155550123",
                "(549)1155550123",
                "abcdefghij",
                "549115555O123",
                "٥٤٩١١٥٥٥٥٠١٢٣",
                "５４９１１５５５５０１２３",
                "5491155550123\u0000",
                "5491155550123\n",
                "\u202A5491155550123",
                "-5491155550",
                "AR.5491155550123"
            })
    void refusesOtherValues(String wire) {
        assertThat(Phone.ofWire(wire)).isEmpty();
    }

    @Test
    @DisplayName("in Arabic digits is no phone, and so never the ASCII one")
    void arabicDigitsAreRefused() {
        assertThatThrownBy(() -> new Phone("٥٤٩١١٥٥٥٥٠١٢٣"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("٥٤٩");
    }

    @Test
    @DisplayName("is another phone in another national form")
    void nationalFormsAreDifferentPhones() {
        assertThat(new Phone("551187654321")).isNotEqualTo(new Phone("5511987654321"));
    }

    @Test
    @DisplayName("is dialled with +")
    void e164HasAPlus() {
        assertThat(new Phone("5491155550123").e164()).isEqualTo("+5491155550123");
    }
}
