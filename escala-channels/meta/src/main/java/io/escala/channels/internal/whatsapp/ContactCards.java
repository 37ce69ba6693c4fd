package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.text.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The contact cards beside items, with names and ids missing from the item. Matched by id and never by position, so that no
 * person gets another's name. For one body. Not thread-safe.
 */
final class ContactCards {
    private final List<JsonValue> contacts;
    private final BooleanSupplier alone;
    private @Nullable Boolean isAlone;
    private @Nullable Card only;
    private @Nullable Map<String, Card> byId;

    /** The content of a card, read once for all items of its person. */
    private record Card(
            WireUser ids,
            @Nullable String userName,
            @Nullable String name,
            @Nullable String keyHash) {
        static final Card NONE = Card.of(JsonValue.MISSING);

        static Card of(JsonValue json) {
            JsonValue profile = json.get("profile");
            return new Card(
                    WireUser.card(json),
                    WireUser.userName(profile.get("username")),
                    SafeText.name(profile.name("name")),
                    json.id("identity_key_hash"));
        }
    }

    /**
     * Creates the cards.
     *
     * @param contacts the cards
     * @param alone whether there is only one item, to which a card without ids then belongs; evaluated at most once
     */
    ContactCards(JsonValue contacts, BooleanSupplier alone) {
        this.contacts = contacts.elements();
        this.alone = alone;
    }

    /** The person, completed from their card. */
    WhatsAppUser complete(WireUser user) {
        Card card = find(user);
        WireUser ids = user.or(card.ids());
        return new WhatsAppUser(
                ids.phone(), ids.userId(), ids.parentUserId(), card.userName(), card.name(), card.keyHash());
    }

    private Card find(WireUser user) {
        return switch (contacts.size()) {
            case 0 -> Card.NONE;
            case 1 -> ifTheirs(user);
            default -> among(user);
        };
    }

    /** An item without ids belongs to the only card. A card without ids belongs to the only item. */
    private Card ifTheirs(WireUser user) {
        Card card = only;
        if (card == null) {
            card = Card.of(contacts.get(0));
            only = card;
        }
        boolean theirs = isOn(card, user.userId())
                || isOn(card, user.phone() == null ? null : WireUser.digits(user.phone()))
                || isOn(card, user.parentUserId());
        return theirs || user.isEmpty() || (card.ids().isEmpty() && isAlone()) ? card : Card.NONE;
    }

    private static boolean isOn(Card card, @Nullable String id) {
        WireUser ids = card.ids();
        return id != null
                && isWhole(id)
                && (id.equals(ids.userId())
                        || (ids.phone() != null && id.equals(WireUser.digits(ids.phone())))
                        || id.equals(ids.parentUserId()));
    }

    /** Only the beginning of a too long id is read, which another id may share. */
    private static boolean isWhole(String id) {
        return id.length() <= SafeText.MAX_ID_LENGTH;
    }

    private Card among(WireUser user) {
        Map<String, Card> index = byId;
        if (index == null) {
            index = index();
            byId = index;
        }
        Card card = user.userId() == null ? null : index.get(user.userId());
        if (card == null && user.phone() != null) {
            card = index.get(WireUser.digits(user.phone()));
        }
        if (card == null && user.parentUserId() != null) {
            card = index.get(user.parentUserId());
        }
        return card == null ? Card.NONE : card;
    }

    /** Cached: counting again for every item would take quadratic time. */
    private boolean isAlone() {
        Boolean known = isAlone;
        if (known == null) {
            known = alone.getAsBoolean();
            isAlone = known;
        }
        return known;
    }

    private Map<String, Card> index() {
        Map<String, Card> index = new HashMap<>();
        for (JsonValue contact : contacts) {
            Card card = Card.of(contact);
            WireUser ids = card.ids();
            put(index, ids.phone() == null ? null : WireUser.digits(ids.phone()), card);
            put(index, ids.userId(), card);
            put(index, ids.parentUserId(), card);
        }
        return index;
    }

    private static void put(Map<String, Card> index, @Nullable String id, Card card) {
        if (id != null && isWhole(id)) {
            index.putIfAbsent(id, card);
        }
    }
}
