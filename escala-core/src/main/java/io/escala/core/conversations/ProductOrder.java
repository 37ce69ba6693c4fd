package io.escala.core.conversations;

import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentDetail.Name;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.record.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person ordered of a catalogue. The channel states the prices of its catalogue; check them against your own. An order whose numbers
 * cannot be right, such as a negative price, is no such order: its message is kept as it was received ({@link MessageContent.Raw}).
 *
 * <p>Immutable and thread-safe.
 */
public final class ProductOrder {
    private final MessageContent.Structured content;

    private ProductOrder(MessageContent.Structured content) {
        this.content = content;
    }

    /**
     * A product of an order.
     *
     * @param product the seller's id of the product; empty when the channel named none
     * @param name its name, or null
     * @param quantity the number of pieces, or null when the channel stated none
     * @param price the price of one piece, 0 or more; or null when the channel stated none
     * @param currency its currency as the channel stated it, such as {@code ARS}, or null
     */
    public record Item(
            String product,
            @Nullable String name,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable String currency) {
        public Item {
            Objects.requireNonNull(product, "product");
        }

        /** Without its values: what somebody buys is personal data. */
        @Override
        public String toString() {
            return "Item[]";
        }
    }

    /**
     * Returns the order of a message.
     *
     * @param message the message
     * @return the order; empty when it is none
     */
    public static Optional<ProductOrder> of(Message message) {
        return message.content() instanceof MessageContent.Structured content ? of(content) : Optional.empty();
    }

    static Optional<ProductOrder> of(MessageContent.Structured content) {
        return content.kind() == ContentKind.ORDER ? Optional.of(new ProductOrder(content)) : Optional.empty();
    }

    /** Returns the id of the catalogue. */
    public Optional<String> catalogue() {
        return content.values(Name.CATALOG).stream().findFirst();
    }

    /** Returns what the person wrote beside it. */
    public Optional<String> text() {
        return Optional.ofNullable(content.words());
    }

    /** Returns the products, in the order received. */
    public List<Item> items() {
        Map<Integer, List<ContentDetail>> groups = new TreeMap<>();
        for (ContentDetail detail : content.details()) {
            if (detail.name() != Name.CATALOG) {
                groups.computeIfAbsent(detail.group(), group -> new ArrayList<>())
                        .add(detail);
            }
        }
        return groups.values().stream().map(ProductOrder::item).toList();
    }

    /**
     * Returns what all of it costs, if every product has a number of pieces and a price in the same currency.
     */
    public Optional<Money> total() {
        List<Item> items = items();
        Set<String> currencies = items.stream()
                .map(item -> Objects.requireNonNullElse(item.currency(), ""))
                .collect(Collectors.toSet());
        BigDecimal sum = BigDecimal.ZERO;
        for (Item item : items) {
            if (item.quantity() == null || item.price() == null) {
                return Optional.empty();
            }
            sum = sum.add(item.price().multiply(item.quantity()));
        }
        String currency = currencies.size() == 1 ? currencies.iterator().next() : "";
        return Money.isCurrency(currency) && Money.isAmount(sum)
                ? Optional.of(new Money(sum, currency))
                : Optional.empty();
    }

    /** Returns the whole message as received, UTF-8 JSON. */
    public String json() {
        return content.json();
    }

    private static Item item(List<ContentDetail> details) {
        String product = first(details, Name.PRODUCT);
        return new Item(
                product == null ? "" : product,
                first(details, Name.NAME),
                number(first(details, Name.QUANTITY)),
                number(first(details, Name.PRICE)),
                first(details, Name.CURRENCY));
    }

    private static @Nullable String first(List<ContentDetail> details, Name name) {
        return details.stream()
                .filter(detail -> detail.name() == name)
                .map(ContentDetail::value)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The number only: what somebody buys is personal data. */
    @Override
    public String toString() {
        return "ProductOrder[" + items().size() + "]";
    }
}
