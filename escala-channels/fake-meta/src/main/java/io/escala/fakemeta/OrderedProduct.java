package io.escala.fakemeta;

import java.math.BigDecimal;

/**
 * A product of an order.
 *
 * @param productId the seller's id of the product
 * @param quantity the number of pieces
 * @param price the price of one piece
 * @param currency its currency, such as {@code ARS}
 */
public record OrderedProduct(String productId, int quantity, BigDecimal price, String currency) {}
