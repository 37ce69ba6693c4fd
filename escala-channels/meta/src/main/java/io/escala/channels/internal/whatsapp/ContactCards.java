package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.WhatsAppUser;
import io.escala.channels.internal.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The contact cards beside items: names, and ids the item itself leaves out. Joined by id and never by position, so that of
 * several people nobody gets another one's name. Of one body and one thread.
 */
final class ContactCards {
    private final List<Json> cards;
    private final BooleanSupplier alone;
    private @Nullable Map<String, Json> byId;
    private @Nullable Boolean isAlone;

    /**
     * The cards beside items.
     *
     * @param contacts the cards
     * @param alone whether there is one item only, so that a card that names nobody can be nobody else's; asked once,
     *     when it matters
     */
    ContactCards(Json contacts, BooleanSupplier alone) {
        this.cards = contacts.elements();
        this.alone = alone;
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
                profile.get("name").text(),
                card.get("identity_key_hash").id());
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
            card = index.get(WireUser.digits(user.phone()));
        }
        if (card == null && user.parentUserId() != null) {
            card = index.get(user.parentUserId());
        }
        if (card != null) {
            return card;
        }
        if (cards.size() != 1) {
            return Json.MISSING;
        }
        // An item that names nobody is of whom the only card is of. A card that names nobody is of the only item.
        Json only = cards.get(0);
        return user.isEmpty() || (WireUser.card(only).isEmpty() && isAlone()) ? only : Json.MISSING;
    }

    /** Counting again for every item would take time by the square of their number. */
    private boolean isAlone() {
        Boolean known = isAlone;
        if (known == null) {
            known = alone.getAsBoolean();
            isAlone = known;
        }
        return known;
    }

    private Map<String, Json> index() {
        Map<String, Json> index = new HashMap<>();
        for (Json card : cards) {
            WireUser ids = WireUser.card(card);
            if (ids.phone() != null) {
                index.putIfAbsent(WireUser.digits(ids.phone()), card);
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
}
