package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The products that a message shows.
 *
 * @param catalog Meta's id of their catalogue; null for the one that is connected with the number
 * @param items the products in their order; of a whole catalogue the one whose picture is shown, if any
 */
public record MessageProducts(@Nullable String catalog, List<MessageProduct> items) {
    public MessageProducts {
        catalog = catalog == null ? null : SafeText.storable(catalog);
        items = List.copyOf(items);
    }

    /** The number only. */
    @Override
    public String toString() {
        return "MessageProducts[" + items.size() + "]";
    }
}
