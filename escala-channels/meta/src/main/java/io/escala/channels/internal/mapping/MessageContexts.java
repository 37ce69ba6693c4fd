package io.escala.channels.internal.mapping;

import io.escala.channels.event.direct.AdContext;
import io.escala.channels.event.direct.DirectMessage;
import io.escala.channels.event.whatsapp.WhatsAppContext;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.channels.event.whatsapp.WhatsAppReferral;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.ReferredProduct;
import org.jspecify.annotations.Nullable;

/** Maps referral, answered story, forwarding and product of messages. */
final class MessageContexts {
    /** The source of a referral that Meta does not name. */
    private static final String SOMEWHERE = "referral";

    private MessageContexts() {}

    static MessageContext of(WhatsAppMessage message) {
        WhatsAppReferral from = message.referral();
        Referral referral = from == null
                ? null
                : new Referral(
                        from.sourceType() == null ? SOMEWHERE : from.sourceType(),
                        from.sourceId(),
                        from.sourceUrl(),
                        from.headline(),
                        from.body(),
                        from.clickId(),
                        from.ref());
        WhatsAppContext context = message.context();
        return of(
                referral,
                null,
                context != null && context.forwarded(),
                context == null ? null : product(context.catalogId(), context.productId()));
    }

    static MessageContext of(DirectMessage message) {
        String story = message.reply() == null ? null : message.reply().storyId();
        return of(referral(message.referral()), story, false, product(message.referral()));
    }

    static MessageContext of(io.escala.channels.event.direct.@Nullable Referral referral) {
        return of(referral(referral), null, false, product(referral));
    }

    private static MessageContext of(
            @Nullable Referral referral, @Nullable String story, boolean forwarded, @Nullable ReferredProduct product) {
        return referral == null && story == null && !forwarded && product == null
                ? MessageContext.NONE
                : new MessageContext(referral, story, forwarded, product);
    }

    private static @Nullable ReferredProduct product(@Nullable String catalog, @Nullable String product) {
        return product == null ? null : new ReferredProduct(catalog, product);
    }

    private static @Nullable ReferredProduct product(io.escala.channels.event.direct.@Nullable Referral referral) {
        return referral == null ? null : product(null, referral.productId());
    }

    static @Nullable Referral referral(io.escala.channels.event.direct.@Nullable Referral from) {
        if (from == null) {
            return null;
        }
        AdContext ad = from.ad();
        return new Referral(
                source(from),
                from.adId() == null ? from.productId() : from.adId(),
                from.refererUri(),
                ad == null ? null : ad.title(),
                null,
                null,
                from.ref());
    }

    private static String source(io.escala.channels.event.direct.Referral from) {
        if (from.source() != null) {
            return from.source();
        }
        return from.productId() == null ? SOMEWHERE : "product";
    }
}
