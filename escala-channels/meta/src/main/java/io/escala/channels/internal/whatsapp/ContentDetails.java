package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.channels.event.whatsapp.WhatsAppSharedContact;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.record.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Parses content that {@link io.escala.crm.conversation.MessageContent} has as values or raw. Each reader gets the whole message: some
 * fields are outside the payload.
 */
final class ContentDetails {
    private static final String FORM = "nfm_reply";
    private static final String ORDER = "order";

    private static final Map<String, Function<JsonValue, @Nullable WhatsAppContent>> READERS = Map.of(
            "location",
            ContentDetails::location,
            "contacts",
            ContentDetails::contacts,
            ORDER,
            ContentDetails::order,
            "unsupported",
            ContentDetails::unsupported,
            // The former name of "unsupported".
            "unknown",
            ContentDetails::unsupported,
            "errors",
            ContentDetails::unsupported,
            "interactive/nfm_reply",
            ContentDetails::form,
            "interactive/call_permission_reply",
            ContentDetails::callPermission);

    private ContentDetails() {}

    /** Null for a type without details, or when the payload does not match its type. */
    static @Nullable WhatsAppContent read(String type, JsonValue message) {
        Function<JsonValue, @Nullable WhatsAppContent> reader = READERS.get(type);
        return reader == null ? null : reader.apply(message);
    }

    private static @Nullable WhatsAppContent location(JsonValue message) {
        JsonValue payload = message.get("location");
        BigDecimal latitude = payload.get("latitude").decimal();
        BigDecimal longitude = payload.get("longitude").decimal();
        if (latitude == null || longitude == null) {
            return null;
        }
        return new WhatsAppContent.Location(
                latitude, longitude, payload.text("name"), payload.text("address"), payload.text("url"));
    }

    private static @Nullable WhatsAppContent contacts(JsonValue message) {
        String origin = message.text("origin");
        List<WhatsAppSharedContact> cards = message.get("contacts").elements().stream()
                .filter(JsonValue::isObject)
                .map(card -> card(card, origin))
                .toList();
        return cards.isEmpty() ? null : new WhatsAppContent.Contacts(cards);
    }

    /** The origin is on the card; in early samples on the message. */
    private static WhatsAppSharedContact card(JsonValue card, @Nullable String origin) {
        JsonValue name = card.get("name");
        String own = card.text("origin");
        return new WhatsAppSharedContact(
                name.text("formatted_name"),
                name.text("first_name"),
                name.text("last_name"),
                card.get("phones").elements().stream()
                        .filter(JsonValue::isObject)
                        .map(phone -> new WhatsAppSharedContact.Phone(
                                phone.id("phone"), phone.id("wa_id"), phone.text("type")))
                        .toList(),
                card.get("emails").elements().stream()
                        .filter(JsonValue::isObject)
                        .map(email -> new WhatsAppSharedContact.Email(email.text("email"), email.text("type")))
                        .toList(),
                card.get("org").text("company"),
                card.get("org").text("title"),
                card.text("birthday"),
                card.text("vcard"),
                own == null ? origin : own);
    }

    private static @Nullable WhatsAppContent order(JsonValue message) {
        JsonValue order = message.get(ORDER);
        List<JsonValue> items = order.get("product_items").elements();
        if (!order.isObject()
                || !items.stream()
                        .allMatch(item -> isAmount(item.get("quantity")) && isAmount(item.get("item_price")))) {
            return null;
        }
        return new WhatsAppContent.Order(
                order.id("catalog_id"),
                order.text("text"),
                items.stream()
                        .filter(JsonValue::isObject)
                        .map(item -> new WhatsAppContent.Order.Item(
                                item.id("product_retailer_id"),
                                item.get("quantity").decimal(),
                                item.get("item_price").decimal(),
                                item.text("currency")))
                        .toList());
    }

    /** Whether a number is missing, or one that can be right. */
    private static boolean isAmount(JsonValue value) {
        BigDecimal number = value.decimal();
        return number == null ? !value.isPresent() : Money.isAmount(number);
    }

    /** What the person wrote beside content that cannot be read. */
    static @Nullable String words(String type, JsonValue message) {
        return type.equals(ORDER) ? message.get(ORDER).text("text") : null;
    }

    private static WhatsAppContent unsupported(JsonValue message) {
        return new WhatsAppContent.Unsupported(message.get("unsupported").text("type"));
    }

    private static @Nullable WhatsAppContent form(JsonValue message) {
        JsonValue interactive = message.get("interactive");
        JsonValue reply = interactive.get(FORM);
        if (!reply.isObject()) {
            return null;
        }
        String name = reply.text("name");
        return new WhatsAppContent.FormReply(
                name == null ? interactive.text("action") : name, reply.text("body"), reply.text("response_json"));
    }

    private static @Nullable WhatsAppContent callPermission(JsonValue message) {
        JsonValue reply = message.get("interactive").get("call_permission_reply");
        if (!reply.isObject()) {
            return null;
        }
        return new WhatsAppContent.CallPermission(
                reply.text("response"),
                reply.isTrue("is_permanent"),
                WireTime.seconds(reply.get("expiration_timestamp")),
                reply.text("response_source"));
    }
}
