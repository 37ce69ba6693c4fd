package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * One item of a cart.
 *
 * @param id Meta's id of the product, or null
 * @param retailerId the business's own id of the product, or null
 * @param name its name, or null
 * @param unitPrice the unit price as Meta writes it, or null
 * @param currency the ISO 4217 code, or null
 * @param quantity the quantity, or null
 */
public record OrderedProduct(
        @Nullable String id,
        @Nullable String retailerId,
        @Nullable String name,
        @Nullable String unitPrice,
        @Nullable String currency,
        @Nullable Long quantity) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "OrderedProduct[id=" + id + ", retailerId=" + retailerId + ", name=" + name + ", unitPrice=" + unitPrice
                + ", currency=" + currency + ", quantity=" + quantity + "]";
    }
}
