package io.escala.core.internal.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.core.identify.Identification;
import io.escala.core.internal.identify.ContactIdentification;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.conversation.Author;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Applies a profile reported by a channel. In order:
 *
 * <ol>
 *   <li>The name is kept, even an empty one, so that it is known that there is none.
 *   <li>An Instagram user name becomes an alias of this person, and of no other on that Instagram account.
 *   <li>For a registered person, empty names of the contact are filled, and names written by Meta are updated (S60); an Instagram
 *       user name learnt or changed since is recorded on the contact, unless another contact holds it: then a suggestion is
 *       recorded.
 *   <li>An unregistered person whose user name a contact holds is linked to it (S45, S54), unless the contact is known there
 *       as another person: then a suggestion is recorded.
 * </ol>
 */
final class ProfileDecision {
    private ProfileDecision() {}

    /** The reported name, seen now. */
    static ProfileName name(ProfileSource.Found found, Instant at) {
        return new ProfileName(found.fullName(), found.firstName(), found.lastName(), at);
    }

    /** Records the profile without further effects. */
    static void learn(UnitOfWork unit, ChannelIdentity identity, Line line, ProfileSource.Found found) {
        unit.change(new IdentityChange.NameIdentity(identity.id(), name(found, unit.now())));
        Optional.ofNullable(found.userName())
                .flatMap(name -> ContactUserNames.key(line, name))
                .ifPresent(name -> ContactUserNames.see(unit, identity, name));
    }

    /** Records the profile and applies its effects. Requires the state of {@link ContactLoader#forPerson}. */
    static void decide(UnitOfWork unit, IdentityId id, Line line, ProfileSource.Found found) {
        State state = unit.state();
        Optional<ChannelIdentity> person = state.identities().canonical(id);
        if (person.isEmpty()) {
            return;
        }
        learn(unit, person.get(), line, found);
        ChannelIdentity identity = state.identities().find(person.get().id()).orElseThrow();
        Optional<IdentityKey> userName =
                Optional.ofNullable(found.userName()).flatMap(name -> ContactUserNames.key(line, name));
        ContactId contact = identity.contact();
        if (contact != null) {
            ProfileNames.complete(unit, contact, identity.profile());
            userName.ifPresent(name -> ContactUserNames.follow(unit, identity, contact, name));
            return;
        }
        if (userName.isEmpty()) {
            return;
        }
        Identification who = ContactIdentification.identify(state, identity, List.of(userName.get()));
        if (who instanceof Identification.Known known) {
            ContactLinking.link(
                    unit, identity, known.contact(), Author.CHANNEL, LinkReasons.found(unit, known, Author.CHANNEL));
            ProfileNames.complete(unit, known.contact(), identity.profile());
            return;
        }
        List<ContactId> former = ContactKeyValue.instagramUserName(
                        userName.get().value())
                .flatMap(value -> state.holder(Claim.contactKey(value)))
                .map(ContactId::new)
                .stream()
                .toList();
        if (!former.isEmpty()) {
            ContactLinking.suggest(unit, identity, Suggestion.Kind.USER_NAME_TAKEN, former);
        }
    }
}
