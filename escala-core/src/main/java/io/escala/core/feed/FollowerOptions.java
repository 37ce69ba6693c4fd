package io.escala.core.feed;

import io.escala.crm.AccountId;
import io.escala.crm.text.SafeText;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a follower of the event log gets. Immutable: each step returns a copy.
 *
 * <pre>{@code
 * inbox.onMessage(FollowerOptions.named("answering").ofAccount(acme).maxAge(Duration.ofMinutes(10)), handler);
 * }</pre>
 */
public final class FollowerOptions {
    /** How old a message may be by default when it is handled. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofHours(1);

    private final String name;
    private final @Nullable AccountId account;
    private final boolean fromBeginning;
    private final Duration maxAge;

    private FollowerOptions(String name, @Nullable AccountId account, boolean fromBeginning, Duration maxAge) {
        this.name = name;
        this.account = account;
        this.fromBeginning = fromBeginning;
        this.maxAge = maxAge;
    }

    /**
     * Returns the options of a follower of all accounts that starts with what happens from now on.
     *
     * @param name what it is known by in the store: processes that follow under one name share its events, and one that is started again goes
     *     on where it was; 1 to 64 ASCII letters, digits, {@code - _ .}
     * @return the options
     * @throws IllegalArgumentException when the name has another form
     */
    public static FollowerOptions named(String name) {
        Objects.requireNonNull(name, "name");
        if (!SafeText.isPlainId(name)) {
            throw new IllegalArgumentException(
                    "name must have 1 to 64 ASCII letters, digits, '-', '_' and '.', has " + name.length());
        }
        return new FollowerOptions(name, null, false, DEFAULT_MAX_AGE);
    }

    /**
     * Gets the events of one account only. All processes should name the same one.
     *
     * @param only the account
     * @return the options
     */
    public FollowerOptions ofAccount(AccountId only) {
        return new FollowerOptions(name, Objects.requireNonNull(only, "only"), fromBeginning, maxAge);
    }

    /** Starts with the first event that is kept, when the follower is registered for the first time. */
    public FollowerOptions fromBeginning() {
        return new FollowerOptions(name, account, true, maxAge);
    }

    /**
     * Sets how old a message may be when a {@link MessageHandler} gets it, by Meta's time. Older ones are skipped, so that after downtime
     * nobody is answered who has long gone. Default: one hour. Events have no such limit.
     *
     * @param age longer than zero
     * @return the options
     * @throws IllegalArgumentException when it is not
     */
    public FollowerOptions maxAge(Duration age) {
        Objects.requireNonNull(age, "age");
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("age must be longer than zero, is " + age);
        }
        return new FollowerOptions(name, account, fromBeginning, age);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the only account whose events it gets; empty for all accounts. */
    public Optional<AccountId> account() {
        return Optional.ofNullable(account);
    }

    /** Returns whether it starts with the first event that is kept. */
    public boolean startsFromBeginning() {
        return fromBeginning;
    }

    /** Returns how old a message may be. */
    public Duration maxAge() {
        return maxAge;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FollowerOptions options
                && name.equals(options.name)
                && Objects.equals(account, options.account)
                && fromBeginning == options.fromBeginning
                && maxAge.equals(options.maxAge);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, account, fromBeginning, maxAge);
    }

    @Override
    public String toString() {
        return "FollowerOptions[" + name + (account == null ? "" : " of " + account)
                + (fromBeginning ? " from the beginning" : "") + ", max age " + maxAge + "]";
    }
}
