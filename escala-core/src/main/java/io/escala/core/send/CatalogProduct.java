package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product of a catalogue, as a {@link ProductsDraft} shows it: the channel takes name, picture and price from the catalogue. Immutable: each
 * step returns a new product.
 */
@CheckReturnValue
public final class CatalogProduct {
    private final String id;
    private final @Nullable String name;
    private final @Nullable String section;

    private CatalogProduct(String id, @Nullable String name, @Nullable String section) {
        this.id = id;
        this.name = name;
        this.section = section;
    }

    /**
     * Names a product.
     *
     * @param id the seller's id of the product in the catalogue, which Meta calls {@code product_retailer_id}
     * @return the product
     */
    public static CatalogProduct of(String id) {
        return new CatalogProduct(Objects.requireNonNull(id, "id"), null, null);
    }

    /**
     * Sets what the conversation shows to the team in place of the id. The customer sees the catalogue's name.
     *
     * @param text the name
     * @return a new product
     */
    public CatalogProduct called(String text) {
        return new CatalogProduct(id, Objects.requireNonNull(text, "text"), section);
    }

    /**
     * Sets the heading under which a list shows it.
     *
     * @param heading the same for all that stand under it
     * @return a new product
     */
    public CatalogProduct section(String heading) {
        return new CatalogProduct(id, name, Objects.requireNonNull(heading, "heading"));
    }

    /** Returns the seller's id. */
    public String id() {
        return id;
    }

    /** Returns what the team sees in place of the id. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Returns the heading. */
    public Optional<String> section() {
        return Optional.ofNullable(section);
    }

    /** Without ids and names. */
    @Override
    public String toString() {
        return "CatalogProduct[]";
    }
}
