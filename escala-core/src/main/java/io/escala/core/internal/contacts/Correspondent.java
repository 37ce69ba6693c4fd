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
 * The person of a conversation, with their current aliases on the channel.
 *
 * @param conversation the conversation
 * @param identity the person, after following redirects
 * @param aliases the valid aliases, including those of identities merged into this one; confirmed before assumed, then last
 *     seen first
 */
public record Correspondent(Conversation conversation, ChannelIdentity identity, List<IdentityAlias> aliases) {
    private static final Comparator<IdentityAlias> BEST_FIRST = Comparator.comparing(IdentityAlias::grade)
            .thenComparing(IdentityAlias::lastSeen)
            .reversed()
            .thenComparing(alias -> alias.key().value());

    public static Optional<Correspondent> of(State state, ConversationId id) {
        return state.conversations()
                .current(id)
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

    /** Returns the person's number, if it is known. */
    public Optional<Phone> number() {
        return numberAlias().map(alias -> new Phone(alias.key().value()));
    }

    /** Returns whether a message came in from that number; otherwise the business only wrote to it. */
    boolean wroteFromNumber() {
        return numberAlias()
                .filter(alias -> alias.grade() == AliasGrade.CONFIRMED)
                .isPresent();
    }

    private Optional<IdentityAlias> numberAlias() {
        return current(IdentityKeyKind.WHATSAPP_NUMBER);
    }

    /** Returns the person's current Instagram user name. */
    Optional<IdentityKey> userName() {
        return current(IdentityKeyKind.INSTAGRAM_USER_NAME).map(IdentityAlias::key);
    }

    private Optional<IdentityAlias> current(IdentityKeyKind kind) {
        return aliases.stream().filter(alias -> alias.key().kind() == kind).findFirst();
    }

    /** Returns the keys for {@link ContactIdentification}: of several numbers or user names only the current one. */
    public List<IdentityKey> keys() {
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
