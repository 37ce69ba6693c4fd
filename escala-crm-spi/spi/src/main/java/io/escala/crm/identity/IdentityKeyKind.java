package io.escala.crm.identity;

import io.escala.crm.Channel;

/** The id spaces in which Meta's channels name a person. */
public enum IdentityKeyKind {
    /** WhatsApp: the phone number as WhatsApp writes it, exact digits. */
    WHATSAPP_NUMBER(Channel.WHATSAPP),
    /** WhatsApp: business-scoped user id, one per person and business portfolio. Scope: the portfolio. */
    BSUID(Channel.WHATSAPP),
    /** WhatsApp: business-scoped user id over linked portfolios. Scope: the portfolio it was seen in. */
    PARENT_BSUID(Channel.WHATSAPP),
    /** Messenger: page-scoped id. Scope: the page. */
    PSID(Channel.MESSENGER),
    /** Instagram: scoped id, the anchor that stays when the name changes. Scope: the professional account. */
    IGSID(Channel.INSTAGRAM),
    /** Instagram: user name; changes at any time and may pass to somebody else. Scope: the professional account. */
    INSTAGRAM_USER_NAME(Channel.INSTAGRAM),
    /** WhatsApp: user name; changes at any time and may pass to somebody else. Scope: the portfolio it was seen in. */
    WHATSAPP_USER_NAME(Channel.WHATSAPP);

    private final Channel channel;

    IdentityKeyKind(Channel channel) {
        this.channel = channel;
    }

    /**
     * The channel that uses this id space.
     *
     * @return the channel
     */
    public Channel channel() {
        return channel;
    }

    /**
     * Whether the value names one person for good. A user name does not: it is display and search.
     *
     * @return whether an identity may stand on it
     */
    public boolean anchors() {
        return this != INSTAGRAM_USER_NAME && this != WHATSAPP_USER_NAME;
    }
}
