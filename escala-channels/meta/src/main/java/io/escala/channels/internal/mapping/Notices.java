package io.escala.channels.internal.mapping;

import io.escala.channels.event.whatsapp.WhatsAppUserUpdate;
import io.escala.channels.internal.content.ContentBuilder;
import io.escala.core.channel.PersonEvent;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/** The entry with which WhatsApp shows a change of a person in the thread. */
final class Notices {
    private Notices() {}

    /** The entry of a system message; null for other forms, which have no id of a message. */
    static PersonEvent.@Nullable Notice of(WhatsAppUserUpdate update) {
        String id = StorableIds.usable(update.id());
        return id == null || !update.kind().endsWith("/system") ? null : new PersonEvent.Notice(id, content(update));
    }

    private static MessageContent content(WhatsAppUserUpdate update) {
        String type = update.type() == null ? "" : update.type();
        return switch (type) {
            case "user_changed_number", "customer_changed_number", "user_changed_user_id" ->
                new ContentBuilder(ContentKind.NUMBER_CHANGED)
                        .add(ContentDetail.Name.PHONE, newNumber(update))
                        .build(null, update.raw());
            case "customer_identity_changed", "user_identity_changed" ->
                new ContentBuilder(ContentKind.SECURITY_CODE_CHANGED).build(null, update.raw());
            default -> ContentBuilder.raw(type.isEmpty() ? "system" : "system/" + type, update.text(), update.raw());
        };
    }

    private static @Nullable String newNumber(WhatsAppUserUpdate update) {
        String number = update.current().phone();
        return number == null || number.equals(update.previous().phone())
                ? null
                : Phone.ofWire(number).map(phone -> "+" + phone.digits()).orElse(null);
    }
}
