package io.escala.channels.internal.envelope;

import io.escala.channels.internal.whatsapp.WhatsAppEntries;
import io.escala.channels.internal.wire.JsonName;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.JsonValue.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into one part per item: the item, the path to it, and on every level the fields needed to read it. Scalars and
 * small objects are kept; arrays are kept empty, so that sibling data is not read as an item. Each level is cut once,
 * however many items it contains. Not thread-safe.
 */
final class BodySlicer {
    /** The position of an item and the levels around it. */
    record Cut(JsonValue item, @Nullable ItemFrame around) {}

    /** The fields needed to read items; kept before any other field. */
    private static final Set<String> FIRST = Set.of("object", "id", "time", "field", "metadata", "context");

    private static final String CONTACTS = "contacts";

    private final byte[] body;
    private final TreeSet<Integer> starts;
    private final int allowance;
    private final Map<Integer, Cut> cuts = new HashMap<>();

    private BodySlicer(byte[] body, List<Integer> starts, int allowance) {
        this.body = body;
        this.starts = new TreeSet<>(starts);
        this.allowance = allowance;
    }

    /** One cut per start, in the same order. */
    static List<Cut> cut(byte[] body, JsonValue json, List<Integer> starts, int allowance) {
        BodySlicer cutting = new BodySlicer(body, starts, allowance);
        cutting.visit(json, null);
        List<Cut> cuts = new ArrayList<>(starts.size());
        for (Integer start : starts) {
            Cut cut = cutting.cuts.get(start);
            if (cut == null) {
                throw new IllegalStateException("an item stands where no value begins");
            }
            cuts.add(cut);
        }
        return cuts;
    }

    private void visit(JsonValue value, @Nullable ItemFrame around) {
        if (starts.contains(value.from())) {
            cuts.put(value.from(), new Cut(value, around));
        }
        if (!holdsItem(value.from() + 1, value)) {
            return;
        }
        if (value.isArray()) {
            ItemFrame array = new ItemFrame(around, ascii("["), null, ItemFrame.Part.NONE, "]");
            value.elements().forEach(element -> visit(element, array));
        } else {
            List<Field> fields = value.fields();
            for (Field field : fields) {
                if (holdsItem(field.value().from(), field.value())) {
                    visit(field.value(), object(around, fields, field));
                }
            }
        }
    }

    private boolean holdsItem(int from, JsonValue value) {
        Integer next = starts.ceiling(from);
        return next != null && next < value.to();
    }

    private ItemFrame object(@Nullable ItemFrame around, List<Field> fields, Field path) {
        ByteAppender head = new ByteAppender().ascii("{");
        CardIndex cards = null;
        for (boolean first : new boolean[] {true, false}) {
            for (Field field : fields) {
                if (field.equals(path) || FIRST.contains(field.name()) != first) {
                    continue;
                }
                if (field.name().equals(CONTACTS) && !holdsItem(field.value().from(), field.value())) {
                    cards = new CardIndex(body, field.value(), count(fields) <= 1);
                } else {
                    keep(head, field);
                }
            }
        }
        ByteAppender name = new ByteAppender()
                .ascii("\"")
                .add(JsonName.escaped(path.name()))
                .ascii("\":");
        return new ItemFrame(
                around, new ItemFrame.Part(head.toByteArray()), cards, new ItemFrame.Part(name.toByteArray()), "}");
    }

    /** The number of items in the arrays beside the cards. */
    private int count(List<Field> fields) {
        int items = 0;
        for (Field field : fields) {
            if (WhatsAppEntries.isItemArray(field.name())) {
                items += starts.subSet(field.value().from(), field.value().to()).size();
            }
        }
        return items;
    }

    private void keep(ByteAppender head, Field field) {
        JsonValue value = field.value();
        boolean emptied = value.isArray() || holdsItem(value.from(), value);
        if (!emptied && !value.isObject() && WhatsAppEntries.holdsItems(field.name())) {
            // A scalar in the place of an item array is an item of its own.
            return;
        }
        byte[] name = JsonName.escaped(field.name());
        int size = name.length + 2 + (emptied ? 4 : value.to() - value.from() + 2);
        if (head.size() + size > allowance) {
            return;
        }
        head.ascii("\"").add(name).ascii("\":");
        if (emptied) {
            head.ascii("[],");
        } else {
            head.add(body, value.from(), value.to()).ascii(",");
        }
    }

    private static ItemFrame.Part ascii(String text) {
        return new ItemFrame.Part(new ByteAppender().ascii(text).toByteArray());
    }
}
