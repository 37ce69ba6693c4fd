package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.WhatsAppUser;
import io.escala.channels.internal.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contact cards beside items: names, and ids the item itself leaves out. Joined by id and never by position, so that of
 * several people nobody gets another one's name. Of one body and one thread.
 */
final class ContactCards {
    private final List<Json> cards;
    private @Nullable Map<String, Json> byId;

    ContactCards(Json contacts) {
        this.cards = contacts.elements();
    }

    /** The person with everything their card adds. */
    WhatsAppUser complete(WireUser user) {
        Json card = find(user);
        WireUser ids = WireUser.card(card);
        Json profile = card.get("profile");
        return new WhatsAppUser(
                user.phone() == null ? ids.phone() : user.phone(),
                user.userId() == null ? ids.userId() : user.userId(),
                user.parentUserId() == null ? ids.parentUserId() : user.parentUserId(),
                WireUser.userName(profile.get("username")),
                profile.get("name").text());
    }

    private Json find(WireUser user) {
        if (cards.isEmpty()) {
            return Json.MISSING;
        }
        Map<String, Json> index = byId;
        if (index == null) {
            index = index();
            byId = index;
        }
        Json card = null;
        if (user.userId() != null) {
            card = index.get(user.userId());
        }
        if (card == null && user.phone() != null) {
            card = index.get(digits(user.phone()));
        }
        if (card == null && user.parentUserId() != null) {
            card = index.get(user.parentUserId());
        }
        if (card != null) {
            return card;
        }
        // A single card can only be this person's, when one of the two names nobody.
        boolean single = cards.size() == 1
                && (user.isEmpty() || WireUser.card(cards.get(0)).isEmpty());
        return single ? cards.get(0) : Json.MISSING;
    }

    private Map<String, Json> index() {
        Map<String, Json> index = new HashMap<>();
        for (Json card : cards) {
            WireUser ids = WireUser.card(card);
            if (ids.phone() != null) {
                index.putIfAbsent(digits(ids.phone()), card);
            }
            if (ids.userId() != null) {
                index.putIfAbsent(ids.userId(), card);
            }
            if (ids.parentUserId() != null) {
                index.putIfAbsent(ids.parentUserId(), card);
            }
        }
        return index;
    }

    private static String digits(String phone) {
        return phone.startsWith("+") ? phone.substring(1) : phone;
    }
}
