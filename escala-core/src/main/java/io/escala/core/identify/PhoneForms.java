package io.escala.core.identify;

import io.escala.core.identify.PhoneForm.Grade;
import io.escala.crm.contact.Phone;
import io.escala.crm.text.BoundedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The national forms of phone numbers. One mobile can appear as two different digit sequences, because its country once
 * changed its numbers and WhatsApp accounts, address books and imports kept the old ones. Recorded digits are never changed;
 * this table only lists the other digits to <em>look up</em>.
 *
 * <p>Every row inserts or removes some digits at one place, so forms come in pairs: each is a form of the other. No number
 * has a form by two rows. Numbers of other countries, landlines and digits without country code have no form but themselves.
 *
 * <p>Thread-safe: stateless.
 */
public final class PhoneForms {
    private static final String AS_GIVEN = "as given";
    private static final int MAX_DIGITS = 15;

    // Columns: country, digits before the place, digits inserted there, digits after it.
    // Lengths are whole numbers, never prefixes.
    private static final List<Row> TABLE = List.of(
            // Mobiles got a 9 before their eight digits from 2012 to 2016. Landlines (first digit 2 to 5) never did.
            new Row("BR mobile", Grade.STRONG, "55", "[1-9][1-9]", "9", "[6-9][0-9]{7}"),
            // Until August 2019 mobiles were dialled from abroad with a 1. The ten digits after it name one line.
            new Row("MX", Grade.STRONG, "52", "", "1", "[2-9][0-9]{9}"),
            // Mobiles are dialled with a 9 from abroad; at home with 0 before the area code (2 to 4 digits) and 15
            // after it.
            // No landline has the number of a mobile: the ten digits name one line, whichever way they were written
            // down.
            new Row("AR mobile", Grade.STRONG, "54", "", "9", "(?:11|[23][0-9])[0-9]{8}"),
            // Every number got 01 in November 2024.
            new Row("BJ", Grade.WEAK, "229", "", "01", "[2-9][0-9]{7}"),
            // In January 2021 each mobile got two digits by operator, derived from the second of its old eight digits.
            // A number ported to another operator may have got the other two digits. Landlines are left out.
            new Row("CI mobile", Grade.WEAK, "225", "", "01", "[04-9][0-3][0-9]{6}"),
            new Row("CI mobile", Grade.WEAK, "225", "", "05", "[04-9][4-6][0-9]{6}"),
            new Row("CI mobile", Grade.WEAK, "225", "", "07", "[04-9][7-9][0-9]{6}"));

    private PhoneForms() {}

    /**
     * Returns the digits under which a number may be recorded.
     *
     * <pre>{@code
     * PhoneForms.candidates(new Phone("551187654321"));  // 551187654321 EXACT, 5511987654321 STRONG (BR mobile with 9)
     * PhoneForms.candidates(new Phone("5493415550101")); // 5493415550101 EXACT, 543415550101 STRONG (AR mobile without 9)
     * PhoneForms.candidates(new Phone("34911222333"));   // 34911222333 EXACT
     * }</pre>
     *
     * @param phone the number as known
     * @return the number itself first, then its other forms, better grades first; no phone twice
     */
    public static List<PhoneForm> candidates(Phone phone) {
        Objects.requireNonNull(phone, "phone");
        List<PhoneForm> forms = new ArrayList<>(2);
        forms.add(new PhoneForm(phone, Grade.EXACT, AS_GIVEN));
        for (Row row : TABLE) {
            row.other(phone).ifPresent(forms::add);
        }
        return List.copyOf(forms);
    }

    /** One row of the table: two forms of a number, with and without the inserted digits. */
    private static final class Row {
        private final String label;
        private final Grade grade;
        private final String country;
        private final String inserted;
        private final BoundedPattern without;
        private final BoundedPattern with;

        private Row(String label, Grade grade, String country, String before, String inserted, String after) {
            this.label = label;
            this.grade = grade;
            this.country = country;
            this.inserted = inserted;
            without = BoundedPattern.of(country + "(" + before + ")(" + after + ")", MAX_DIGITS);
            with = BoundedPattern.of(country + "(" + before + ")" + inserted + "(" + after + ")", MAX_DIGITS);
        }

        private Optional<PhoneForm> other(Phone phone) {
            String digits = phone.digits();
            if (!digits.startsWith(country)) {
                return Optional.empty();
            }
            Optional<List<String>> shorter = without.groups(digits);
            if (shorter.isPresent()) {
                return form(String.join(inserted, shorter.get()), "with");
            }
            return with.groups(digits).flatMap(longer -> form(String.join("", longer), "without"));
        }

        private Optional<PhoneForm> form(String local, String how) {
            return Optional.of(new PhoneForm(new Phone(country + local), grade, label + " " + how + " " + inserted));
        }
    }
}
