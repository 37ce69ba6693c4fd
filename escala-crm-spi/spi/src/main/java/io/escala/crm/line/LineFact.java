package io.escala.crm.line;

import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Meta says of one aspect of a line. Values are Meta's own words, also those that are not known here.
 *
 * @param aspect what it is about
 * @param subject what it is about more exactly, where an aspect has several: the kind of a {@link Aspect#RESTRICTION} or {@link Aspect#ALERT}, {@code BUSINESS} or
 *     {@code ACCOUNT} of {@link Aspect#NUMBER_LIMIT}; else empty. At most 64 ASCII letters, digits, {@code - _ .}
 * @param value Meta's value, such as {@code GREEN} or {@code TIER_2K}: 1 to {@value #MAX_VALUE} printable ASCII characters
 * @param reason Meta's reason, advice or date, or null
 * @param until until when it holds, in milliseconds and before the year 10000; null when Meta gives no end
 */
public record LineFact(
        Aspect aspect,
        String subject,
        String value,
        @Nullable String reason,
        @Nullable Instant until) {
    /** The longest value, in characters. */
    public static final int MAX_VALUE = 100;

    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    /** What Meta says something about. */
    public enum Aspect {
        /** How people react to its messages: {@code GREEN}, {@code YELLOW}, {@code RED}. */
        QUALITY,
        /** With how many people the business may start a conversation in 24 hours, such as {@code TIER_2K}; {@code -1} is unlimited. */
        MESSAGING_LIMIT,
        /** How fast it may send, such as {@code STANDARD}. */
        THROUGHPUT,
        /** The review of its display name. */
        NAME,
        /** Whether it can be used, such as {@code CONNECTED}. */
        REGISTRATION,
        /** Whether Meta shows it as an official account: {@code true} or {@code false}. */
        OFFICIAL,
        /** The review of its WhatsApp Business Account. */
        ACCOUNT_REVIEW,
        /** Whether its WhatsApp Business Account is banned: {@code DISABLE}, {@code SCHEDULE_FOR_DISABLE}, {@code REINSTATE}. */
        BAN,
        /** The rule that its business broke last. */
        VIOLATION,
        /** What its business may not do for a time, by kind. */
        RESTRICTION,
        /** Whether messages can be sent at all, as Meta sums it up: {@code AVAILABLE}, {@code LIMITED}, {@code BLOCKED}. */
        SENDING,
        /** How many numbers the business or its WhatsApp Business Account may have. */
        NUMBER_LIMIT,
        /** What Meta alerts to, by kind; the value is how severe it is. */
        ALERT
    }

    /** Cleans the reason, and cuts the time to milliseconds. */
    public LineFact {
        Objects.requireNonNull(aspect, "aspect");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(value, "value");
        if (!canBe(subject, value)) {
            throw new IllegalArgumentException("subject or value of " + aspect + " cannot be kept");
        }
        reason = SafeText.name(reason);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
        if (until != null && (until.isBefore(Instant.EPOCH) || until.isAfter(END))) {
            throw new IllegalArgumentException("until must be from 1970 to 9999");
        }
    }

    /** Returns a fact without subject, reason and end. */
    public static LineFact of(Aspect aspect, String value) {
        return new LineFact(aspect, "", value, null, null);
    }

    /** Returns the same fact with a reason. */
    public LineFact because(@Nullable String newReason) {
        return new LineFact(aspect, subject, value, newReason, until);
    }

    /** Whether the constructor accepts a subject and a value. */
    public static boolean canBe(String subject, String value) {
        return (subject.isEmpty() || SafeText.isPlainId(subject))
                && !value.isEmpty()
                && value.length() <= MAX_VALUE
                && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
