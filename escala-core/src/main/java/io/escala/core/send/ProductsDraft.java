package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.conversation.MessageContent.Interactive;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Products of the business's catalogue, or the whole of it; on WhatsApp only, and within an open messaging window. Immutable: each step
 * returns a new draft.
 *
 * <table>
 *   <caption>The forms</caption>
 *   <tr><th>draft</th><th>products</th><th>text</th><th>header</th><th>footer</th></tr>
 *   <tr><td>{@link Catalogue#product}</td><td>1</td><td>optional</td><td>none</td><td>optional</td></tr>
 *   <tr><td>{@link Catalogue#list}</td><td>up to 30, under up to 10 headings</td><td>needed</td><td>needed</td><td>optional</td></tr>
 *   <tr><td>{@link Catalogue#cards}</td><td>2 to 10, side by side</td><td>needed</td><td>none</td><td>none</td></tr>
 *   <tr><td>{@link Draft#wholeCatalogue}</td><td>the picture of one, if given</td><td>needed</td><td>none</td><td>optional</td></tr>
 * </table>
 *
 * <p>The catalogue has to be connected with the number. What the customer puts into the basket comes as an order ({@link
 * io.escala.core.conversations.ProductOrder}), a question about a product names it ({@link io.escala.crm.conversation.MessageContext#product}).
 */
@CheckReturnValue
public final class ProductsDraft implements Draft {
    private final Interactive.Form form;
    private final @Nullable String catalogue;
    private final List<CatalogProduct> products;
    private final String text;
    private final @Nullable String header;
    private final @Nullable String footer;

    private ProductsDraft(
            Interactive.Form form,
            @Nullable String catalogue,
            List<CatalogProduct> products,
            String text,
            @Nullable String header,
            @Nullable String footer) {
        this.form = form;
        this.catalogue = catalogue;
        this.products = products;
        this.text = text;
        this.header = header;
        this.footer = footer;
    }

    /** A catalogue, whose products come next. */
    @CheckReturnValue
    public static final class Catalogue {
        private final String id;

        Catalogue(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /**
         * Shows one product.
         *
         * @param product the product
         * @return the draft, without text
         */
        public ProductsDraft product(CatalogProduct product) {
            return of(Interactive.Form.PRODUCT, Objects.requireNonNull(product, "product"));
        }

        /**
         * Shows a list of products, which a button opens.
         *
         * @param products in the order shown
         * @return the draft, whose text and header come next
         */
        public ProductsDraft list(CatalogProduct... products) {
            return of(Interactive.Form.PRODUCT_LIST, products);
        }

        /**
         * Shows products side by side.
         *
         * @param products in the order shown
         * @return the draft, whose text comes next
         */
        public ProductsDraft cards(CatalogProduct... products) {
            return of(Interactive.Form.PRODUCT_CARDS, products);
        }

        private ProductsDraft of(Interactive.Form form, CatalogProduct... products) {
            List<CatalogProduct> all = List.of(Objects.requireNonNull(products, "products"));
            return new ProductsDraft(form, id, all, "", null, null);
        }
    }

    static ProductsDraft whole(String text, List<CatalogProduct> picture) {
        Objects.requireNonNull(text, "text");
        return new ProductsDraft(Interactive.Form.CATALOGUE, null, picture, text, null, null);
    }

    /**
     * Sets the text.
     *
     * @param body the text
     * @return a new draft
     */
    public ProductsDraft text(String body) {
        return new ProductsDraft(form, catalogue, products, Objects.requireNonNull(body, "body"), header, footer);
    }

    /**
     * Sets the line above the text.
     *
     * @param line the line
     * @return a new draft
     */
    public ProductsDraft header(String line) {
        return new ProductsDraft(form, catalogue, products, text, Objects.requireNonNull(line, "line"), footer);
    }

    /**
     * Sets the line below the text.
     *
     * @param line the line
     * @return a new draft
     */
    public ProductsDraft footer(String line) {
        return new ProductsDraft(form, catalogue, products, text, header, Objects.requireNonNull(line, "line"));
    }

    /** Returns its form. */
    public Interactive.Form form() {
        return form;
    }

    /** Returns Meta's id of the catalogue; empty for the whole catalogue, which is the one that is connected with the number. */
    public Optional<String> catalogue() {
        return Optional.ofNullable(catalogue);
    }

    /** Returns the products, in their order. */
    public List<CatalogProduct> products() {
        return products;
    }

    /** Returns the text; empty for none. */
    public String text() {
        return text;
    }

    /** Returns the line above the text. */
    public Optional<String> header() {
        return Optional.ofNullable(header);
    }

    /** Returns the line below the text. */
    public Optional<String> footer() {
        return Optional.ofNullable(footer);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.products(this);
    }

    /** Form and number only, because texts are personal data. */
    @Override
    public String toString() {
        return "ProductsDraft[" + form + ", " + products.size() + "]";
    }
}
