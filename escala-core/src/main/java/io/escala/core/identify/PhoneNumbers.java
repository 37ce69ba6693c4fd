package io.escala.core.identify;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.escala.core.identify.PhoneForm.Grade;
import io.escala.core.identify.TypedPhone.NotUnderstood;
import io.escala.core.identify.TypedPhone.Reason;
import io.escala.crm.contact.Phone;
import io.escala.crm.text.BoundedPattern;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses numbers that users typed or imported. Numbers from a channel are exact digits already ({@link Phone#ofWire}) and
 * must not be parsed here, because WhatsApp's own forms would be rejected.
 *
 * <p>Thread-safe: stateless.
 */
public final class PhoneNumbers {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    // Longest number (15 digits) with the longest dialling prefixes, and room for separators between every two digits.
    private static final int MAX_DIGITS = 20;
    private static final int MAX_CHARS = 100;

    // Until August 2019 Mexico dialled 01, 044 or 045 before the ten digits; the present plan has no prefix any more.
    private static final BoundedPattern OLD_MEXICAN_PREFIX =
            BoundedPattern.of("(?:01|04[45])([2-9][0-9]{9})", MAX_DIGITS);

    private PhoneNumbers() {}

    /**
     * Parses a number: international with {@code +} or {@code 00}; otherwise as dialled in the region; and, when the region
     * has no such number, as digits that begin with a country code. Digits may be of any script; spaces, dashes, dots,
     * slashes and brackets are skipped. The old and new national forms of {@link PhoneForms} are accepted as typed, with or
     * without the country code: an Argentine {@code 0341 15 555-0101}, a Brazilian mobile of eight digits.
     *
     * <p>A number with {@code +} is accepted when its length is right, even outside the known numbering plan; without {@code
     * +} it must be in the plan, because the country is then a guess.
     *
     * @param typed the input
     * @param defaultRegion the two-letter region in which numbers without country code are read
     * @return the number, or the reason why it is none
     */
    public static TypedPhone parse(String typed, String defaultRegion) {
        Objects.requireNonNull(typed, "typed");
        Objects.requireNonNull(defaultRegion, "defaultRegion");
        if (typed.isBlank()) {
            return new NotUnderstood(Reason.EMPTY);
        }
        if (typed.length() > MAX_CHARS) {
            return new NotUnderstood(Reason.TOO_LONG);
        }
        Optional<TypedDigits> digits = TypedDigits.of(typed);
        if (digits.isEmpty()) {
            return new NotUnderstood(Reason.NOT_DIGITS);
        }
        if (digits.get().digits().length() > MAX_DIGITS) {
            return new NotUnderstood(Reason.TOO_LONG);
        }
        return digits.get().international()
                ? international(digits.get().digits())
                : national(digits.get().digits(), defaultRegion.toUpperCase(Locale.ROOT));
    }

    private static TypedPhone international(String digits) {
        Reading reading = read("+" + digits, null);
        if (reading.possible()) {
            return reading.result();
        }
        return oldForm(digits).orElseGet(reading::result);
    }

    private static TypedPhone national(String digits, String region) {
        Reading reading = read(digits, region);
        if (reading.valid()) {
            return reading.result();
        }
        Optional<TypedPhone> withoutPrefix = withoutOldPrefix(digits, region);
        if (withoutPrefix.isPresent()) {
            return withoutPrefix.get();
        }
        Reading withCountryCode = read("+" + digits, null);
        if (withCountryCode.valid()) {
            return withCountryCode.result();
        }
        return oldForm(digits)
                .or(() -> reading.result().phone().flatMap(phone -> oldForm(phone.digits())))
                .orElseGet(
                        () -> reading.possible() ? new NotUnderstood(Reason.NOT_IN_NUMBERING_PLAN) : reading.result());
    }

    private static Optional<TypedPhone> withoutOldPrefix(String digits, String region) {
        return region.equals("MX")
                ? OLD_MEXICAN_PREFIX
                        .groups(digits)
                        .map(groups -> read(groups.get(0), region))
                        .filter(Reading::valid)
                        .map(Reading::result)
                : Optional.empty();
    }

    /** Digits that are not in the plan themselves, but are a form of a number that is. */
    private static Optional<TypedPhone> oldForm(String digits) {
        return Phone.ofWire(digits)
                .filter(phone -> PhoneForms.candidates(phone).stream()
                        .filter(form -> form.grade() != Grade.EXACT)
                        .anyMatch(form -> read(form.phone().e164(), null).valid()))
                .map(TypedPhone.Understood::new);
    }

    private static Reading read(String text, @Nullable String region) {
        PhoneNumber number;
        try {
            number = PLANS.parse(text, region);
        } catch (NumberParseException e) {
            return new Reading(false, false, new NotUnderstood(reason(e)));
        }
        ValidationResult length = PLANS.isPossibleNumberWithReason(number);
        if (length != ValidationResult.IS_POSSIBLE) {
            return new Reading(false, false, new NotUnderstood(reason(length)));
        }
        // Some plans go beyond the 15 digits of an international number.
        TypedPhone result = Phone.ofWire(PLANS.format(number, PhoneNumberFormat.E164))
                .<TypedPhone>map(TypedPhone.Understood::new)
                .orElseGet(() -> new NotUnderstood(Reason.TOO_LONG));
        boolean possible = result instanceof TypedPhone.Understood;
        return new Reading(possible, possible && PLANS.isValidNumber(number), result);
    }

    private static Reason reason(NumberParseException e) {
        return switch (e.getErrorType()) {
            case INVALID_COUNTRY_CODE -> Reason.UNKNOWN_COUNTRY_CODE;
            case NOT_A_NUMBER, TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> Reason.TOO_SHORT;
            case TOO_LONG -> Reason.TOO_LONG;
        };
    }

    private static Reason reason(ValidationResult length) {
        return switch (length) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> Reason.TOO_SHORT;
            case TOO_LONG -> Reason.TOO_LONG;
            case INVALID_COUNTRY_CODE -> Reason.UNKNOWN_COUNTRY_CODE;
            case IS_POSSIBLE, INVALID_LENGTH -> Reason.NOT_IN_NUMBERING_PLAN;
        };
    }

    /** One interpretation of the digits: whether the length is right, whether the plan contains it, and the result. */
    private record Reading(boolean possible, boolean valid, TypedPhone result) {}
}
