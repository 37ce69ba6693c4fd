package io.escala.core.fields;

import io.escala.core.result.Refusal.Cause;
import io.escala.crm.text.BoundedPattern;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Optional;

/** Numbers as people of a region type them. Pure. */
final class NumberTexts {
    /** The most digits before the decimal separator. */
    static final int MAX_WHOLE = 20;

    /** The most digits after it. */
    static final int MAX_SCALE = 10;

    private static final int MAX_CHARS = 60;
    private static final int MAX_BITS = 110;
    private static final BoundedPattern KEPT = BoundedPattern.of(
            "-?[0-9]{1," + MAX_WHOLE + "}(?:\\.[0-9]{1," + MAX_SCALE + "})?", 2 + MAX_WHOLE + MAX_SCALE);
    private static final BoundedPattern UNGROUPED = BoundedPattern.of("[0-9]+", MAX_CHARS);
    private static final BoundedPattern GROUPED = BoundedPattern.of("[0-9]{1,3}(?:[., ][0-9]{3})+", MAX_CHARS);

    private NumberTexts() {}

    /** Reads the form in which numbers are kept. */
    static Optional<BigDecimal> stored(String text) {
        return KEPT.matches(text) ? Optional.of(plain(new BigDecimal(text))) : Optional.empty();
    }

    /** Reads what was typed: digits, with a sign, a decimal separator and groups of three if wanted; never an exponent. */
    static Optional<BigDecimal> typed(String text, FieldFormats formats) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String digits =
                text.strip().replace("\u00A0", " ").replace("\u202F", " ").replace('\u2212', '-');
        String sign = digits.startsWith("-") ? "-" : "";
        digits = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
        int decimal = decimalAt(digits, formats);
        String whole = decimal < 0 ? digits : digits.substring(0, decimal);
        String fraction = decimal < 0 ? "" : "." + digits.substring(decimal + 1);
        return ungrouped(whole, decimal < 0 ? '\0' : digits.charAt(decimal))
                .flatMap(plain -> stored(sign + plain + fraction));
    }

    /**
     * The place of the decimal separator: the last of two different ones; the only one, unless exactly three digits follow, which the region decides; of
     * several alike none.
     */
    private static int decimalAt(String text, FieldFormats formats) {
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return Math.max(comma, point);
        }
        int only = Math.max(comma, point);
        if (only < 0 || text.indexOf(text.charAt(only)) != only) {
            return -1;
        }
        boolean perhapsGroup = text.length() - only == 4 && only >= 1 && only <= 3 && text.charAt(0) != '0';
        char decimal = DecimalFormatSymbols.getInstance(formats.typing()).getDecimalSeparator();
        return perhapsGroup && text.charAt(only) != decimal ? -1 : only;
    }

    /** Takes out the separators of groups, which all are alike, other than the decimal one, and have three digits behind them. */
    private static Optional<String> ungrouped(String whole, char decimal) {
        if (!GROUPED.matches(whole)) {
            return Optional.of(whole).filter(UNGROUPED::matches);
        }
        List<String> separators = List.of(".", ",", " ");
        return separators.stream()
                .filter(separator -> separator.charAt(0) != decimal && whole.contains(separator))
                .map(separator -> whole.replace(separator, ""))
                .filter(plain -> separators.stream().noneMatch(plain::contains))
                .findFirst();
    }

    /** Returns why a number is none that can be kept: it has too many digits. */
    static Optional<Cause> problem(BigDecimal number) {
        // The bits come first: stripping zeros of a number of a million digits takes minutes.
        if (number.unscaledValue().bitLength() > MAX_BITS) {
            return Optional.of(Cause.TOO_LONG);
        }
        BigDecimal plain = number.stripTrailingZeros();
        long whole = (long) plain.precision() - plain.scale();
        return whole > MAX_WHOLE || plain.scale() > MAX_SCALE ? Optional.of(Cause.TOO_LONG) : Optional.empty();
    }

    /** Without zeros at its end, and not in tens or hundreds. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
