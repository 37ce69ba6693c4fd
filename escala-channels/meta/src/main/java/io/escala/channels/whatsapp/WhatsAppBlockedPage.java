package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import io.escala.core.channel.PartyKey;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some of the people whom a business blocked.
 *
 * @param people who, by number or business-scoped user id
 * @param next the cursor of the next page, or null after the last one
 */
public record WhatsAppBlockedPage(
        List<PartyKey> people, @Nullable String next) {
    public WhatsAppBlockedPage {
        people = List.copyOf(people);
    }

    /** Reads an answer; null when it has no list. */
    static @Nullable WhatsAppBlockedPage of(GraphAnswer.Ok ok) {
        if (!(ok.body().get("data") instanceof List<?> data)) {
            return null;
        }
        List<PartyKey> people = new ArrayList<>();
        data.forEach(entry -> add(people, entry));
        // Meta names a cursor on the last page, too, and an address of the next page on others only.
        return new WhatsAppBlockedPage(
                people, ok.text("paging", "next") == null ? null : ok.text("paging", "cursors", "after"));
    }

    /** The people stand in the list, or in a list of each entry. */
    private static void add(List<PartyKey> people, @Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> fields)) {
            return;
        }
        if (fields.get("block_users") instanceof List<?> inner) {
            inner.forEach(each -> add(people, each));
        } else if (fields.get("wa_id") instanceof String number) {
            Phone.ofWire(number)
                    .ifPresent(phone -> people.add(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, phone.digits())));
        } else if (fields.get("user_id") instanceof String id && !id.isEmpty()) {
            people.add(new PartyKey(IdentityKeyKind.BSUID, id));
        }
    }

    /** Shows the number of people only. */
    @Override
    public String toString() {
        return "WhatsAppBlockedPage[" + people.size() + " people]";
    }
}
