package io.escala.channels.internal.envelope;

import io.escala.channels.internal.envelope.JsonScan.Field;
import io.escala.channels.internal.envelope.JsonScan.Span;
import io.escala.crm.text.BoundedPattern;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The contact cards beside items, indexed by their ids. */
final class CardIndex {
    private static final Set<String> IDS = Set.of("\"wa_id\"", "\"user_id\"", "\"parent_user_id\"");
    private static final int LONGEST_ID = 200;

    /** The names of fields that identify a person in an item. */
    private static final BoundedPattern WHO =
            BoundedPattern.of("from|to|wa_id|recipient_id|[a-z_]*user_id", LONGEST_ID);

    private final byte[] body;
    private final List<Span> cards;
    private final boolean besideOne;
    private final Map<String, Integer> byId = new HashMap<>();

    /**
     * Indexes cards: the elements of an array, or a single object in its place.
     *
     * @param besideOne whether there is only one item beside the cards
     */
    CardIndex(byte[] body, Span contacts, boolean besideOne) {
        JsonScan scan = new JsonScan(body);
        this.body = body;
        this.besideOne = besideOne;
        if (scan.isArray(contacts)) {
            cards = scan.elements(contacts);
        } else {
            cards = scan.isObject(contacts) ? List.of(contacts) : List.of();
        }
        for (int i = 0; i < cards.size(); i++) {
            if (!scan.isObject(cards.get(i))) {
                continue;
            }
            for (Field field : scan.fields(cards.get(i))) {
                if (IDS.contains(text(body, field.name()))) {
                    for (Span id :
                            scan.scalars(field.value().from(), field.value().to())) {
                        // When several cards have the same id, the first one applies.
                        byId.putIfAbsent(id(body, id), i);
                    }
                }
            }
        }
    }

    /**
     * The cards of all people named in the item, as a JSON array, as far as they fit. A single card may be matched to an
     * item without ids, so a card chosen from several is followed by an empty one.
     */
    byte[] of(byte[] item, int allowance) {
        SortedSet<Integer> named = new TreeSet<>();
        if (cards.size() == 1) {
            if (!byId.isEmpty() || besideOne || namesNobody(item)) {
                named.add(0);
            }
        } else if (!byId.isEmpty()) {
            for (Span scalar : new JsonScan(item).scalars(0, item.length)) {
                if (scalar.size() <= LONGEST_ID) {
                    Integer card = byId.get(id(item, scalar));
                    if (card != null) {
                        named.add(card);
                    }
                }
            }
        }
        ByteAppender array = new ByteAppender().ascii("[");
        int kept = 0;
        for (int card : named) {
            Span span = cards.get(card);
            if (array.size() + span.size() <= allowance) {
                array.ascii(kept++ == 0 ? "" : ",").add(body, span.from(), span.to());
            }
        }
        if (kept == 1 && cards.size() > 1) {
            array.ascii(",{}");
        }
        return array.ascii("]").toByteArray();
    }

    /** A card without ids belongs to the only item, or to one that also has no ids. */
    private static boolean namesNobody(byte[] item) {
        return new JsonScan(item)
                .scalars(0, item.length).stream()
                        .filter(scalar -> scalar.size() <= LONGEST_ID)
                        .noneMatch(scalar -> WHO.matches(text(item, scalar)));
    }

    private static String id(byte[] bytes, Span span) {
        String text = text(bytes, span);
        return text.startsWith("+") ? text.substring(1) : text;
    }

    static String text(byte[] bytes, Span span) {
        return new String(bytes, span.from(), span.size(), StandardCharsets.ISO_8859_1);
    }
}
