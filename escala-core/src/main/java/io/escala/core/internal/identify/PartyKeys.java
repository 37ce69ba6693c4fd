package io.escala.core.internal.identify;

import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Adds the line's scope to the ids of a channel, and returns the claims by which their person may be known. */
public final class PartyKeys {
    private PartyKeys() {}

    /**
     * Returns the keys of a party on a line, most significant first: user id, parent user id, number, user name. Values that
     * are no valid key of the line's channel are omitted.
     *
     * @param line the line
     * @param party the party
     * @return its keys, each once
     */
    public static List<IdentityKey> of(Line line, Party party) {
        Set<IdentityKey> keys = new LinkedHashSet<>();
        party.keys().stream()
                .filter(key -> key.kind().channel() == line.channel())
                .sorted(Comparator.comparingInt(key -> rank(key.kind())))
                .forEach(key -> scoped(line, key).ifPresent(keys::add));
        return List.copyOf(keys);
    }

    private static int rank(IdentityKeyKind kind) {
        return switch (kind) {
            case BSUID, PSID, IGSID -> 0;
            case PARENT_BSUID -> 1;
            case WHATSAPP_NUMBER -> 2;
            case INSTAGRAM_USER_NAME, WHATSAPP_USER_NAME -> 3;
        };
    }

    /**
     * Adds the line's scope to one key.
     *
     * @param line the line
     * @param key the key from the channel
     * @return the key, or empty when the value is not valid
     */
    public static Optional<IdentityKey> scoped(Line line, PartyKey key) {
        try {
            return switch (key.kind()) {
                case WHATSAPP_NUMBER -> Phone.ofWire(key.value()).map(IdentityKey::whatsAppNumber);
                case BSUID, PARENT_BSUID, WHATSAPP_USER_NAME ->
                    Optional.of(new IdentityKey(key.kind(), portfolio(line), key.value()));
                case PSID, IGSID ->
                    Optional.of(new IdentityKey(key.kind(), line.key().providerId(), key.value()));
                case INSTAGRAM_USER_NAME ->
                    ContactKeyValue.instagramUserName(key.value())
                            .map(name -> new IdentityKey(key.kind(), line.key().providerId(), name.value()));
            };
        } catch (IllegalArgumentException e) {
            // A value that no store can keep is not used as a key: the event is judged by its other keys.
            return Optional.empty();
        }
    }

    private static String portfolio(Line line) {
        return line.portfolioId() != null ? line.portfolioId() : Objects.requireNonNull(line.wabaId(), "wabaId");
    }

    /**
     * Returns every claim whose holder may be this person: the keys themselves, and for a number its national forms, as
     * identity key and as contact key.
     *
     * @param keys the keys of one party
     * @return the claims to look up
     */
    public static List<Claim> claims(List<IdentityKey> keys) {
        List<Claim> claims = new ArrayList<>();
        for (IdentityKey key : keys) {
            switch (key.kind()) {
                case WHATSAPP_NUMBER -> {
                    for (PhoneForm form : PhoneForms.candidates(new Phone(key.value()))) {
                        claims.add(Claim.identityKey(IdentityKey.whatsAppNumber(form.phone())));
                        claims.add(Claim.contactKey(ContactKeyValue.phone(form.phone())));
                    }
                }
                case INSTAGRAM_USER_NAME -> {
                    claims.add(Claim.identityKey(key));
                    ContactKeyValue.instagramUserName(key.value())
                            .map(Claim::contactKey)
                            .ifPresent(claims::add);
                }
                case BSUID, PARENT_BSUID, PSID, IGSID, WHATSAPP_USER_NAME -> claims.add(Claim.identityKey(key));
            }
        }
        return claims;
    }

    /** Returns the number among keys, if there is one. */
    public static Optional<Phone> number(List<IdentityKey> keys) {
        return keys.stream()
                .filter(key -> key.kind() == IdentityKeyKind.WHATSAPP_NUMBER)
                .map(key -> new Phone(key.value()))
                .findFirst();
    }
}
