package io.escala.core.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.core.identify.PhoneForm.Grade;
import io.escala.crm.contact.Phone;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("National forms of phone numbers")
class PhoneFormsTest {
    private static final List<String> COUNTRIES = List.of("55", "52", "54", "229", "225");
    private static final List<String> INSERTED = List.of("", "1", "9", "01", "05", "07", "119", "119", "21");

    @DisplayName("a number with two forms finds the other one, and back")
    @ParameterizedTest(name = "{0}: {2} <-> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                  | grade  | without       | with           | rule      | digits
            Brazil, São Paulo mobile                | STRONG | 551187654321  | 5511987654321  | BR mobile | 9
            Brazil, Bahia mobile beginning with 9   | STRONG | 557199998888  | 5571999998888  | BR mobile | 9
            Brazil, lowest mobile digit             | STRONG | 552160000000  | 5521960000000  | BR mobile | 9
            Mexico, Mexico City                     | STRONG | 525512345678  | 5215512345678  | MX        | 1
            Mexico, Guadalajara                     | STRONG | 523312345678  | 5213312345678  | MX        | 1
            Argentina, Buenos Aires                 | STRONG | 541155550123  | 5491155550123  | AR mobile | 9
            Argentina, Córdoba                      | STRONG | 543515550123  | 5493515550123  | AR mobile | 9
            Argentina, four-digit area code         | STRONG | 542966412345  | 5492966412345  | AR mobile | 9
            Benin, mobile                           | WEAK   | 22997123456   | 2290197123456  | BJ        | 01
            Benin, landline                         | WEAK   | 22921301234   | 2290121301234  | BJ        | 01
            Ivory Coast, second digit 3             | WEAK   | 22543123456   | 2250143123456  | CI mobile | 01
            Ivory Coast, old number with leading 0  | WEAK   | 22504123456   | 2250504123456  | CI mobile | 05
            Ivory Coast, second digit 6             | WEAK   | 22596123456   | 2250596123456  | CI mobile | 05
            Ivory Coast, second digit 7             | WEAK   | 22507123456   | 2250707123456  | CI mobile | 07
            Ivory Coast, second digit 9             | WEAK   | 22559123456   | 2250759123456  | CI mobile | 07
            """)
    void numberWithTwoFormsFindsTheOther(
            String what, Grade grade, String without, String with, String label, String inserted) {
        assertThat(PhoneForms.candidates(new Phone(without)))
                .containsExactly(exact(without), new PhoneForm(new Phone(with), grade, label + " with " + inserted));
        assertThat(PhoneForms.candidates(new Phone(with)))
                .containsExactly(exact(with), new PhoneForm(new Phone(without), grade, label + " without " + inserted));
    }

    @DisplayName("a number with one form finds only itself")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            United States                                          | 12125550123
            United States, area code 521                           | 15215550123
            Spain, mobile                                          | 34612345678
            Italy, landline with its 0                             | 390212345678
            Italy, mobile                                          | 393451234567
            San Marino                                             | 3780549123456
            Colombia                                               | 573001234567
            Peru                                                   | 51987654321
            Chile, whose mobiles always have a 9                   | 56987654321
            Germany                                                | 4915112345678
            Brazil, 12-digit landline beginning with 2             | 551123456789
            Brazil, 12-digit landline beginning with 3             | 551133334444
            Brazil, 12-digit landline beginning with 4             | 557140001234
            Brazil, 12-digit landline beginning with 5             | 551155556666
            Brazil, landline with a 9 put before it                | 5511933334444
            Brazil, 13 digits without the 9                        | 5511887654321
            Brazil, area code with a zero                          | 551087654321
            Brazil, area code that begins with a zero              | 550187654321
            Brazil, one digit short                                | 55118765432
            Brazil, one digit more than the long form              | 55119876543210
            Brazil, local number without country code              | 11987654321
            Mexico City without country code, begins with 55       | 5512345678
            Mexico, one digit short                                | 52551234567
            Mexico, one digit more than the long form              | 52155123456789
            Mexico, national number may not begin with 1           | 521512345678
            Mexico, national number may not begin with 0           | 520123456789
            Mexico, long form with a trunk 0 inside                | 5210512345678
            Argentina, no area code begins with 4                  | 544155550123
            Argentina, no area code begins with 12                 | 541255550123
            Argentina, toll free                                   | 548001234567
            Argentina, one digit short                             | 54115555012
            Argentina, one digit more than the long form           | 54911555501234
            Argentina, mobile without country code and with 15     | 111555550123
            Benin, 8 digits never began with 0                     | 22901234567
            Benin, 10 digits that do not begin with 01             | 2290297123456
            Benin, 9 digits                                        | 229197123456
            Ivory Coast, old landline                              | 22520301234
            Ivory Coast, old landline beginning with 3             | 22531601234
            Ivory Coast, new landline                              | 2252720301234
            Ivory Coast, operator digits of another operator       | 2250147456789
            Ivory Coast, 05 before an old number of 07             | 2250507123456
            Ivory Coast, 10 digits that begin with no operator     | 2250343123456
            Ivory Coast, 9 digits                                  | 225101234567
            Togo, next to both                                     | 22890123456
            the shortest number, digits of Brazil                  | 55119
            the shortest number, digits of Mexico                  | 52155
            the longest number, digits of Argentina                | 549115555012345
            Iran, 98 9 and ten digits                              | 989123456789
            Turkey, ends like Brazil                               | 905511987654
            """)
    void numberWithOneFormFindsOnlyItself(String what, String digits) {
        assertThat(PhoneForms.candidates(new Phone(digits))).containsExactly(exact(digits));
    }

