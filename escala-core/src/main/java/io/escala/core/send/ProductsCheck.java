package io.escala.core.send;

import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageProduct;
import io.escala.crm.conversation.MessageProducts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of products against the limits of their form. A refusal names a product by its index. Used by one thread, once. */
final class ProductsCheck {
    private static final int LEAST_SIDE_BY_SIDE = 2;

    private final InteractiveLimits limits;
    private final PartCheck parts;
    private final Interactive.Form form;

    ProductsCheck(InteractiveLimits limits, PartCheck parts, Interactive.Form form) {
        this.limits = limits;
        this.parts = parts;
        this.form = form;
    }

    void check(@Nullable MessageProducts products) {
        if (limits.most(Part.PRODUCTS) == 0) {
            if (products != null) {
                parts.refuse(Reason.CONTENT_NOT_ON_CHANNEL, Part.PRODUCTS, null);
            }
            return;
        }
        List<MessageProduct> items = products == null ? List.of() : products.items();
        parts.atMost(Part.PRODUCTS, items.size(), null);
        if (items.size() < least()) {
            parts.refuse(Reason.FIELD_MISSING, Part.PRODUCTS, null);
        }
        String catalog = products == null ? null : products.catalog();
        if (limits.most(Part.CATALOGUE) > 0) {
            parts.required(Part.CATALOGUE, catalog, null);
        }
        boolean sections = sections(items);
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < items.size(); index++) {
            MessageProduct item = items.get(index);
            parts.required(Part.PRODUCT, item.id(), index);
            parts.optional(Part.PRODUCT_NAME, item.name(), index);
            parts.optional(Part.PRODUCT_SECTION, item.section(), index);
            if (sections && item.section() == null) {
                parts.refuse(Reason.FIELD_MISSING, Part.PRODUCT_SECTION, index);
            }
            if (!ids.add(item.id())) {
                parts.invalid(Part.PRODUCT, index, Cause.REPEATED);
            }
        }
    }

    private int least() {
        return switch (form) {
            case PRODUCT_CARDS -> LEAST_SIDE_BY_SIDE;
            case CATALOGUE -> 0;
            default -> 1;
        };
    }

    /** Whether there are several headings, so that each product needs one. */
    private boolean sections(List<MessageProduct> items) {
        if (limits.most(Part.PRODUCT_SECTIONS) == 0) {
            return false;
        }
        int sections =
                (int) items.stream().map(MessageProduct::section).distinct().count();
        parts.atMost(Part.PRODUCT_SECTIONS, sections, null);
        return sections > 1;
    }
}
