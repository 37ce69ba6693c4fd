package io.escala.core.panel;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import java.util.Optional;

/**
 * All that a screen shows of a contact, beside a conversation or alone, in one bulk read.
 *
 * <pre>{@code
 * ContactPanel panel = desk.panels().of(conversation).orElseThrow();
 * if (panel.registration() instanceof RegistrationOffer.Offered offered) {
 *     show(offered.form().fields());
 * }
 * }</pre>
 *
 * <p>Thread-safe. Every call blocks on the store, and throws {@link io.escala.core.channel.TryAgainException} when it is unavailable. Not for
 * implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface ContactPanels {
    /**
     * Returns the panel of a conversation to an actor who may see the conversation. Without the plan it has nothing but the reason why
     * registering is not offered.
     *
     * @param conversation the conversation
     * @return the panel, or empty when the actor may not see the conversation
     */
    Optional<ContactPanel> of(ConversationId conversation);

    /**
     * Returns the card of a contact, which is a panel without a conversation. Needs one of the permissions that {@link
     * io.escala.core.contacts.Contacts#card(ContactId)} needs.
     *
     * @param contact the contact
     * @return the card, or empty when the contact does not exist or the actor may not look at it
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Optional<ContactPanel> of(ContactId contact);
}
