package io.escala.core.internal.panel;

import io.escala.core.panel.PanelField;
import java.util.ArrayList;
import java.util.List;

/** The account's order of fields: those it names first, the others after them as they come. Pure. */
final class FieldOrder {
    private FieldOrder() {}

    static List<PanelField> of(List<PanelField> fields, List<String> order) {
        List<PanelField> sorted = new ArrayList<>();
        order.forEach(
                key -> fields.stream().filter(field -> field.key().equals(key)).forEach(sorted::add));
        fields.stream().filter(field -> !order.contains(field.key())).forEach(sorted::add);
        return sorted;
    }
}
