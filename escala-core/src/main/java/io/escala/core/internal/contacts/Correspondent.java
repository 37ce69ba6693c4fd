package io.escala.core.internal.contacts;

import io.escala.core.internal.identify.ContactIdentification;
import io.escala.crm.Channel;
import io.escala.crm.change.State;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The other side of a conversation: who it turned out to be, and the names under which the channel knows them now.
 *
 * @param conversation the conversation
 * @param identity the person, after following redirects
 * @param aliases what names them now, those of identities that were fused into them included; best first: confirmed before
 *     assumed, then seen last
 */
public record Correspondent(Conversation conversation, ChannelIdentity identity, List<IdentityAlias> aliases) {
    private static final Comparator<IdentityAlias> BEST_FIRST = Comparator.comparing(IdentityAlias::grade)
            .thenComparing(IdentityAlias::lastSeen)
            .reversed()
            .thenComparing(alias -> alias.key().value());

    public static Optional<Correspondent> of(State state, ConversationId id) {
        return state.conversations()
                .find(id)
                .flatMap(conversation -> state.identities()
                        .canonical(conversation.identity())
                        .map(identity -> new Correspondent(conversation, identity, aliases(state, identity))));
    }

    private static List<IdentityAlias> aliases(State state, ChannelIdentity identity) {
        Set<IdentityId> selves = new LinkedHashSet<>();
        selves.add(identity.id());
        state.conversations().of(identity.id()).forEach(conversation -> selves.add(conversation.identity()));
        List<IdentityAlias> valid = new ArrayList<>();
        for (IdentityId self : selves) {
            state.identities().aliases(self).stream()
                    .filter(IdentityAlias::valid)
                    .forEach(valid::add);
        }
        valid.sort(BEST_FIRST);
        return valid;
    }

    Channel channel() {
        return conversation.channel();
    }

    /** The number they write from, where it shows. */
    Optional<Phone> number() {
        return numberAlias().map(alias -> new Phone(alias.key().value()));
    }

    /** Whether a message came in from that number; else it is only where we wrote to. */
    boolean wroteFromNumber() {
        return numberAlias()
                .filter(alias -> alias.grade() == AliasGrade.CONFIRMED)
                .isPresent();
    }

    private Optional<IdentityAlias> numberAlias() {
        return current(IdentityKeyKind.WHATSAPP_NUMBER);
    }

    /** The Instagram user name they have now. */
    Optional<IdentityKey> userName() {
        return current(IdentityKeyKind.INSTAGRAM_USER_NAME).map(IdentityAlias::key);
    }

    private Optional<IdentityAlias> current(IdentityKeyKind kind) {
        return aliases.stream().filter(alias -> alias.key().kind() == kind).findFirst();
    }

    /** The keys to identify them by, as {@link ContactIdentification} wants them: of several numbers or user names only the current one. */
    List<IdentityKey> keys() {
        Set<IdentityKey> keys = new LinkedHashSet<>();
        for (IdentityAlias alias : aliases) {
            IdentityKeyKind kind = alias.key().kind();
            boolean oneOnly = kind == IdentityKeyKind.WHATSAPP_NUMBER || kind == IdentityKeyKind.INSTAGRAM_USER_NAME;
            if (!oneOnly || keys.stream().noneMatch(key -> key.kind() == kind)) {
                keys.add(alias.key());
            }
        }
        return List.copyOf(keys);
    }
}
