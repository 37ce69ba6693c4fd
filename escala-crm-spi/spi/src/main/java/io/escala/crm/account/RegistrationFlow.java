package io.escala.crm.account;

import io.escala.crm.Channel;
import java.util.Objects;

/**
 * The standing order "when a person opens a conversation by writing, create or associate the contact" for one channel. Enabling and activating are two steps, and it runs only when both are done.
 *
 * <p>On Messenger and Instagram the flow cannot tell whether the profile belongs to a contact known by e-mail or phone only, so
 * such a person ends as two contacts.
 *
 * @param channel the channel whose start event begins it
 * @param enabled the first switch
 * @param activated the second switch
 */
public record RegistrationFlow(Channel channel, boolean enabled, boolean activated) {
    public RegistrationFlow {
        Objects.requireNonNull(channel, "channel");
    }

    /**
     * Whether it runs.
     *
     * @return true when both switches are on
     */
    public boolean runs() {
        return enabled && activated;
    }

    /**
     * Whether this flow can make a second contact for a person whom the CRM knows by e-mail or phone; to be
     * shown to whoever switches it on.
     *
     * @return true on the channels that give neither e-mail nor phone
     */
    public boolean mayDuplicate() {
        return channel != Channel.WHATSAPP;
    }
}
