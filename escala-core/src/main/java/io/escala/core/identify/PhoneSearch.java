package io.escala.core.identify;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.escala.crm.text.BoundedPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to look for in recorded numbers when somebody types a number, or a part of one, into a search box. Whatever {@link
 * PhoneNumbers} understands finds the number it would be recorded as, in each of its {@link PhoneForms}; the beginning of it,
 * as it is dialled at home, finds it too.
 *
 * <p>Thread-safe: stateless.
 */
public final class PhoneSearch {
    /** The fewest digits that are looked for. */
    public static final int MIN_DIGITS = 3;

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final int MAX_DIGITS = 20;
    private static final int MAX_CHARS = 100;

    // Argentine mobiles at home: area code of 2 to 4 digits, 15, number. What is typed may end anywhere.
    private static final List<BoundedPattern> ARGENTINE_15 = List.of(
            BoundedPattern.of("(11)15([0-9]*)", MAX_DIGITS),
            BoundedPattern.of("([23][0-9]{2})15([0-9]*)", MAX_DIGITS),
            BoundedPattern.of("([23][0-9]{3})15([0-9]*)", MAX_DIGITS));
    private static final BoundedPattern OLD_MEXICAN_PREFIX =
            BoundedPattern.of("(?:01|04[45])([2-9][0-9]*)", MAX_DIGITS);

    // Where the forms of a country differ: the digits before the place, with country code, and the digits inserted
    // there.
    private static final List<Form> FORMS = List.of(
            new Form("BR", "55", 2, "9"),
            new Form("MX", "52", 0, "1"),
            new Form("AR", "54", 0, "9"),
            new Form("BJ", "229", 0, "01"),
            new Form("CI", "225", 0, "01"),
            new Form("CI", "225", 0, "05"),
            new Form("CI", "225", 0, "07"));

    private PhoneSearch() {}

    /**
     * Returns the sequences of digits of which a recorded number must contain one.
     *
     * <pre>{@code
     * PhoneSearch.sequences("0341 15 555", "AR"); // among others 341555, which 5493415550101 contains
     * PhoneSearch.sequences("555", "AR");         // 555
     * }</pre>
     *
     * @param typed what was typed
     * @param defaultRegion the two-letter region in which numbers without country code are read
     * @return at least {@value #MIN_DIGITS} digits each, none of them a part of another; empty when no number was typed
     */
    public static List<String> sequences(String typed, String defaultRegion) {
        Objects.requireNonNull(typed, "typed");
        String region = Objects.requireNonNull(defaultRegion, "defaultRegion").toUpperCase(Locale.ROOT);
        if (typed.length() > MAX_CHARS) {
            return List.of();
        }
        return TypedDigits.of(typed)
                .filter(read -> read.digits().length() <= MAX_DIGITS)
                .map(read -> shortest(all(typed, read, region)))
                .orElse(List.of());
    }

    private static Set<String> all(String typed, TypedDigits read, String region) {
        Set<String> sequences = new LinkedHashSet<>();
        sequences.add(read.digits());
        if (!read.international()) {
            national(read.digits(), region).forEach(sequences::add);
        }
        for (String each : List.copyOf(sequences)) {
            FORMS.forEach(form -> form.others(each, region).forEach(sequences::add));
        }
        PhoneNumbers.parse(typed, region)
                .phone()
                .ifPresent(phone -> PhoneForms.candidates(phone)
                        .forEach(form -> sequences.add(form.phone().digits())));
        return sequences;
    }

    /** A number as dialled at home, without what is dialled only there. */
    private static List<String> national(String digits, String region) {
        List<String> found = new ArrayList<>();
        String prefix = PLANS.getNddPrefixForRegion(region, true);
        String bare = prefix != null && !prefix.isEmpty() && digits.startsWith(prefix)
                ? digits.substring(prefix.length())
                : digits;
        found.add(bare);
        if (region.equals("AR")) {
            ARGENTINE_15.forEach(
                    pattern -> pattern.groups(bare).ifPresent(groups -> found.add(String.join("", groups))));
        }
        if (region.equals("MX")) {
            OLD_MEXICAN_PREFIX.groups(digits).ifPresent(groups -> found.add(groups.get(0)));
        }
        return found;
    }

    /** What contains a shorter one is found by that. */
    private static List<String> shortest(Set<String> sequences) {
        return sequences.stream()
                .filter(each -> each.length() >= MIN_DIGITS)
                .filter(each -> sequences.stream()
                        .noneMatch(
                                other -> other.length() >= MIN_DIGITS && !other.equals(each) && each.contains(other)))
                .toList();
    }

    /** Two forms of the numbers of a country: with and without inserted digits. */
    private record Form(String region, String country, int before, String inserted) {
        Stream<String> others(String digits, String home) {
            if (digits.startsWith(country)) {
                return other(digits, country.length() + before);
            }
            return home.equals(region) && before > 0 ? other(digits, before) : Stream.empty();
        }

        private Stream<String> other(String digits, int place) {
            if (digits.length() <= place) {
                return Stream.empty();
            }
            String with = digits.substring(0, place) + inserted + digits.substring(place);
            return digits.startsWith(inserted, place) && digits.length() > place + inserted.length()
                    ? Stream.of(with, digits.substring(0, place) + digits.substring(place + inserted.length()))
                    : Stream.of(with);
        }
    }
}
