package io.escala.core.identify;

import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Adds the line's scope to the ids of a channel. */
final class ScopedKeys {
    private ScopedKeys() {}

    static List<IdentityKey> of(Line line, Party party) {
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

    private static Optional<IdentityKey> scoped(Line line, PartyKey key) {
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
}
