package io.escala.channels.internal.envelope;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.JsonValue.Field;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.UnreadableBodyException;
import io.escala.crm.text.BoundedPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The contact cards beside items, indexed by their ids. */
final class CardIndex {
    private static final Set<String> IDS = Set.of("wa_id", "user_id", "parent_user_id");
    private static final int LONGEST_ID = 200;

    /** The names of fields that identify a person in an item. */
    private static final BoundedPattern WHO =
            BoundedPattern.of("from|to|wa_id|recipient_id|[a-z_]*user_id", LONGEST_ID);

    private final byte[] body;
    private final List<JsonValue> cards;
    private final boolean besideOne;
    private final Map<String, Integer> byId = new HashMap<>();

    /**
     * Indexes cards: the elements of an array, or a single object in its place.
     *
     * @param besideOne whether there is only one item beside the cards
     */
    CardIndex(byte[] body, JsonValue contacts, boolean besideOne) {
        this.body = body;
        this.besideOne = besideOne;
        this.cards = contacts.elements();
        for (int i = 0; i < cards.size(); i++) {
            for (Field field : cards.get(i).fields()) {
                if (IDS.contains(field.name())) {
                    for (String id : words(field.value())) {
                        // When several cards have the same id, the first one applies.
                        byId.putIfAbsent(withoutPlus(id), i);
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
            for (String word : words(read(item))) {
                Integer card = byId.get(withoutPlus(word));
                if (card != null) {
                    named.add(card);
                }
            }
        }
        ByteAppender array = new ByteAppender().ascii("[");
        int kept = 0;
        for (int card : named) {
            JsonValue value = cards.get(card);
            if (array.size() + value.to() - value.from() <= allowance) {
                array.ascii(kept++ == 0 ? "" : ",").add(body, value.from(), value.to());
            }
        }
        if (kept == 1 && cards.size() > 1) {
            array.ascii(",{}");
        }
        return array.ascii("]").toByteArray();
    }

    /** A card without ids belongs to the only item, or to one that also has no ids. */
    private static boolean namesNobody(byte[] item) {
        return words(read(item)).stream().noneMatch(WHO::matches);
    }

    private static JsonValue read(byte[] item) {
        try {
            return ParsedBody.read(item).json();
        } catch (UnreadableBodyException e) {
            throw new IllegalStateException("a part of a body that was read is not JSON", e);
        }
    }

    /** Every name, text and number in a value that may be an id. */
    private static List<String> words(JsonValue value) {
        List<String> words = new ArrayList<>();
        addWords(value, words);
        words.removeIf(word -> word.length() > LONGEST_ID);
        return words;
    }

    private static void addWords(JsonValue value, List<String> words) {
        if (value.isArray()) {
            value.elements().forEach(element -> addWords(element, words));
        }
        for (Field field : value.fields()) {
            words.add(field.name());
            addWords(field.value(), words);
        }
        String word = value.word();
        if (word != null) {
            words.add(word);
        }
    }

    private static String withoutPlus(String id) {
        return id.startsWith("+") ? id.substring(1) : id;
    }
}
