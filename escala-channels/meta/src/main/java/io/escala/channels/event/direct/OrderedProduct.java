package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * One line of a cart.
 *
 * @param id Meta's id of the product, or null
 * @param retailerId the business's own id of it, or null
 * @param name its name, or null
 * @param unitPrice the price of one in the spelling of the wire, or null
 * @param currency ISO 4217, or null
 * @param quantity how many, or null
 */
public record OrderedProduct(
        @Nullable String id,
        @Nullable String retailerId,
        @Nullable String name,
        @Nullable String unitPrice,
        @Nullable String currency,
        @Nullable Long quantity) {
    /** Without what is personal. */
    @Override
    public String toString() {
        return "OrderedProduct[id=" + id + ", retailerId=" + retailerId + ", name=" + name + ", unitPrice=" + unitPrice
                + ", currency=" + currency + ", quantity=" + quantity + "]";
    }
}
