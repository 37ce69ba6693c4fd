package io.escala.core.internal.identify;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies new ids of a person as reported by the channel. In order:
 *
 * <ol>
 *   <li>The person is looked up by both sides. A number that is known under a user id which the channel does not name
 *       belongs to another person by now, and is ignored.
 *   <li>No person known: the two user ids are kept as one person's, without a conversation, so that late events under the
 *       old one and early events under the new one are filed together. Numbers alone are not kept.
 *   <li>A number that is not among the new ids ends: it may become another person's, and nothing more is sent to it. A
 *       number seen in use since the change is kept. If the channel hides the new number, the old one ends too, because user
 *       ids change when numbers do.
 *   <li>Two identities are merged as one person; if their contacts differ, the conflict is recorded and each keeps its ids.
 *   <li>The new ids are added; a number of another person moves, and the conflict is recorded. An old user id stays valid:
 *       it is never reassigned, and late events contain it.
 * </ol>
 */
public final class IdentityKeyChange {
    private IdentityKeyChange() {}

    /**
     * Applies the new ids.
     *
     * @param unit the decision; the holders of {@link PartyKeys#claims} of both sides, and their conversations, loaded
     * @param channel the channel
     * @param before the previous ids, in the order of {@link PartyKeys#of}
     * @param after the new ids, likewise
     * @param at when they changed
     * @return the person, or empty when no person is known and nothing is kept
     */
    public static Optional<ChannelIdentity> rename(
            UnitOfWork unit, Channel channel, List<IdentityKey> before, List<IdentityKey> after, Instant at) {
        Set<IdentityKey> stated = new HashSet<>(before);
        stated.addAll(after);
        Optional<ChannelIdentity> former = known(unit.state(), before, stated);
        Optional<ChannelIdentity> current = known(unit.state(), after, stated);
        if (former.isEmpty() && current.isEmpty() && before.stream().noneMatch(IdentityKeyChange::isUserId)) {
            return Optional.empty();
        }
        boolean two = former.isPresent()
                && current.isPresent()
                && !former.get().id().equals(current.get().id());
        if (two && Fusion.contactsDiffer(former.get(), current.get())) {
            Fusion.report(unit, current.get(), former.get());
            return current;
        }
        former.or(() -> current).ifPresent(known -> endNumbers(unit, known, before, after, at));
        ChannelIdentity person = two
                ? Fusion.fuse(unit, current.get(), former.get(), at)
                : former.or(() -> current).orElseGet(() -> IdentityResolution.begin(unit, channel, at));
        if (former.isEmpty() && current.isEmpty()) {
            endNumbers(unit, person, before, after, at);
        }
        for (IdentityKey key : before) {
            if (isUserId(key) && unit.state().holder(Claim.identityKey(key)).isEmpty()) {
                IdentityResolution.see(unit, person, key, AliasGrade.ASSUMED, at);
            }
        }
        passedOn(unit.state(), person, after).ifPresent(owner -> Fusion.report(unit, person, owner));
        for (IdentityKey key : after) {
            IdentityResolution.see(unit, person, key, AliasGrade.CONFIRMED, at);
        }
        return Optional.of(unit.state().identities().find(person.id()).orElse(person));
    }

    /** Another person who has the new number until now: it moves, and the conflict is reported to users. */
    private static Optional<ChannelIdentity> passedOn(State state, ChannelIdentity person, List<IdentityKey> after) {
        return PartyKeys.number(after)
                .flatMap(number -> IdentityResolution.holder(state, IdentityKey.whatsAppNumber(number)))
                .filter(owner -> !owner.id().equals(person.id()));
    }

    private static Optional<ChannelIdentity> known(State state, List<IdentityKey> keys, Set<IdentityKey> stated) {
        Optional<ChannelIdentity> byUserId = IdentityResolution.byUserId(state, keys);
        return byUserId.isPresent()
                ? byUserId
                : PartyKeys.number(keys)
                        .flatMap(number -> IdentityResolution.byNumber(state, number))
                        .filter(holder -> !hasOtherUserId(state, holder, stated));
    }

    /**
     * Whether a holder's user ids, in a portfolio of which the channel names user ids, are all different from the named
     * ones.
     */
    private static boolean hasOtherUserId(State state, ChannelIdentity holder, Set<IdentityKey> stated) {
        List<IdentityKey> own = Fusion.userIds(state, holder);
        return own.stream().noneMatch(stated::contains)
                && own.stream()
                        .anyMatch(key -> stated.stream()
                                .anyMatch(other -> other.kind() == key.kind()
                                        && other.scope().equals(key.scope())));
    }

    private static void endNumbers(
            UnitOfWork unit, ChannelIdentity person, List<IdentityKey> before, List<IdentityKey> after, Instant at) {
        boolean moved = PartyKeys.number(after).isPresent()
                || before.stream().anyMatch(key -> isUserId(key) && !after.contains(key));
        if (!moved) {
            return;
        }
        for (IdentityKey key : before) {
            boolean unseen = key.kind() == IdentityKeyKind.WHATSAPP_NUMBER
                    && !after.contains(key)
                    && unit.state().holder(Claim.identityKey(key)).isEmpty()
                    && unit.state().identities().alias(person.id(), key).isEmpty();
            if (unseen) {
                // Recorded as ended, so that a message from before the change does not add it again.
                unit.change(new IdentityChange.EndAlias(
                        IdentityAlias.since(unit.account(), person.id(), key, AliasGrade.ASSUMED, at), at));
            }
        }
        for (IdentityAlias alias : unit.state().identities().aliases(person.id())) {
            boolean leftBehind = alias.valid()
                    && alias.key().kind() == IdentityKeyKind.WHATSAPP_NUMBER
                    && !after.contains(alias.key())
                    && alias.lastSeen().isBefore(at);
            if (leftBehind) {
                unit.change(new IdentityChange.EndAlias(alias, at));
            }
        }
    }

    private static boolean isUserId(IdentityKey key) {
        return key.kind().anchors() && key.kind() != IdentityKeyKind.WHATSAPP_NUMBER;
    }
}
