package io.escala.crm.store;

import io.escala.crm.contact.Contact;
import io.escala.crm.internal.Checks;
import io.escala.crm.store.ContactFilter.Relevance;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.TextSplitter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact stands in a list, which begins with the first position. A contact that gets another name or a message moves.
 *
 * @param order the order of the list
 * @param relevance how well a text finds it; {@link Relevance#OTHER} in other orders
 * @param time in milliseconds: the latest activity, or when it was created; {@link #NEVER} without any, and in the order of names
 * @param name the {@link #nameKey} in the order of names, else empty
 * @param id its id
 */
public record ContactPosition(ContactOrder order, Relevance relevance, long time, String name, String id)
        implements Comparable<ContactPosition> {
    /** Before every time that can be stored. */
    public static final long NEVER = -Long.MAX_VALUE;

    /** The longest {@link #nameKey}, in code points, so that every index can hold it. */
    public static final int MAX_NAME_KEY = 200;

    /** No letter and no digit: sorts after every name. */
    private static final String NAMELESS = "\uDBFF\uDFFF";

    private static final Comparator<ContactPosition> NEWEST_FIRST = Comparator.comparing(ContactPosition::relevance)
            .thenComparing(ContactPosition::time, Comparator.reverseOrder())
            .thenComparing(ContactPosition::id, Comparator.reverseOrder());

    private static final Comparator<ContactPosition> BY_NAME =
            Comparator.comparing(ContactPosition::name).thenComparing(ContactPosition::id);

    /** Checks that texts can be stored. */
    public ContactPosition {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(relevance, "relevance");
        if (!SafeText.isStorable(name)) {
            throw new IllegalArgumentException("name holds what no store keeps");
        }
        Checks.id("id", id);
    }

    /**
     * Returns the position of a contact.
     *
     * @param relevance how well a text finds it
     */
    public static ContactPosition of(ContactOrder order, ListedContact listed, Relevance relevance) {
        Contact contact = listed.contact();
        String id = contact.id().value();
        return switch (order) {
            case RELEVANCE -> new ContactPosition(order, relevance, millis(listed.activity()), "", id);
            case ACTIVITY -> new ContactPosition(order, Relevance.OTHER, millis(listed.activity()), "", id);
            case CREATED -> new ContactPosition(order, Relevance.OTHER, millis(contact.createdAt()), "", id);
            case NAME -> new ContactPosition(order, Relevance.OTHER, NEVER, nameKey(contact), id);
        };
    }

    private static long millis(@Nullable Instant time) {
        return time == null ? NEVER : time.toEpochMilli();
    }

    /** Returns what contacts are ordered by name by: the beginning of {@link Contact#searchKey}; of those without a name what comes last. */
    public static String nameKey(Contact contact) {
        String key = contact.searchKey();
        if (key.isEmpty()) {
            return NAMELESS;
        }
        return key.length() <= MAX_NAME_KEY || key.codePointCount(0, key.length()) <= MAX_NAME_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, MAX_NAME_KEY));
    }

    /**
     * Reads the text of a position, the opposite of {@link #cursor}.
     *
     * @param order the order of the list
     * @throws IllegalArgumentException when it is not the text of a position in that order
     */
    public static ContactPosition parse(ContactOrder order, String text) {
        List<String> parts = TextSplitter.parts(text, '/', 5);
        try {
            ContactPosition position = new ContactPosition(
                    ContactOrder.valueOf(parts.get(0)),
                    Relevance.valueOf(parts.get(1)),
                    Long.parseLong(parts.get(2)),
                    parts.get(4),
                    parts.get(3));
            if (position.order == order) {
                return position;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no position among contacts", e);
        }
        throw new IllegalArgumentException("this is a position in another order of contacts");
    }

    /** Returns its text, which a store gives as the cursor of a page. */
    public String cursor() {
        return order + "/" + relevance + "/" + time + "/" + id + "/" + name;
    }

    @Override
    public int compareTo(ContactPosition other) {
        return (order == ContactOrder.NAME ? BY_NAME : NEWEST_FIRST).compare(this, other);
    }

    /** Without the name. */
    @Override
    public String toString() {
        return "ContactPosition[" + order + ", " + relevance + ", " + time + ", " + id + "]";
    }
}
