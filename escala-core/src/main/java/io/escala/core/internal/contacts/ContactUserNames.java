package io.escala.core.internal.contacts;

import io.escala.core.channel.PartyKey;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.identify.UserNameAliases;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Instagram user names: of a person on the channel, and as a key of a contact (S45, S58). */
final class ContactUserNames {
    private ContactUserNames() {}

    /** Returns the user name as a key of a contact. */
    static Optional<ContactKeyValue> value(Correspondent correspondent) {
        return correspondent.userName().flatMap(name -> ContactKeyValue.instagramUserName(name.value()));
    }

    /** Returns the contact that holds the person's user name. */
    static Optional<ContactId> holder(State state, Correspondent correspondent) {
        return value(correspondent)
                .flatMap(value -> state.holder(Claim.contactKey(value)))
                .map(ContactId::new);
    }

    /**
     * Adds the person's user name to the keys of a new contact, unless another contact holds it.
     *
     * @return the notice that it is taken, if it is
     */
    static Optional<Notice> plan(State state, Correspondent correspondent, KeyPlan plan) {
        Optional<ContactId> holder = holder(state, correspondent);
        if (holder.isEmpty()) {
            value(correspondent).ifPresent(value -> plan.add(value, Set.of()));
        }
        return holder.map(taken -> Notice.about(Notice.Kind.USER_NAME_TAKEN, taken));
    }

    /**
     * Records the person's user name on a contact, unless another contact holds it.
     *
     * @return the notice that it is taken, if it is
     */
    static Optional<Notice> record(UnitOfWork unit, Correspondent correspondent, ContactId contact) {
        Optional<ContactId> holder = holder(unit.state(), correspondent);
        if (holder.isEmpty()) {
            value(correspondent).ifPresent(value -> {
                unit.change(new ContactChange.GrantKey(new ContactKey(unit.account(), contact, value, Set.of())));
                unit.event(new CrmEvent.ContactChanged(contact, List.of(ContactKeyKind.INSTAGRAM_USER_NAME.name())));
            });
        }
        return holder.filter(taken -> !taken.equals(contact))
                .map(taken -> Notice.about(Notice.Kind.USER_NAME_TAKEN, taken));
    }

    /**
     * Records the user name that a registered person has by now on their contact, in place of the name they had before. A name
     * that another contact holds is left as a suggestion.
     *
     * @param unit the decision; the holder of the name and the keys of the contact loaded
     * @param person the person, with the name as alias
     * @param contact the person's contact
     * @param name the name
     */
    static void follow(UnitOfWork unit, ChannelIdentity person, ContactId contact, IdentityKey name) {
        Optional<ContactKeyValue> now = ContactKeyValue.instagramUserName(name.value());
        Optional<ContactId> holder = now.flatMap(value -> unit.state().holder(Claim.contactKey(value)))
                .map(ContactId::new);
        if (holder.isPresent()) {
            holder.filter(other -> !other.equals(contact))
                    .ifPresent(other ->
                            ContactLinking.suggest(unit, person, Suggestion.Kind.USER_NAME_TAKEN, List.of(other)));
            return;
        }
        now.ifPresent(value -> {
            for (ContactKey former : formerNames(unit.state(), person, contact)) {
                unit.change(new ContactChange.RevokeKey(former, former.roles()));
            }
            unit.change(new ContactChange.GrantKey(new ContactKey(unit.account(), contact, value, Set.of())));
            unit.event(new CrmEvent.ContactChanged(contact, List.of(ContactKeyKind.INSTAGRAM_USER_NAME.name())));
        });
    }

    /** The user names on the contact that its person had and has no more; a name that a user typed stays. */
    private static List<ContactKey> formerNames(State state, ChannelIdentity person, ContactId contact) {
        Set<String> ended = state.identities().aliases(person.id()).stream()
                .filter(alias -> !alias.valid() && alias.key().kind() == IdentityKeyKind.INSTAGRAM_USER_NAME)
                .map(alias -> alias.key().value())
                .collect(Collectors.toSet());
        return state.contacts().keys(contact).stream()
                .filter(key -> key.value().kind() == ContactKeyKind.INSTAGRAM_USER_NAME
                        && ended.contains(key.value().value()))
                .toList();
    }

    /** Returns a user name as a key on a line, or empty when it is no valid user name. */
    static Optional<IdentityKey> key(Line line, String name) {
        PartyKey key = new PartyKey(IdentityKeyKind.INSTAGRAM_USER_NAME, name);
        return line.channel() == key.kind().channel() ? PartyKeys.scoped(line, key) : Optional.empty();
    }

    /** Records a user name reported by the channel for a person. */
    static void see(UnitOfWork unit, ChannelIdentity identity, IdentityKey name) {
        UserNameAliases.see(unit, identity, name, unit.now());
    }
}
