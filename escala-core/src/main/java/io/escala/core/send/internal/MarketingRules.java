package io.escala.core.send;

import io.escala.core.access.Refusal;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.store.Claim;
import io.escala.crm.store.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may get marketing. Answers to a person are never held back by any of this. */
final class MarketingRules {
    private MarketingRules() {}

    /**
     * Judges a marketing template.
     *
     * <ol>
     *   <li>It goes to marketing contacts only, so there is a contact.
     *   <li>Whoever took their consent to marketing back gets none.
     *   <li>Whoever stopped marketing on the channel gets none there, as any of the persons by which the channel knows the contact;
     *       on other channels the contact's own word holds.
     *   <li>Whoever an automation registered, and nobody has asked for consent since, gets none.
     * </ol>
     *
     * @param state what is known: the contact's ledger and identities, and what all of them said on their channel
     * @param target where it would go
     * @return the refusal, if it may not get it
     */
    static Optional<Refusal> judge(State state, Target target) {
        Contact contact = target.contact();
        List<ConsentEntry> consents = contact == null ? List.of() : state.consents(contact.id());
        boolean allowed = contact != null
                && contact.marketing()
                && latest(consents, ConsentPurpose.MARKETING) != ConsentState.WITHDRAWN
                && people(state, target).stream().noneMatch(person -> stopped(state, person))
                && !(contact.bornOf() == Origin.AUTOMATION
                        && latest(consents, ConsentPurpose.STORAGE) == ConsentState.NOT_ASKED);
        return allowed
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Reason.MARKETING_NOT_ALLOWED, Refusal.Remedy.CHOOSE_OTHER_TEMPLATE));
    }

    /** Whoever it would reach on this channel: of the conversation, of the number it goes to, and of the contact. */
    private static Set<IdentityId> people(State state, Target target) {
        Set<IdentityId> people = new LinkedHashSet<>();
        Conversation conversation = target.conversation();
        if (conversation != null) {
            people.add(conversation.identity());
        }
        IdentityKey key = target.key();
        if (key != null) {
            state.holder(Claim.identityKey(key)).map(IdentityId::new).ifPresent(people::add);
        }
        Contact contact = target.contact();
        if (contact != null) {
            state.identitiesOf(contact.id()).forEach(identity -> people.add(identity.id()));
        }
        Set<IdentityId> canonical = new LinkedHashSet<>();
        for (IdentityId person : people) {
            state.canonicalIdentity(person)
                    .filter(identity -> identity.channel() == target.line().channel())
                    .map(ChannelIdentity::id)
                    .ifPresent(canonical::add);
        }
        return canonical;
    }

    private static boolean stopped(State state, IdentityId person) {
        ConsentState said = null;
        for (ChannelConsent entry : state.channelConsents(person)) {
            if (entry.purpose() == ConsentPurpose.MARKETING) {
                said = entry.state();
            }
        }
        return said == ConsentState.WITHDRAWN;
    }

    private static @Nullable ConsentState latest(List<ConsentEntry> consents, ConsentPurpose purpose) {
        ConsentState state = null;
        for (ConsentEntry entry : consents) {
            if (entry.purpose() == purpose) {
                state = entry.state();
            }
        }
        return state;
    }
}
