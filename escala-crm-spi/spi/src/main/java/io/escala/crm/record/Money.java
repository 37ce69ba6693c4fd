package io.escala.crm.record;

import java.math.BigDecimal;

/**
 * An amount in a currency. Zeros after the last decimal do not count: amounts that are equal in value are equal.
 *
 * @param amount not negative, with at most {@value #MAX_DIGITS} digits before the decimal point and {@value #MAX_DECIMALS} after it
 * @param currency the code of ISO 4217: three capital letters, such as {@code ARS}
 */
public record Money(BigDecimal amount, String currency) {
    /** The most digits before the decimal point. */
    public static final int MAX_DIGITS = 15;

    /** The most decimals. */
    public static final int MAX_DECIMALS = 4;

    private static final int CODE_LENGTH = 3;

    /**
     * Removes the zeros after the last decimal.
     *
     * @throws IllegalArgumentException when the amount is not within its limits or the currency is no code
     */
    public Money {
        if (!isAmount(amount)) {
            throw new IllegalArgumentException("amount must be 0 or more, with at most " + MAX_DIGITS + " digits and "
                    + MAX_DECIMALS + " decimals");
        }
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("currency must be a code of three capital letters");
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        amount = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether a number can be an amount. */
    public static boolean isAmount(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.signum() >= 0
                && stripped.scale() <= MAX_DECIMALS
                && (long) stripped.precision() - stripped.scale() <= MAX_DIGITS;
    }

    /** Whether a text has the form of a currency's code. */
    public static boolean isCurrency(String code) {
        return code.length() == CODE_LENGTH && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** The currency only: amounts are the business of those who may see them. */
    @Override
    public String toString() {
        return "Money[" + currency + "]";
    }
}
