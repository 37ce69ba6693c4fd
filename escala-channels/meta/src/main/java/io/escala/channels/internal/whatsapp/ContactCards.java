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
 * The contact cards beside items: names, and ids the item itself leaves out. Joined by id and never by position, so that of
 * several people nobody gets another one's name. Of one body and one thread.
 */
final class ContactCards {
    private final List<JsonValue> contacts;
    private final BooleanSupplier alone;
    private @Nullable Boolean isAlone;
    private @Nullable Card only;
    private @Nullable Map<String, Card> byId;

    /** What is on a card: read once, however many items are of its person. */
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
     * The cards beside items.
     *
     * @param contacts the cards
     * @param alone whether there is one item only, so that a card that names nobody can be nobody else's; asked once,
     *     when it matters
     */
    ContactCards(JsonValue contacts, BooleanSupplier alone) {
        this.contacts = contacts.elements();
        this.alone = alone;
    }

    /** The person with everything their card adds. */
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

    /** An item that names nobody is of whom the only card is of. A card that names nobody is of the only item. */
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

    /** Of an id that is too long only the beginning is read, which another may share. */
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

    /** Counting again for every item would take time by the square of their number. */
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
