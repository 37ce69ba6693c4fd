package io.escala.crm.account;

import io.escala.crm.Channel;
import java.util.Objects;

/**
 * The automation of one channel that creates or associates the contact when a person opens a conversation with a message. It
 * runs only when it is both enabled and activated.
 *
 * <p>On Messenger and Instagram the flow cannot tell whether the profile belongs to a contact known by e-mail or phone only,
 * so such a person can end up as two contacts.
 *
 * @param channel the channel whose start event triggers the flow
 */
public record RegistrationFlow(Channel channel, boolean enabled, boolean activated) {
    public RegistrationFlow {
        Objects.requireNonNull(channel, "channel");
    }

    /** Whether the flow runs: it is both enabled and activated. */
    public boolean runs() {
        return enabled && activated;
    }

    /**
     * Whether this flow can create a second contact for a person whom the CRM knows by e-mail or phone: true for Messenger
     * and Instagram, which provide neither. Show it to the user who enables the flow.
     */
    public boolean mayDuplicate() {
        return channel != Channel.WHATSAPP;
    }
}
