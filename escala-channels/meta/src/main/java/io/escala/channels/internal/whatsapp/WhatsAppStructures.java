package io.escala.channels.internal.whatsapp;

import static io.escala.crm.conversation.ContentDetail.Name.CATALOG;
import static io.escala.crm.conversation.ContentDetail.Name.COMPANY;
import static io.escala.crm.conversation.ContentDetail.Name.CURRENCY;
import static io.escala.crm.conversation.ContentDetail.Name.DATE;
import static io.escala.crm.conversation.ContentDetail.Name.EMAIL;
import static io.escala.crm.conversation.ContentDetail.Name.LATITUDE;
import static io.escala.crm.conversation.ContentDetail.Name.LONGITUDE;
import static io.escala.crm.conversation.ContentDetail.Name.NAME;
import static io.escala.crm.conversation.ContentDetail.Name.PHONE;
import static io.escala.crm.conversation.ContentDetail.Name.PRICE;
import static io.escala.crm.conversation.ContentDetail.Name.PRODUCT;
import static io.escala.crm.conversation.ContentDetail.Name.QUANTITY;
import static io.escala.crm.conversation.ContentDetail.Name.STATUS;
import static io.escala.crm.conversation.ContentDetail.Name.TITLE;
import static io.escala.crm.conversation.ContentDetail.Name.UNTIL;
import static io.escala.crm.conversation.ContentDetail.Name.URL;

import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.channels.event.whatsapp.WhatsAppSharedContact;
import io.escala.channels.internal.content.ContentBuilder;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.quarantine.RawBytes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns typed WhatsApp contents into message contents with their values. */
final class WhatsAppStructures {
    private WhatsAppStructures() {}

    static MessageContent of(WhatsAppContent content, RawBytes raw) {
        if (content instanceof WhatsAppContent.Location location) {
            return location(location).build(null, raw);
        }
        if (content instanceof WhatsAppContent.Contacts cards) {
            return contacts(cards).build(null, raw);
        }
        if (content instanceof WhatsAppContent.Order order) {
            return order(order).build(order.text(), raw);
        }
        if (content instanceof WhatsAppContent.FormReply form) {
            return FormAnswers.read(form).build(null, raw);
        }
        if (content instanceof WhatsAppContent.CallPermission permission) {
            return new ContentBuilder(ContentKind.CALL_PERMISSION)
                    .add(STATUS, permission.response())
                    .add(UNTIL, permission.expiresAt())
                    .build(null, raw);
        }
        if (content instanceof WhatsAppContent.Unsupported withheld) {
            String type = withheld.type();
            return ContentBuilder.raw(type == null ? "unsupported" : "unsupported/" + type, null, raw);
        }
        throw new IllegalStateException("no content for " + content.getClass());
    }

    private static ContentBuilder location(WhatsAppContent.Location location) {
        return new ContentBuilder(ContentKind.LOCATION)
                .add(NAME, location.name())
                .add(ContentDetail.Name.ADDRESS, location.address())
                .add(LATITUDE, location.latitude())
                .add(LONGITUDE, location.longitude())
                .add(URL, location.url());
    }

    private static ContentBuilder contacts(WhatsAppContent.Contacts cards) {
        ContentBuilder builder = new ContentBuilder(ContentKind.CONTACTS);
        for (WhatsAppSharedContact card : cards.contacts()) {
            builder.add(NAME, name(card));
            card.phones().forEach(phone -> builder.add(PHONE, phone.type(), phone.number()));
            card.emails().forEach(email -> builder.add(EMAIL, email.type(), email.address()));
            builder.add(COMPANY, card.company())
                    .add(TITLE, card.jobTitle())
                    .add(DATE, card.birthday())
                    .next();
        }
        return builder;
    }

    private static @Nullable String name(WhatsAppSharedContact card) {
        return card.formattedName() != null
                ? card.formattedName()
                : Stream.of(card.firstName(), card.lastName())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" "));
    }

    private static ContentBuilder order(WhatsAppContent.Order order) {
        ContentBuilder builder = new ContentBuilder(ContentKind.ORDER);
        for (WhatsAppContent.Order.Item item : order.items()) {
            builder.add(PRODUCT, item.productId())
                    .add(QUANTITY, item.quantity())
                    .add(PRICE, item.price())
                    .add(CURRENCY, item.currency())
                    .next();
        }
        return builder.add(CATALOG, order.catalogId());
    }
}
