package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product that a message shows. The channel takes name, picture and price from the catalogue.
 *
 * @param id the seller's id of the product
 * @param name what the business calls it, for its own reading; or null
 * @param section the heading under which a list shows it, or null
 */
public record MessageProduct(
        String id, @Nullable String name, @Nullable String section) {
    public MessageProduct {
        id = SafeText.storable(Objects.requireNonNull(id, "id"));
        name = name == null ? null : SafeText.storable(name);
        section = section == null ? null : SafeText.storable(section);
    }

    /** Returns its name, or its id. */
    String line() {
        return "• " + (name == null || name.isBlank() ? id : name);
    }

    /** Without ids and names. */
    @Override
    public String toString() {
        return "MessageProduct[]";
    }
}
