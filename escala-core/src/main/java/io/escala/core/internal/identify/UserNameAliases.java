package io.escala.core.internal.identify;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * User names: a name belongs to one person at a time, and a person has one in each scope. Names move between people, so each
 * has a start and an end, and none identifies a person. The latest sighting wins, in whatever order they come in.
 */
public final class UserNameAliases {
    private UserNameAliases() {}

    /**
     * Records a user name seen on the channel. The name ends for its former person, and the person's former name ends too,
     * unless one of the two was seen later than this.
     *
     * @param unit the decision; the holder of the name loaded
     * @param identity the person
     * @param name the name
     * @param at when it was seen
     */
    public static void see(UnitOfWork unit, ChannelIdentity identity, IdentityKey name, Instant at) {
        State state = unit.state();
        Optional<IdentityAlias> theirs = state.holder(Claim.identityKey(name))
                .map(IdentityId::new)
                .map(holder -> state.identities()
                        .alias(holder, name)
                        .orElse(IdentityAlias.since(unit.account(), holder, name, AliasGrade.ASSUMED, at)));
        if (theirs.isPresent() && IdentityResolution.leadsTo(state, theirs.get().identity(), identity)) {
            if (IdentityResolution.needsUpdate(theirs.get(), AliasGrade.CONFIRMED, at)) {
                unit.change(new IdentityChange.SeeAlias(
                        IdentityAlias.since(unit.account(), theirs.get().identity(), name, AliasGrade.CONFIRMED, at)));
            }
            return;
        }
        Optional<IdentityAlias> own = state.identities().aliases(identity.id()).stream()
                .filter(alias -> alias.valid()
                        && alias.key().kind() == name.kind()
                        && alias.key().scope().equals(name.scope()))
                .findFirst();
        if (seenLater(theirs, at) || seenLater(own, at) || IdentityResolution.ended(state, identity, name, at)) {
            return;
        }
        own.ifPresent(former -> unit.change(new IdentityChange.EndAlias(former, at)));
        theirs.ifPresent(former -> {
            unit.change(new IdentityChange.EndAlias(former, at));
            unit.event(new CrmEvent.IdentityChanged(former.identity()));
        });
        unit.change(new IdentityChange.SeeAlias(
                IdentityAlias.since(unit.account(), identity.id(), name, AliasGrade.CONFIRMED, at)));
        AbsentKeys.expect(unit, PartyKeys.claims(List.of(name)));
        if (own.isPresent()) {
            unit.event(new CrmEvent.IdentityChanged(identity.id()));
        }
    }

    private static boolean seenLater(Optional<IdentityAlias> alias, Instant at) {
        return alias.filter(known -> known.lastSeen().isAfter(at)).isPresent();
    }
}