    private static Stream<Phone> generated() {
        Random random = new Random(20_260_301);
        List<String> starts = List.of(
                "55", "5511", "55219", "52", "521", "5215", "54", "549", "54911", "229", "22901", "225", "22505",
                "2250", "1", "34", "39", "");
        return IntStream.range(0, 20_000).mapToObj(i -> {
            StringBuilder digits = new StringBuilder(starts.get(random.nextInt(starts.size())));
            int length = Math.max(digits.length(), 5 + random.nextInt(11));
            while (digits.length() < length) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            return new Phone(digits.toString());
        });
    }

    @Test
    @DisplayName("over generated numbers: itself first, at most four, none twice, each the form of its forms")
    void propertiesHoldOverGeneratedNumbers() {
        List<Phone> withForms = generated()
                .filter(phone -> {
                    List<PhoneForm> forms = PhoneForms.candidates(phone);
                    assertThat(forms).hasSizeBetween(1, 4).first().isEqualTo(exact(phone.digits()));
                    assertThat(forms).extracting(PhoneForm::phone).doesNotHaveDuplicates();
                    assertThat(forms).extracting(PhoneForm::grade).isSorted();
                    assertThat(forms).isEqualTo(PhoneForms.candidates(phone));
                    for (PhoneForm form : forms) {
                        // Symmetric in number and grade, and closed: both numbers have the same set of forms.
                        assertThat(phones(form.phone())).isEqualTo(phones(phone));
                        assertThat(gradeOf(form.phone(), phone)).isEqualTo(form.grade());
                    }
                    return forms.size() > 1;
                })
                .collect(Collectors.toList());

        assertThat(withForms).as("numbers that had another form").hasSizeGreaterThan(1_000);
    }

    @DisplayName("only Brazil's ninth digit and Mexico's 1 may link by themselves")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"55, STRONG", "52, STRONG", "54, STRONG", "225, WEAK", "229, WEAK"})
    void onlyBrazilAndMexicoAreStrong(String country, Grade grade) {
        assertThat(generated()
                        .filter(phone -> phone.digits().startsWith(country))
                        .flatMap(phone -> PhoneForms.candidates(phone).stream().skip(1))
                        .map(PhoneForm::grade)
                        .distinct())
                .containsExactly(grade);
    }

    private static PhoneForm exact(String digits) {
        return new PhoneForm(new Phone(digits), Grade.EXACT, "as given");
    }

    private static Set<Phone> phones(Phone phone) {
        return PhoneForms.candidates(phone).stream().map(PhoneForm::phone).collect(Collectors.toSet());
    }

    private static Grade gradeOf(Phone from, Phone to) {
        return PhoneForms.candidates(from).stream()
                .filter(form -> form.phone().equals(to))
                .map(PhoneForm::grade)
                .findAny()
                .orElseThrow();
    }

    @Test
    @DisplayName("forms are symmetric: each form of a number has the number among its own, by the same rule and grade")
    void formsAreSymmetric() {
        Random random = new Random(20_260_301);
        int withForms = 0;
        for (int i = 0; i < 200_000; i++) {
            Phone phone = new Phone(COUNTRIES.get(random.nextInt(COUNTRIES.size())) + digits(random));
            for (PhoneForm form : PhoneForms.candidates(phone)) {
                assertThat(PhoneForms.candidates(form.phone()))
                        .extracting(PhoneForm::phone, PhoneForm::grade)
                        .contains(tuple(phone, form.grade()));
                withForms += form.grade() == Grade.EXACT ? 0 : 1;
            }
        }
        assertThat(withForms).isGreaterThan(10_000);
    }

    /** Seven to eleven digits, which often look as if a rule had inserted some. */
    private static String digits(Random random) {
        StringBuilder digits = new StringBuilder(INSERTED.get(random.nextInt(INSERTED.size())));
        int length = 7 + random.nextInt(5);
        while (digits.length() < length) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
