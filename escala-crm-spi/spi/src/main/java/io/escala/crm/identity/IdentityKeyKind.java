package io.escala.crm.identity;

import io.escala.crm.Channel;

/** The id spaces in which Meta's channels name a person. */
public enum IdentityKeyKind {
    /** WhatsApp: the phone number as WhatsApp writes it, as digits. */
    WHATSAPP_NUMBER(Channel.WHATSAPP),
    /** WhatsApp: business-scoped user id, one per person and business portfolio. Scope: the portfolio. */
    BSUID(Channel.WHATSAPP),
    /** WhatsApp: business-scoped user id across linked portfolios. Scope: the portfolio it was seen in. */
    PARENT_BSUID(Channel.WHATSAPP),
    /** Messenger: page-scoped id. Scope: the page. */
    PSID(Channel.MESSENGER),
    /** Instagram: scoped id, which stays when the user name changes. Scope: the professional account. */
    IGSID(Channel.INSTAGRAM),
    /** Instagram: user name; can change at any time and pass to another person. Scope: the professional account. */
    INSTAGRAM_USER_NAME(Channel.INSTAGRAM),
    /** WhatsApp: user name; can change at any time and pass to another person. Scope: the portfolio it was seen in. */
    WHATSAPP_USER_NAME(Channel.WHATSAPP);

    private final Channel channel;

    IdentityKeyKind(Channel channel) {
        this.channel = channel;
    }

    /** Returns the channel that uses this id space. */
    public Channel channel() {
        return channel;
    }

    /**
     * Whether the value names one person permanently, so that it can identify an identity. A user name does not: it serves
     * display and search.
     */
    public boolean anchors() {
        return this != INSTAGRAM_USER_NAME && this != WHATSAPP_USER_NAME;
    }
}
