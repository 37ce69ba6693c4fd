package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
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
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.template.TemplateCategory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may receive marketing: checked when the send is requested, and again when it is started. Replies are never held back
 * by these rules.
 */
public final class MarketingRules {
    private MarketingRules() {}

    /**
     * Whether a message is marketing, as recorded when it was queued.
     *
     * @param content the content
     * @return true for a template of that category
     */
    static boolean concern(MessageContent content) {
        return content instanceof MessageContent.Template template && template.category() == TemplateCategory.MARKETING;
    }

    /**
     * Judges a marketing template.
     *
     * <ol>
     *   <li>It goes to marketing contacts only, so there must be a contact, and it must not be archived.
     *   <li>A contact that withdrew its marketing consent receives none.
     *   <li>A person who opted out on the channel receives none there, for any of the contact's identities on that channel;
     *       on other channels only the contact's own consent applies.
     *   <li>A contact registered by an automation, whose consent was never asked for since, receives none.
     * </ol>
     *
     * @param state the contact's consents and identities, and the channel consents of all of them
     * @param to the addressee
     * @return the refusal, if it may not be sent
     */
    public static Optional<Refusal> judge(State state, SendAddressee to) {
        Contact contact = to.contact();
        List<ConsentEntry> consents =
                contact == null ? List.of() : state.contacts().consents(contact.id());
        boolean allowed = contact != null
                && contact.marketing()
                && !contact.archived()
                && latest(consents, ConsentPurpose.MARKETING) != ConsentState.WITHDRAWN
                && people(state, to).stream().noneMatch(person -> stopped(state, person))
                && !(contact.bornOf() == Origin.AUTOMATION
                        && latest(consents, ConsentPurpose.STORAGE) == ConsentState.NOT_ASKED);
        return allowed
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Reason.MARKETING_NOT_ALLOWED, Refusal.Remedy.CHOOSE_OTHER_TEMPLATE));
    }

    /**
     * The people the message would reach on this channel: of the conversation, of the number it goes to, and of the contact.
     */
    private static Set<IdentityId> people(State state, SendAddressee to) {
        Set<IdentityId> people = new LinkedHashSet<>();
        Conversation conversation = to.conversation();
        if (conversation != null) {
            people.add(conversation.identity());
        }
        IdentityKey key = to.key();
        if (key != null && people.stream().noneMatch(person -> has(state, person, key))) {
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

    /** Whether a key is a valid alias of a person, who then holds it. */
    static boolean has(State state, IdentityId person, IdentityKey key) {
        return state.identities()
                .canonical(person)
                .flatMap(identity -> state.identities().alias(identity.id(), key))
                .filter(IdentityAlias::valid)
                .isPresent();
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
