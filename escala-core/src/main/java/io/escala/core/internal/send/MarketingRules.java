package io.escala.core.internal.send;

import io.escala.core.access.Refusal;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.template.TemplateCategory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may get marketing: judged when it is asked for, and again when it sets out. Answers to a person are never held back by any
 * of this.
 */
public final class MarketingRules {
    private MarketingRules() {}

    /**
     * Whether a message is marketing: it was so when it was queued.
     *
     * @param content what it says
     * @return true for a template of that category
     */
    static boolean concern(MessageContent content) {
        return content instanceof MessageContent.Template template && template.category() == TemplateCategory.MARKETING;
    }

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
     * @param to whom it would reach
     * @return the refusal, if it may not get it
     */
    public static Optional<Refusal> judge(State state, SendAddressee to) {
        Contact contact = to.contact();
        List<ConsentEntry> consents =
                contact == null ? List.of() : state.contacts().consents(contact.id());
        boolean allowed = contact != null
                && contact.marketing()
                && latest(consents, ConsentPurpose.MARKETING) != ConsentState.WITHDRAWN
                && people(state, to).stream().noneMatch(person -> stopped(state, person))
                && !(contact.bornOf() == Origin.AUTOMATION
                        && latest(consents, ConsentPurpose.STORAGE) == ConsentState.NOT_ASKED);
        return allowed
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Reason.MARKETING_NOT_ALLOWED, Refusal.Remedy.CHOOSE_OTHER_TEMPLATE));
    }

    /** Whoever it would reach on this channel: of the conversation, of the number it goes to, and of the contact. */
    private static Set<IdentityId> people(State state, SendAddressee to) {
        Set<IdentityId> people = new LinkedHashSet<>();
        Conversation conversation = to.conversation();
        if (conversation != null) {
            people.add(conversation.identity());
        }
        IdentityKey key = to.key();
        if (key != null) {
            state.holder(Claim.identityKey(key)).map(IdentityId::new).ifPresent(people::add);
        }
        Contact contact = to.contact();
        if (contact != null) {
            state.identities().of(contact.id()).forEach(identity -> people.add(identity.id()));
        }
        Set<IdentityId> canonical = new LinkedHashSet<>();
        for (IdentityId person : people) {
            state.identities()
                    .canonical(person)
                    .filter(identity -> identity.channel() == to.channel())
                    .map(ChannelIdentity::id)
                    .ifPresent(canonical::add);
        }
        return canonical;
    }

    private static boolean stopped(State state, IdentityId person) {
        ConsentState said = null;
        for (ChannelConsent entry : state.identities().consents(person)) {
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
