package io.escala.core.identify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A number typed into a search box")
class PhoneSearchTest {
    @ParameterizedTest(name = "{0} in {1} finds {2}")
    @CsvSource({
        "0341 15-555-0101,      AR, 5493415550101",
        "0341 15 555,           AR, 5493415550101",
        "0341 555,              AR, 5493415550101",
        "0341,                  AR, 5493415550101",
        "341 15 5550101,        AR, 5493415550101",
        "011 15 5555,           AR, 5491155550000",
        "02954 15 555,          AR, 5492954555000",
        "+54 341 555 0101,      AR, 5493415550101",
        "+54 341 555,           AR, 5493415550101",
        "00 54 9 341 555,       AR, 543415550101",
        "+54 9 341 5550101,     AR, 543415550101",
        "555-0101,              AR, 5493415550101",
        "010,                   AR, 5493415550101",
        "\uFF13\uFF14\uFF11,   AR, 5493415550101",
        "\uFF0B\uFF15\uFF14 \uFF13\uFF14\uFF11, AR, 5493415550101",
        "+52 55 1234 5678,      MX, 5215512345678",
        "+52 1 55 1234,         MX, 525512345678",
        "044 55 1234 5678,      MX, 5215512345678",
        "01 55 1234,            MX, 525512345678",
        "55 1234,               MX, 5215512345678",
        "11 8765-4321,          BR, 5511987654321",
        "11 8765,               BR, 5511987654321",
        "(011) 8765,            BR, 5511987654321",
        "11 98765,              BR, 551187654321",
        "+55 11 8765,           BR, 5511987654321",
        "+229 97 12,            BJ, 2290197123456",
        "0612 34 56 78,         FR, 33612345678",
        "06 12,                 FR, 33612345678",
        "8 916 123,             RU, 79161234567",
        "(212) 555,             US, 12125550100",
        "1 212 555,             US, 12125550100",
    })
    void finds(String typed, String region, String recorded) {
        assertThat(PhoneSearch.sequences(typed, region)).anyMatch(recorded::contains);
    }

    @ParameterizedTest(name = "{0} in {1} does not find {2}")
    @CsvSource({
        "0341 15 555,   UY, 5493415550101",
        "0341 15 555,   AR, 5493414550101",
        "11 8765,       PT, 5511987654321",
        "044 55 1234,   AR, 525512345678",
        "98765 11,      BR, 5511987654321",
    })
    void doesNotFind(String typed, String region, String recorded) {
        assertThat(PhoneSearch.sequences(typed, region)).noneMatch(recorded::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "12", "0 1", "Rosa", "Rosa 341", "555a", "+", "++54341", "123456789012345678901"})
    void isNoNumber(String typed) {
        assertThat(PhoneSearch.sequences(typed, "AR")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0341 15-555-0101", "+5493415550101", "341", "5411", "0054 9 11 1515 1515"})
    void noSequenceIsAPartOfAnother(String typed) {
        assertThat(PhoneSearch.sequences(typed, "AR"))
                .isNotEmpty()
                .allMatch(each -> each.length() >= PhoneSearch.MIN_DIGITS)
                .allSatisfy(each -> assertThat(PhoneSearch.sequences(typed, "AR"))
                        .noneMatch(other -> !other.equals(each) && each.contains(other)));
    }
}
