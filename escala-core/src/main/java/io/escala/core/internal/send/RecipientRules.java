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
 * What is learnt from how Meta's answer to a send names the recipient, so that the customer's answer finds the conversation that
 * asked in whatever form it comes. For each key:
 *
 * <ol>
 *   <li>One that nobody holds becomes an assumed alias of whom we wrote to.
 *   <li>Except a user id beside another of the same portfolio: the number may be another person's by now. That is left to a
 *       person.
 *   <li>One that another identity holds: the two are one person, and fuse, unless their contacts or user ids differ. Then the
 *       conflict is recorded and nothing moves.
 * </ol>
 *
 * No contact's number is promoted by any of it (S37, S38).
 */
final class RecipientRules {
    private RecipientRules() {}

    /**
     * Learns.
     *
     * @param unit the decision; the holders of the keys loaded
     * @param line the line
     * @param recipient whom we wrote to, as it was read
     * @param answer how Meta names them
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
     * The keys of an answer in the scope of their line.
     *
     * @param line the line
     * @param answer how Meta names the recipient
     * @return the keys on which an identity may stand
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
