package io.escala.channels.internal.envelope;

import io.escala.channels.internal.envelope.JsonScan.Field;
import io.escala.channels.internal.envelope.JsonScan.Span;
import io.escala.channels.internal.whatsapp.WhatsAppEntries;
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
    record Cut(Span item, @Nullable ItemFrame around) {}

    /** The fields needed to read items; kept before any other field. */
    private static final Set<String> FIRST =
            Set.of("\"object\"", "\"id\"", "\"time\"", "\"field\"", "\"metadata\"", "\"context\"");

    private static final String CONTACTS = "\"contacts\"";

    private final byte[] body;
    private final JsonScan scan;
    private final TreeSet<Integer> starts;
    private final int allowance;
    private final Map<Integer, Cut> cuts = new HashMap<>();

    private BodySlicer(byte[] body, List<Integer> starts, int allowance) {
        this.body = body;
        this.scan = new JsonScan(body);
        this.starts = new TreeSet<>(starts);
        this.allowance = allowance;
    }

    /** One cut per start, in the same order. */
    static List<Cut> cut(byte[] body, List<Integer> starts, int allowance) {
        BodySlicer cutting = new BodySlicer(body, starts, allowance);
        cutting.visit(cutting.scan.value(0), null);
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

    private void visit(Span value, @Nullable ItemFrame around) {
        if (starts.contains(value.from())) {
            cuts.put(value.from(), new Cut(value, around));
        }
        if (!holdsItem(value.from() + 1, value)) {
            return;
        }
        if (scan.isArray(value)) {
            ItemFrame array = new ItemFrame(around, ascii("["), null, ItemFrame.Part.NONE, "]");
            scan.elements(value).forEach(element -> visit(element, array));
        } else {
            List<Field> fields = scan.fields(value);
            for (Field field : fields) {
                if (holdsItem(field.value().from(), field.value())) {
                    visit(field.value(), object(around, fields, field));
                }
            }
        }
    }

    private boolean holdsItem(int from, Span value) {
        Integer next = starts.ceiling(from);
        return next != null && next < value.to();
    }

    private ItemFrame object(@Nullable ItemFrame around, List<Field> fields, Field path) {
        ByteAppender head = new ByteAppender().ascii("{");
        CardIndex cards = null;
        for (boolean first : new boolean[] {true, false}) {
            for (Field field : fields) {
                String name = CardIndex.text(body, field.name());
                if (field.equals(path) || FIRST.contains(name) != first) {
                    continue;
                }
                if (name.equals(CONTACTS) && !holdsItem(field.value().from(), field.value())) {
                    cards = new CardIndex(body, field.value(), count(fields) <= 1);
                } else {
                    keep(head, name, field);
                }
            }
        }
        ByteAppender name = new ByteAppender()
                .add(body, path.name().from(), path.name().to())
                .ascii(":");
        return new ItemFrame(
                around, new ItemFrame.Part(head.toByteArray()), cards, new ItemFrame.Part(name.toByteArray()), "}");
    }

    /** The number of items in the arrays beside the cards. */
    private int count(List<Field> fields) {
        int items = 0;
        for (Field field : fields) {
            if (WhatsAppEntries.isItemArray(unquoted(CardIndex.text(body, field.name())))) {
                items += starts.subSet(field.value().from(), field.value().to()).size();
            }
        }
        return items;
    }

    private static String unquoted(String name) {
        return name.substring(1, name.length() - 1);
    }

    private void keep(ByteAppender head, String name, Field field) {
        Span value = field.value();
        boolean emptied = scan.isArray(value) || holdsItem(value.from(), value);
        if (!emptied && !scan.isObject(value) && WhatsAppEntries.holdsItems(unquoted(name))) {
            // A scalar in the place of an item array is an item of its own.
            return;
        }
        int size = field.name().size() + (emptied ? 4 : value.size() + 2);
        if (head.size() + size > allowance) {
            return;
        }
        head.add(body, field.name().from(), field.name().to()).ascii(":");
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
