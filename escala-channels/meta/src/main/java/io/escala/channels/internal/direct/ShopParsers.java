package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectCoupon;
import io.escala.channels.event.direct.DirectGamePlay;
import io.escala.channels.event.direct.DirectOrder;
import io.escala.channels.event.direct.OrderedProduct;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses carts, coupons and games. */
final class ShopParsers {
    private ShopParsers() {}

    static MetaEvent order(DirectItem item, JsonValue order, RawBytes raw) {
        List<OrderedProduct> products = new ArrayList<>();
        for (JsonValue product : order.get("products").elements()) {
            products.add(new OrderedProduct(
                    product.id("id"),
                    product.id("retailer_id"),
                    product.text("name"),
                    price(product.get("unit_price")),
                    product.text("currency"),
                    OptionalNumbers.whole(product.get("quantity"))));
        }
        return new DirectOrder(item.channel(), item.line(), item.user(), item.at(), products, order.text("note"), raw);
    }

    static MetaEvent coupon(DirectItem item, JsonValue coupon, RawBytes raw) {
        return new DirectCoupon(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                coupon.text("type"),
                coupon.text("payload"),
                coupon.id("coupon_code"),
                raw);
    }

    static MetaEvent game(DirectItem item, JsonValue game, RawBytes raw) {
        return new DirectGamePlay(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                game.id("game_id"),
                game.id("player_id"),
                game.text("context_type"),
                game.id("context_id"),
                OptionalNumbers.whole(game.get("score")),
                game.text("payload"),
                raw);
    }

    private static @Nullable String price(JsonValue price) {
        BigDecimal decimal = price.decimal();
        return decimal == null ? price.text() : decimal.toPlainString();
    }
}
