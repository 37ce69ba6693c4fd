package io.escala.core.fields;

import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import java.math.BigDecimal;
import java.net.URI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The value of a field of an account's own, by its type. Match it with {@code instanceof}. Immutable; a {@code toString} shows nothing of it.
 */
public sealed interface FieldValue {
    /** Returns the text in which it is kept. */
    String stored();

    /**
     * Returns it as it is shown to people.
     *
     * @param language Spanish for any Spanish locale; English for every other
     * @param formats how the account writes numbers, dates and times
     */
    default String text(Locale language, FieldFormats formats) {
        return stored();
    }

    /**
     * A text, of one line or several.
     *
     * @param value the text
     */
    record Text(String value) implements FieldValue {
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value;
        }

        @Override
        public String toString() {
            return "Text[***]";
        }
    }

    /**
     * A number.
     *
     * @param value the number, without zeros at its end
     */
    record Decimal(BigDecimal value) implements FieldValue {
        public Decimal {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value.toPlainString();
        }

        @Override
        public String text(Locale language, FieldFormats formats) {
            NumberFormat format = NumberFormat.getNumberInstance(formats.in(language));
            format.setMaximumFractionDigits(NumberTexts.MAX_SCALE);
            return format.format(value);
        }

        @Override
        public String toString() {
            return "Decimal[***]";
        }
    }

    /**
     * A day.
     *
     * @param value the day
     */
    record Date(LocalDate value) implements FieldValue {
        public Date {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value.toString();
        }

        @Override
        public String text(Locale language, FieldFormats formats) {
            return DateTexts.text(value, formats);
        }

        @Override
        public String toString() {
            return "Date[***]";
        }
    }

    /**
     * A moment.
     *
     * @param value the moment, to the second
     */
    record DateTime(Instant value) implements FieldValue {
        public DateTime {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value.toString();
        }

        @Override
        public String text(Locale language, FieldFormats formats) {
            return DateTexts.text(value, formats);
        }

        @Override
        public String toString() {
            return "DateTime[***]";
        }
    }

    /**
     * Yes or no.
     *
     * @param value whether it is yes
     */
    record YesNo(boolean value) implements FieldValue {
        private static final FieldLabel YES = new FieldLabel("Sí", "Yes");
        private static final FieldLabel NO = FieldLabel.of("No");

        @Override
        public String stored() {
            return Boolean.toString(value);
        }

        @Override
        public String text(Locale language, FieldFormats formats) {
            return (value ? YES : NO).in(language);
        }

        @Override
        public String toString() {
            return "YesNo[***]";
        }
    }

    /**
     * One of the options of the field.
     *
     * @param value the option
     */
    record Choice(FieldOption value) implements FieldValue {
        public Choice {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value.key();
        }

        @Override
        public String text(Locale language, FieldFormats formats) {
            return value.label().in(language);
        }

        @Override
        public String toString() {
            return "Choice[***]";
        }
    }

    /**
     * Several of the options of the field.
     *
     * @param values the options, in the order of the field
     */
    record Choices(List<FieldOption> values) implements FieldValue {
        public Choices {
            values = List.copyOf(values);
        }

        @Override
        public String stored() {
            return values.stream().map(FieldOption::key).collect(Collectors.joining(","));
        }

        @Override
        public String text(Locale language, FieldFormats formats) {
            return values.stream().map(option -> option.label().in(language)).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return "Choices[***]";
        }
    }

    /**
     * An e-mail address.
     *
     * @param value the address, in lower case
     */
    record Email(String value) implements FieldValue {
        public Email {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value;
        }

        @Override
        public String toString() {
            return "Email[***]";
        }
    }

    /**
     * A phone.
     *
     * @param value its digits with country code
     */
    record Phone(io.escala.crm.contact.Phone value) implements FieldValue {
        public Phone {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value.e164();
        }

        @Override
        public String toString() {
            return "Phone[***]";
        }
    }

    /**
     * An address on the web.
     *
     * @param value the address: {@code http} or {@code https}
     */
    record Url(URI value) implements FieldValue {
        public Url {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value.toString();
        }

        @Override
        public String toString() {
            return "Url[***]";
        }
    }

    /**
     * What the account numbers its contacts by.
     *
     * @param value the id
     */
    record Id(String value) implements FieldValue {
        public Id {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value;
        }

        @Override
        public String toString() {
            return "Id[***]";
        }
    }

    /**
     * A text that is not of the field's type: it was there before the field was defined, or since before it was changed. It stays until somebody writes
     * another value.
     *
     * @param value the text
     */
    record OfOtherType(String value) implements FieldValue {
        public OfOtherType {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String stored() {
            return value;
        }

        @Override
        public String toString() {
            return "OfOtherType[***]";
        }
    }
}
