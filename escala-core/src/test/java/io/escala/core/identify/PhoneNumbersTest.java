package io.escala.core.identify;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.identify.TypedPhone.NotUnderstood;
import io.escala.core.identify.TypedPhone.Reason;
import io.escala.crm.contact.Phone;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Numbers that people type")
class PhoneNumbersTest {
    @DisplayName("a number is read")
    @ParameterizedTest(name = "{0}: \"{1}\" in {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            international                            | +54 9 11 5555-0123        | ES | 5491155550123
            international with 00                    | 0054 9 11 5555 0123       | US | 5491155550123
            the region's own dialling prefix         | 011 54 9 11 5555 0123     | US | 5491155550123
            national                                 | 612 34 56 78              | ES | 34612345678
            national with trunk 0 and 15             | 011 15 5555-0123          | AR | 5491155550123
            national, region in lower case           | (212) 555-0123            | us | 12125550123
            trunk 0 in brackets                      | +44 (0)20 7946 0123       | AR | 442079460123
            Italian 0 is part of the number          | 02 1234 5678              | IT | 390212345678
            country code without +, own country      | 5491155550123             | AR | 5491155550123
            country code without +, other country    | 5491155550123             | ES | 5491155550123
            dots and slashes                         | 0351/555.0123             | AR | 543515550123
            Arabic-Indic digits                      | +٥٤٩١١٥٥٥٥٠١٢٣            | AR | 5491155550123
            full-width digits and plus               | ＋５４９１１５５５５０１２３ | AR | 5491155550123
            Mexico's old form                        | +52 1 55 1234 5678        | MX | 5215512345678
            Mexico's old form without +              | 5215512345678             | MX | 5215512345678
            Mexico's old form, far away              | 5215512345678             | AR | 5215512345678
            Mexico's new form                        | +52 55 1234 5678          | AR | 525512345678
            Brazil with ninth digit                  | +55 11 98765-4321         | AR | 5511987654321
            Brazil without ninth digit               | +55 11 8765-4321          | AR | 551187654321
            Brazil without ninth digit and +         | 551187654321              | AR | 551187654321
            Benin's old form                         | +229 97 12 34 56          | AR | 22997123456
            Ivory Coast's old form                   | 22507123456               | CI | 22507123456
            Argentina, at home, area of 2 digits     | 011 15-2345-6789          | AR | 5491123456789
            Argentina, at home, area of 3 digits     | 0341 15 555-0101          | AR | 5493415550101
            Argentina, at home, area of 4 digits     | 02966 15-41-2345          | AR | 5492966412345
            Argentina, at home, without the 0        | 341 15 555 0101           | AR | 5493415550101
            Argentina, at home, full-width digits    | ０３４１１５５５５０１０１ | AR | 5493415550101
            Argentina, 15 after the country code     | +54 341 15 555-0101       | ES | 5493415550101
            Argentina, without 0, 9 and 15           | 341 555-0101              | AR | 543415550101
            Argentina, a 0 and no 15                 | 0341 555-0101             | AR | 543415550101
            Brazil, at home, without ninth digit     | (11) 8765-4321            | BR | 551187654321
            Brazil, at home, with the 0 before       | 011 8765-4321             | BR | 551187654321
            Brazil, at home, with ninth digit        | (11) 98765-4321           | BR | 5511987654321
            Mexico, at home, the old 044             | 044 55 1234 5678          | MX | 525512345678
            Mexico, at home, the old 045             | 045 55 1234 5678          | MX | 525512345678
            Mexico, at home, the old 01              | 01 55 1234 5678           | MX | 525512345678
            right length, not in the plan            | +1 555 123 4567           | AR | 15551234567
            any region may be unknown with +         | +34 612 345 678           | ZZ | 34612345678
            """)
    void parsesNumbers(String what, String typed, String region, String digits) {
        assertThat(PhoneNumbers.parse(typed, region)).isEqualTo(new TypedPhone.Understood(new Phone(digits)));
    }

    @DisplayName("what is no number says why")
    @ParameterizedTest(name = "{0}: \"{1}\" in {2} is {3}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            nothing                              | ''                              | AR | EMPTY
            white space                          | '   '                           | AR | EMPTY
            plus alone                           | +                               | AR | NOT_DIGITS
            separators alone                     | '(--) / .'                      | AR | NOT_DIGITS
            two pluses                           | ++5491155550123                 | AR | NOT_DIGITS
            plus inside                          | 54+91155550123                  | AR | NOT_DIGITS
            letters                              | hello                           | AR | NOT_DIGITS
            letters for digits                   | 1-800-FLOWERS                   | US | NOT_DIGITS
            an extension                         | +54 9 11 5555-0123 ext. 7       | AR | NOT_DIGITS
            a link                               | tel:+5491155550123              | AR | NOT_DIGITS
            an e-mail address                    | ana@example.org                 | AR | NOT_DIGITS
            SQL                                  | 1'; DROP TABLE x                | AR | NOT_DIGITS
            star codes                           | *#06#                           | AR | NOT_DIGITS
            emergency                            | 911                             | AR | TOO_SHORT
            area code missing                    | 5555-0123                       | AR | TOO_SHORT
            international, cut                   | +54 9 11                        | AR | TOO_SHORT
            country code alone                   | +54                             | AR | TOO_SHORT
            one digit                            | 7                               | AR | TOO_SHORT
            40 digits                            | 1234567890123456789012345678901234567890 | AR | TOO_LONG
            40 digits with plus                  | +1234567890123456789012345678901234567890 | AR | TOO_LONG
            two numbers                          | 11 5555-0123 / 11 5555-0124     | AR | TOO_LONG
            one digit more                       | +1 212 555 01234                | AR | TOO_LONG
            nobody's country code                | +999 1234 5678                  | AR | UNKNOWN_COUNTRY_CODE
            zeros only                           | 0000000000                      | AR | UNKNOWN_COUNTRY_CODE
            national, region unknown             | 612345678                       | ZZ | UNKNOWN_COUNTRY_CODE
            Argentina, 15 without an area code   | 15 555-0101                     | AR | TOO_SHORT
            national, not in the plan            | 123 456 789                     | ES | NOT_IN_NUMBERING_PLAN
            """)
    void invalidNumberHasAReason(String what, String typed, String region, Reason reason) {
        assertThat(PhoneNumbers.parse(typed, region)).isEqualTo(new NotUnderstood(reason));
    }

    @Test
    @DisplayName("direction marks and no-break spaces of a copied number are skipped")
    void invisibleCharactersOfACopiedNumberAreSkipped() {
        assertThat(PhoneNumbers.parse("\u202A+54\u00A09\u00A011 5555\u20110123\u202C\n", "ES")
                        .phone())
                .contains(new Phone("5491155550123"));
    }

    @Test
    @DisplayName("a megabyte is refused without being read")
    void oversizedInputIsRefused() {
        assertThat(PhoneNumbers.parse(" 1".repeat(500_000), "AR")).isEqualTo(new NotUnderstood(Reason.TOO_LONG));
    }

    @Test
    @DisplayName("what is no number has no phone")
    void invalidNumberHasNoPhone() {
        assertThat(PhoneNumbers.parse("hello", "AR").phone()).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("the result shows no whole number")
    void resultPrintsNoWholeNumber() {
        assertThat(PhoneNumbers.parse("+5491155550123", "AR")).asString().doesNotContain("1155550");
    }
}
