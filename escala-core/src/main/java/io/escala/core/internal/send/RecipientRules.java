package io.escala.core.internal.send;

import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.Fusion;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * Records the recipient's ids in Meta's answer to a send, so that the customer's reply in any form is filed in the same
 * conversation. For each key:
 *
 * <ol>
 *   <li>A key without holder becomes an assumed alias of the recipient.
 *   <li>Except a second user id of the same portfolio: the number may belong to another person by now. That is left as a
 *       suggestion.
 *   <li>If another identity holds the key, the two are one person and are merged, unless their contacts or user ids differ.
 *       Then the conflict is recorded and nothing changes.
 * </ol>
 *
 * None of this promotes a contact's number (S37, S38).
 */
final class RecipientRules {
    private RecipientRules() {}

    /**
     * Records the recipient's ids.
     *
     * @param unit the decision; the holders of the keys loaded
     * @param line the line
     * @param recipient the recipient as it was read
     * @param answer the ids in Meta's answer
     */
    static void learn(UnitOfWork unit, Line line, ChannelIdentity recipient, List<PartyKey> answer) {
        ChannelIdentity person = recipient;
        for (IdentityKey key : keys(line, answer)) {
            State state = unit.state();
            Optional<ChannelIdentity> holder = state.holder(Claim.identityKey(key))
                    .flatMap(id -> state.identities().canonical(new IdentityId(id)));
            if (holder.isPresent()) {
                if (!holder.get().id().equals(person.id())) {
                    person = Fusion.settle(unit, person, holder.get(), unit.now());
                }
            } else if (hasOtherUserId(state, person, key)) {
                ContactLinking.suggest(
                        unit,
                        person,
                        Suggestion.Kind.IDENTITY_CONFLICT,
                        person.contact() == null ? List.of() : List.of(person.contact()));
            } else {
                unit.change(new IdentityChange.SeeAlias(
                        IdentityAlias.since(unit.account(), person.id(), key, AliasGrade.ASSUMED, unit.now())));
            }
        }
    }

    /**
     * Returns the keys of an answer in the scope of their line.
     *
     * @param line the line
     * @param answer the ids in Meta's answer
     * @return the keys that can identify a person
     */
    static List<IdentityKey> keys(Line line, List<PartyKey> answer) {
        return PartyKeys.of(line, new Party(answer, null)).stream()
                .filter(key -> key.kind().anchors())
                .toList();
    }

    private static boolean hasOtherUserId(State state, ChannelIdentity person, IdentityKey key) {
        return key.kind() == IdentityKeyKind.BSUID
                && Fusion.userIds(state, person).stream()
                        .anyMatch(own -> own.scope().equals(key.scope()));
    }
}
