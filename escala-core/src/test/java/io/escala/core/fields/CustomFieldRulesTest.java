package io.escala.core.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import io.escala.crm.field.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Values of fields")
class CustomFieldRulesTest {
    private static final FieldFormats AR = new FieldFormats("AR", ZoneId.of("America/Argentina/Buenos_Aires"));
    private static final FieldFormats US = new FieldFormats("US", ZoneId.of("America/New_York"));
    private static final Locale SPANISH = Locale.forLanguageTag("es-AR");

    static CustomField field(FieldType type) {
        return field(type, null);
    }

    static CustomField field(FieldType type, @Nullable String pattern) {
        List<FieldOption> options = type.hasOptions()
                ? List.of(
                        new FieldOption("red", new FieldLabel("Rojo", "Red")),
                        new FieldOption("sky", new FieldLabel("Azul ñandú", "Blue")),
                        new FieldOption("xl", new FieldLabel("XL, grande", "XL")))
                : List.of();
        return new CustomField(
                FieldEntity.CONTACT, "size", type, new FieldLabel("Talle", "Size"), false, pattern, options, false);
    }

    private static String stored(FieldType type, Object value, FieldFormats formats) {
        return CustomFieldRules.parse(field(type), value, formats).orThrow().stored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER | 12 | 12",
                "NUMBER | -0012,50 | -12.5",
                "NUMBER | 1.234,5 | 1234.5",
                "NUMBER | 1,234.5 | 1234.5",
                "NUMBER | 1.234.567 | 1234567",
                "NUMBER | 1 234 567,25 | 1234567.25",
                "NUMBER | 1.234 | 1234",
                "NUMBER | 1,234 | 1.234",
                "NUMBER | 0.234 | 0.234",
                "NUMBER | 12.34 | 12.34",
                "NUMBER | +5 | 5",
                "NUMBER | −5 | -5",
                "NUMBER | 0,000 | 0",
                "DATE | 2026-01-31 | 2026-01-31",
                "DATE | 31/1/2026 | 2026-01-31",
                "DATE | 01-02-2026 | 2026-02-01",
                "DATE_TIME | 2026-01-31T12:00:00Z | 2026-01-31T12:00:00Z",
                "DATE_TIME | 2026-01-31T12:00:00.987-03:00 | 2026-01-31T15:00:00Z",
                "DATE_TIME | 2026-01-31T12:00 | 2026-01-31T15:00:00Z",
                "DATE_TIME | 31/01/2026 9:05:06 | 2026-01-31T12:05:06Z",
                "YES_NO | Sí | true",
                "YES_NO | SI | true",
                "YES_NO | true | true",
                "YES_NO | No | false",
                "YES_NO | 0 | false",
                "CHOICE | red | red",
                "CHOICE | azul NANDU | sky",
                "CHOICE | XL, grande | xl",
                "CHOICES | xl, Rojo;xl | red,xl",
                "CHOICES | XL, grande | xl",
                "EMAIL | ' Ana@Example.ORG ' | ana@example.org",
                "PHONE | 0341 15-555-0101 | +5493415550101",
                "PHONE | +54 9 341 555-0101 | +5493415550101",
                "URL | HTTPS://Example.org/a?b=c#d | https://Example.org/a?b=c#d",
                "URL | example.org/ñ | https://example.org/%C3%B1",
                "ID | ' A-42 ' | A-42",
                "TEXT | '  a \u202Eb  c ' | a b c",
                "LONG_TEXT | ' a\u0007b ' | ab"
            })
    @DisplayName("S17 are read as people of the region type them, and kept in one form")
    void typedTexts(FieldType type, String typed, String stored) {
        assertThat(stored(type, typed, AR)).isEqualTo(stored);
        assertThat(CustomFieldRules.read(field(type), stored, AR).stored())
                .as("what is kept is read as the same value")
                .isEqualTo(stored);
        assertThat(stored(type, stored, type == FieldType.NUMBER ? US : AR)).isEqualTo(stored);
    }

    @Test
    @DisplayName("S17 follow the region where a text can be read in two ways")
    void regionDecides() {
        assertThat(stored(FieldType.NUMBER, "1.234", US)).isEqualTo("1.234");
        assertThat(stored(FieldType.NUMBER, "1,234", US)).isEqualTo("1234");
        assertThat(stored(FieldType.NUMBER, "1.234", new FieldFormats("BR", AR.zone())))
                .isEqualTo("1234");
        assertThat(stored(FieldType.DATE, "01/02/2026", US)).isEqualTo("2026-01-02");
        assertThat(stored(FieldType.DATE_TIME, "2026-01-31 12:00", US)).isEqualTo("2026-01-31T17:00:00Z");
    }

    @Test
    @DisplayName("S17 are taken as objects of their type")
    void objects() {
        assertThat(stored(FieldType.NUMBER, new BigDecimal("1E+3"), AR)).isEqualTo("1000");
        assertThat(stored(FieldType.NUMBER, new BigDecimal("-1.2300"), AR)).isEqualTo("-1.23");
        assertThat(stored(FieldType.DATE, LocalDate.of(2026, 1, 2), AR)).isEqualTo("2026-01-02");
        assertThat(stored(FieldType.DATE_TIME, Instant.parse("2026-01-02T03:04:05.6Z"), AR))
                .isEqualTo("2026-01-02T03:04:05Z");
        assertThat(stored(FieldType.YES_NO, true, AR)).isEqualTo("true");
        assertThat(stored(FieldType.CHOICES, List.of("xl", "Red"), AR)).isEqualTo("red,xl");
        assertThat(stored(FieldType.CHOICE, List.of("xl"), AR)).isEqualTo("xl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER | 1234.5 | 1.234,5 | 1,234.5",
                "NUMBER | -0.00000001 | -0,00000001 | -0.00000001",
                "DATE | 2026-01-31 | 31/01/2026 | 31/01/2026",
                "DATE_TIME | 2026-01-31T12:00:00Z | 31/01/2026 09:00 | 31/01/2026 09:00",
                "YES_NO | true | Sí | Yes",
                "YES_NO | false | No | No",
                "CHOICE | red | Rojo | Red",
                "CHOICES | red,xl | Rojo, XL, grande | Red, XL",
                "PHONE | +5493415550101 | +5493415550101 | +5493415550101",
                "TEXT | a | a | a"
            })
    @DisplayName("S17 are shown in the formats of the account, in Spanish or English")
    void shownTexts(FieldType type, String stored, String spanish, String english) {
        FieldValue value = CustomFieldRules.read(field(type), stored, AR);

        assertThat(value.text(SPANISH, AR)).isEqualTo(spanish);
        assertThat(value.text(Locale.ENGLISH, AR)).isEqualTo(english);
        assertThat(value.toString()).doesNotContain(stored);
    }

    @Test
    @DisplayName("S17 have the month first where the region has")
    void monthFirst() {
        assertThat(CustomFieldRules.read(field(FieldType.DATE), "2026-01-31", US)
                        .text(Locale.ENGLISH, US))
                .isEqualTo("01/31/2026");
    }

    static Stream<Arguments> hostile() {
        String long10k = "9".repeat(10_000);
        return Stream.of(
                arguments("10,000 characters", long10k),
                arguments("letters of 10,000", "ñ".repeat(10_000)),
                arguments("exponent", "1e999999999"),
                arguments("negative exponent", "1E-999999999"),
                arguments("not a number", "NaN"),
                arguments("infinity", "Infinity"),
                arguments("hexadecimal", "0x1p3"),
                arguments("far year", "+999999999-12-31"),
                arguments("far moment", "+1000000000-12-31T23:59:59.999999999Z"),
                arguments("year zero", "0000-01-01"),
                arguments("no such day", "31/02/2026"),
                arguments("no such time", "31/01/2026 24:00"),
                arguments("nothing but marks", "\u202E\u200F\u0007"),
                arguments("emoji", "👩‍👩‍👧‍👦"),
                arguments("half a pair", "\uD83D"),
                arguments("NUL", "\u0000"),
                arguments("separators", ".,.,.,"),
                arguments("only a sign", "-"),
                arguments("groups of two", "12.34.56"),
                arguments("mixed groups", "1.234,567.890"),
                arguments("Arabic digits", "٣٤١٥"),
                arguments("script", "javascript:alert(1)"),
                arguments("user in the address", "https://bank.example@evil.example/"),
                arguments("file", "file:///etc/passwd"),
                arguments("address without host", "https:///a"),
                arguments("address with a space", "https://example.org/a b"),
                arguments("header", "a@b.c\r\nBcc: d@e.f"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    @DisplayName("S17 what is hostile is refused, naming the field, or becomes a text of its size")
    void hostileTexts(String name, String text) {
        for (FieldType type : FieldType.values()) {
            Outcome<FieldValue> outcome = CustomFieldRules.parse(field(type), text, AR);
            boolean isText = type == FieldType.TEXT || type == FieldType.LONG_TEXT || type == FieldType.ID;
            if (isText && outcome instanceof Outcome.Done<FieldValue> done) {
                assertThat(done.value().stored()).as("%s", type).isNotBlank().hasSizeLessThanOrEqualTo(5_000);
            } else if (outcome.isDone()) {
                assertThat(name)
                        .as("%s", type)
                        .isIn(
                                switch (type) {
                                    case PHONE -> List.of("Arabic digits");
                                    // Odd, and without effect: it has no line break.
                                    case EMAIL -> List.of("user in the address");
                                    default -> List.of();
                                });
            } else {
                assertThat(outcome.refusals()).as("%s", type).singleElement().satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.FIELD_INVALID);
                    assertThat(refusal.field()).contains("customFields.size");
                    assertThat(refusal.text(SPANISH)).startsWith("Talle: ");
                });
            }
            assertThat(CustomFieldRules.read(field(type), text, AR).stored())
                    .as("%s: what is kept is shown whatever it is", type)
                    .isNotEmpty();
        }
    }

    @Test
    @DisplayName("S17 numbers and times as objects have bounds too")
    void hostileObjects() {
        for (BigDecimal number : List.of(
                new BigDecimal("1e999999999"),
                new BigDecimal("1e-999999999"),
                new BigDecimal(BigInteger.ONE.shiftLeft(10_000_000)),
                new BigDecimal("123456789012345678901"),
                new BigDecimal("0.12345678901"))) {
            assertRefused(CustomFieldRules.parse(field(FieldType.NUMBER), number, AR), Cause.TOO_LONG);
        }
        assertRefused(CustomFieldRules.parse(field(FieldType.DATE), LocalDate.MAX, AR), Cause.MALFORMED);
        assertRefused(CustomFieldRules.parse(field(FieldType.DATE), LocalDate.MIN, AR), Cause.MALFORMED);
        assertRefused(CustomFieldRules.parse(field(FieldType.DATE_TIME), Instant.MAX, AR), Cause.MALFORMED);
        assertRefused(CustomFieldRules.parse(field(FieldType.DATE_TIME), Instant.MIN, AR), Cause.MALFORMED);
        assertRefused(CustomFieldRules.parse(field(FieldType.CHOICE), List.of("red", "xl"), AR), Cause.MALFORMED);
        assertRefused(CustomFieldRules.parse(field(FieldType.CHOICES), List.of("red", "green"), AR), Cause.UNKNOWN);
        assertRefused(CustomFieldRules.parse(field(FieldType.CHOICES), List.of(), AR), Cause.UNKNOWN);
        assertRefused(CustomFieldRules.parse(field(FieldType.TEXT), LocalDate.EPOCH, AR), Cause.MALFORMED);
        assertRefused(CustomFieldRules.parse(field(FieldType.YES_NO), BigDecimal.ONE, AR), Cause.MALFORMED);
    }

    private static void assertRefused(Outcome<FieldValue> outcome, Cause cause) {
        assertThat(outcome.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.cause()).contains(cause));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S17 a blank text is a missing value")
    void blank(FieldType type) {
        assertThat(CustomFieldRules.parse(field(type), " \n", AR).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.FIELD_MISSING);
    }

    @Test
    @DisplayName("S17 texts of before a definition are shown as its type if they are of it, else as what they are")
    void formerTexts() {
        assertThat(CustomFieldRules.read(field(FieldType.DATE), "31/01/2026", AR))
                .isEqualTo(new FieldValue.Date(LocalDate.of(2026, 1, 31)));
        assertThat(CustomFieldRules.read(field(FieldType.DATE), "next week", AR))
                .isEqualTo(new FieldValue.OfOtherType("next week"));
        assertThat(CustomFieldRules.read(field(FieldType.CHOICES), "Rojo, green", AR))
                .isEqualTo(new FieldValue.OfOtherType("Rojo, green"));
        assertThat(CustomFieldRules.read(field(FieldType.TEXT, "[0-9]+"), "a\nb", AR))
                .isEqualTo(new FieldValue.Text("a\nb"));
    }

    @Test
    @DisplayName("S17 a pattern is for the whole of a text")
    void pattern() {
        CustomField plate = field(FieldType.TEXT, "[A-Z]{2}[0-9]{3}[A-Z]{2}");

        assertThat(CustomFieldRules.parse(plate, " AB123CD ", AR).orThrow()).isEqualTo(new FieldValue.Text("AB123CD"));
        assertRefused(CustomFieldRules.parse(plate, "AB123CDE", AR), Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(.*)*x", "(x|xx)+y", "([a-zA-Z]+)*!", "(?:.{1,30}){1,30}z"})
    @DisplayName("S17 no pattern of an administrator takes long, whatever the text")
    void hostilePatterns(String pattern) {
        assertThat(CustomFieldRules.patternProblem(pattern)).isEmpty();
        assertRefused(CustomFieldRules.parse(field(FieldType.TEXT, pattern), "a".repeat(200), AR), Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a**", "(?<=a)b", "(a)\\1", "((a{100}){100}){100}", "a{1001}", "\\p{Nothing}"})
    @DisplayName("S17 a pattern that RE2 does not know, or that repeats too much, is none")
    void wrongPatterns(String pattern) {
        assertThat(CustomFieldRules.patternProblem(pattern)).contains(Cause.MALFORMED);
        assertRefused(CustomFieldRules.parse(field(FieldType.TEXT, pattern), "a", AR), Cause.MALFORMED);
    }
}
