package io.escala.core.port;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.UserId;
import io.escala.crm.record.Money;
import io.escala.crm.record.RecordKind;
import io.escala.crm.text.SafeText;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity, an activity or a task that another system of the host keeps: it is shown and never stored. Texts are cleaned and cut to
 * {@value SafeText#MAX_NAME_CODE_POINTS} characters ({@link SafeText#name}). Immutable; each step returns a copy.
 *
 * <pre>{@code
 * ExternalRecord.opportunity("Two vans").reference("deal-7").ownerNamed("Ana").link(URI.create("https://crm.example.com/deals/7"))
 * }</pre>
 */
@CheckReturnValue
public final class ExternalRecord {
    /** The longest link, in characters. */
    public static final int MAX_LINK = 2_048;

    private enum Field {
        REFERENCE,
        OWNER,
        OWNER_NAME,
        DUE,
        DONE,
        WORTH,
        LINK
    }

    private final RecordKind kind;
    private final String title;
    private final Map<Field, Object> fields;

    private ExternalRecord(RecordKind kind, String title, Map<Field, Object> fields) {
        this.kind = kind;
        this.title = title;
        this.fields = Map.copyOf(fields);
    }

    private static ExternalRecord of(RecordKind kind, String title) {
        String clean = SafeText.name(Objects.requireNonNull(title, "title"));
        if (clean == null) {
            throw new IllegalArgumentException("title must not be blank");
        }
        return new ExternalRecord(kind, clean, Map.of());
    }

    /**
     * Returns an open opportunity.
     *
     * @throws IllegalArgumentException when no character of the title can be shown
     */
    public static ExternalRecord opportunity(String title) {
        return of(RecordKind.OPPORTUNITY, title);
    }

    /**
     * Returns an open activity.
     *
     * @throws IllegalArgumentException when no character of the title can be shown
     */
    public static ExternalRecord activity(String title) {
        return of(RecordKind.ACTIVITY, title);
    }

    /**
     * Returns an open task.
     *
     * @throws IllegalArgumentException when no character of the title can be shown
     */
    public static ExternalRecord task(String title) {
        return of(RecordKind.TASK, title);
    }

    /**
     * Sets its id in the system that keeps it.
     *
     * @throws IllegalArgumentException when it is no id ({@link SafeText#isId})
     */
    public ExternalRecord reference(String id) {
        if (!SafeText.isId(Objects.requireNonNull(id, "id"))) {
            throw new IllegalArgumentException("reference must be an id");
        }
        return with(Field.REFERENCE, id);
    }

    /** Sets the user of the team who is responsible for it. */
    public ExternalRecord ownedBy(UserId user) {
        return with(Field.OWNER, Objects.requireNonNull(user, "user"));
    }

    /** Sets how the one responsible for it is called; a name without a character that can be shown is none. */
    public ExternalRecord ownerNamed(String name) {
        return with(Field.OWNER_NAME, SafeText.name(Objects.requireNonNull(name, "name")));
    }

    /** Sets by when it is to be done, or when an activity takes place. */
    public ExternalRecord due(Instant at) {
        return with(Field.DUE, Objects.requireNonNull(at, "at"));
    }

    /** Says that it is done: an opportunity that is won or lost, too. */
    public ExternalRecord done() {
        return with(Field.DONE, true);
    }

    /** Sets what it is worth. */
    public ExternalRecord worth(Money amount) {
        return with(Field.WORTH, Objects.requireNonNull(amount, "amount"));
    }

    /**
     * Sets the link by which a user opens it.
     *
     * @param address {@code http} or {@code https} with a host, at most {@value #MAX_LINK} characters: others might run scripts
     * @throws IllegalArgumentException when it is no such address
     */
    public ExternalRecord link(URI address) {
        Objects.requireNonNull(address, "address");
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || address.getHost() == null || address.toString().length() > MAX_LINK) {
            throw new IllegalArgumentException(
                    "link must be http or https with a host, at most " + MAX_LINK + " characters");
        }
        return with(Field.LINK, address);
    }

    private ExternalRecord with(Field field, @Nullable Object value) {
        Map<Field, Object> changed = new EnumMap<>(Field.class);
        changed.putAll(fields);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new ExternalRecord(kind, title, changed);
    }

    private <T> Optional<T> get(Field field, Class<T> type) {
        return Optional.ofNullable(fields.get(field)).map(type::cast);
    }

    /** Returns what kind of record it is. */
    public RecordKind kind() {
        return kind;
    }

    /** Returns what it is called. */
    public String title() {
        return title;
    }

    /** Returns its id in the system that keeps it. */
    public Optional<String> reference() {
        return get(Field.REFERENCE, String.class);
    }

    /** Returns the user of the team who is responsible for it. */
    public Optional<UserId> owner() {
        return get(Field.OWNER, UserId.class);
    }

    /** Returns how the one responsible for it is called. */
    public Optional<String> ownerName() {
        return get(Field.OWNER_NAME, String.class);
    }

    /** Returns by when it is to be done, or when an activity takes place. */
    public Optional<Instant> due() {
        return get(Field.DUE, Instant.class);
    }

    /** Returns whether it is still to be done. */
    public boolean open() {
        return !fields.containsKey(Field.DONE);
    }

    /** Returns what it is worth. */
    public Optional<Money> worth() {
        return get(Field.WORTH, Money.class);
    }

    /** Returns the link by which a user opens it: {@code http} or {@code https}. */
    public Optional<URI> link() {
        return get(Field.LINK, URI.class);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExternalRecord record
                && kind == record.kind
                && title.equals(record.title)
                && fields.equals(record.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, title, fields);
    }

    /** Kind and state only: the rest may be about people. */
    @Override
    public String toString() {
        return "ExternalRecord[" + kind + (open() ? ", open]" : ", done]");
    }
}
