package io.escala.core.internal.identify;

import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the channel identity of a set of keys; creates one when there is none. In order:
 *
 * <ol>
 *   <li>The user id (business-scoped, page-scoped, Instagram-scoped) identifies the person.
 *   <li>Else the number: digit for digit, then a strong national form, then a weak form, but only if that was recorded from
 *       a send. So the reply to a send is filed in its conversation, in whatever form Meta writes the number.
 *   <li>If both lead to different identities, {@link Fusion} decides.
 * </ol>
 *
 * User names identify no person here ({@link UserNameAliases}). A known number under a new user id may belong to another
 * person by now: a new identity is created, and the number moves there.
 */
public final class IdentityResolution {
    /** The age of an alias's last sighting after which it is written again. */
    private static final Duration SIGHTING = Duration.ofHours(24);

    private IdentityResolution() {}

    /**
     * Finds or creates the identity.
     *
     * @param unit the decision; the holders of {@link PartyKeys#claims} must be loaded
     * @param channel the channel
     * @param keys the party's keys in the order of {@link PartyKeys#of}; at least one that anchors
     * @param grade CONFIRMED when the person wrote, ASSUMED when the business did
     * @param at when the keys were seen
     * @return the identity, with every key as its alias
     */
    public static ChannelIdentity resolve(
            UnitOfWork unit, Channel channel, List<IdentityKey> keys, AliasGrade grade, Instant at) {
        Optional<ChannelIdentity> byUserId = byUserId(unit.state(), keys);
        Optional<Phone> number = PartyKeys.number(keys);
        Optional<ChannelIdentity> byNumber = number.flatMap(phone -> byNumber(unit.state(), phone));
        ChannelIdentity identity;
        if (byUserId.isPresent() && byNumber.isPresent()) {
            identity = same(byUserId.get(), byNumber.get())
                    ? byUserId.get()
                    : Fusion.settle(unit, byUserId.get(), byNumber.get(), at);
        } else if (byUserId.isPresent()) {
            identity = byUserId.get();
        } else if (byNumber.isPresent() && !hasOtherUserId(unit.state(), byNumber.get(), keys)) {
            identity = byNumber.get();
        } else {
            ChannelIdentity begun = begin(unit, channel, at);
            byNumber.ifPresent(former -> Fusion.report(unit, begun, former));
            identity = begun;
        }
        for (IdentityKey key : keys) {
            see(unit, identity, key, grade, at);
        }
        return unit.state().identities().find(identity.id()).orElse(identity);
    }

    /**
     * Finds the identity of keys.
     *
     * @param state the loaded state
     * @param keys the keys in the order of {@link PartyKeys#of}
     * @return the identity, if there is one
     */
    public static Optional<ChannelIdentity> known(State state, List<IdentityKey> keys) {
        Optional<ChannelIdentity> byUserId = byUserId(state, keys);
        return byUserId.isPresent() ? byUserId : PartyKeys.number(keys).flatMap(number -> byNumber(state, number));
    }

    /**
     * Finds the identity of a number: digit for digit, by a strong form, or by a weak form recorded from a send.
     *
     * @param state the loaded state
     * @param number the number
     * @return the identity of the first form that has one
     */
    public static Optional<ChannelIdentity> byNumber(State state, Phone number) {
        for (PhoneForm form : PhoneForms.candidates(number)) {
            IdentityKey key = IdentityKey.whatsAppNumber(form.phone());
            Optional<ChannelIdentity> holder = holder(state, key);
            if (holder.isPresent() && (form.grade() != PhoneForm.Grade.WEAK || wasWrittenTo(state, key))) {
                return holder;
            }
        }
        return Optional.empty();
    }

    private static boolean wasWrittenTo(State state, IdentityKey key) {
        return state.holder(Claim.identityKey(key))
                .flatMap(id -> state.identities().alias(new IdentityId(id), key))
                .filter(alias -> alias.grade() == AliasGrade.ASSUMED)
                .isPresent();
    }

