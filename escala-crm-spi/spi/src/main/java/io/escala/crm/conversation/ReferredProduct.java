package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The product that a message is about.
 *
 * @param catalog the catalogue, or null
 * @param product the seller's id of the product
 */
public record ReferredProduct(@Nullable String catalog, String product) {
    public ReferredProduct {
        catalog = catalog == null ? null : SafeText.storable(catalog);
        product = SafeText.storable(Objects.requireNonNull(product, "product"));
    }

    /** Without the ids. */
    @Override
    public String toString() {
        return "ReferredProduct[]";
    }
}