    static Optional<ChannelIdentity> byUserId(State state, List<IdentityKey> keys) {
        return keys.stream()
                .filter(key -> key.kind().anchors() && key.kind() != IdentityKeyKind.WHATSAPP_NUMBER)
                .map(key -> holder(state, key))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<ChannelIdentity> holder(State state, IdentityKey key) {
        return state.holder(Claim.identityKey(key))
                .flatMap(id -> state.identities().canonical(new IdentityId(id)));
    }

    private static boolean same(ChannelIdentity a, ChannelIdentity b) {
        return a.id().equals(b.id());
    }

    private static boolean hasOtherUserId(State state, ChannelIdentity identity, List<IdentityKey> keys) {
        return keys.stream()
                .filter(key -> key.kind() == IdentityKeyKind.BSUID)
                .anyMatch(key -> Fusion.userIds(state, identity).stream()
                        .anyMatch(other -> other.scope().equals(key.scope()) && !other.equals(key)));
    }

    static ChannelIdentity begin(UnitOfWork unit, Channel channel, Instant at) {
        ChannelIdentity identity =
                new ChannelIdentity(unit.account(), new IdentityId(unit.id()), channel, null, null, null, at, 0);
        unit.change(new IdentityChange.AddIdentity(identity));
        return identity;
    }

    static void see(UnitOfWork unit, ChannelIdentity identity, IdentityKey key, AliasGrade grade, Instant at) {
        State state = unit.state();
        if (!key.kind().anchors()) {
            UserNameAliases.see(unit, identity, key, at);
            return;
        }
        IdentityAlias sighting = IdentityAlias.since(unit.account(), identity.id(), key, grade, at);
        state.holder(Claim.identityKey(key))
                .map(IdentityId::new)
                .filter(holder -> !holder.equals(identity.id()) && leadsTo(state, holder, identity))
                .flatMap(redirect -> state.identities().alias(redirect, key))
                .ifPresent(alias -> Fusion.inheritKey(unit, alias, identity, at));
        Optional<IdentityId> held = state.holder(Claim.identityKey(key)).map(IdentityId::new);
        if (held.isEmpty()) {
            if (!ended(state, identity, key, at)) {
                unit.change(new IdentityChange.SeeAlias(sighting));
                AbsentKeys.expect(unit, PartyKeys.claims(List.of(key)));
            }
            return;
        }
        Optional<IdentityAlias> before = state.identities().alias(held.get(), key);
        if (!leadsTo(state, held.get(), identity)) {
            IdentityAlias others =
                    before.orElse(IdentityAlias.since(unit.account(), held.get(), key, AliasGrade.ASSUMED, at));
            if (at.isBefore(others.validFrom())) {
                // A late event with a key that has moved to another person since: it was this person's until then.
                unit.change(new IdentityChange.EndAlias(
                        state.identities()
                                .alias(identity.id(), key)
                                .map(known -> known.merge(sighting))
                                .orElse(sighting),
                        others.validFrom()));
                return;
            }
            // The key moves to this person: it ends for the former one, and stays on record there.
            unit.change(new IdentityChange.EndAlias(others, at));
            unit.change(new IdentityChange.SeeAlias(sighting));
        } else if (before.isEmpty() || needsUpdate(before.get(), grade, at)) {
            unit.change(new IdentityChange.SeeAlias(IdentityAlias.since(unit.account(), held.get(), key, grade, at)));
        }
    }

    /** Whether a sighting adds to the recorded alias: a higher grade, an earlier start, or that the key is still in use. */
    static boolean needsUpdate(IdentityAlias known, AliasGrade grade, Instant at) {
        return known.grade().compareTo(grade) < 0
                || at.isBefore(known.validFrom())
                || known.lastSeen().plus(SIGHTING).isBefore(at);
    }

    /**
     * Whether a key ended for a person after this sighting, so that a late event does not add an old number or name again.
     */
    static boolean ended(State state, ChannelIdentity identity, IdentityKey key, Instant at) {
        return state.identities()
                .alias(identity.id(), key)
                .map(IdentityAlias::validTo)
                .filter(end -> !at.isAfter(end))
                .isPresent();
    }

    static boolean leadsTo(State state, IdentityId holder, ChannelIdentity identity) {
        return state.identities()
                .canonical(holder)
                .filter(person -> same(person, identity))
                .isPresent();
    }
}
