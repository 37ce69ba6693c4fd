package io.escala.channels.internal.mapping;

import io.escala.channels.event.direct.Referral;
import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.crm.Channel;
import java.util.Map;
import java.util.Set;

/**
 * The kinds of messages and other events that open the messaging window of their channel. Only kinds that Meta documents are
 * included: a send wrongly blocked only needs a template, but a send wrongly permitted is rejected and harms the line's
 * quality rating. Orders, forms, coupons and ratings on Messenger and Instagram have no row: Meta names messages, taps and
 * referrals, and none of these.
 */
final class WindowOpeners {
    /** A message on Messenger or Instagram with any content. */
    static final String MESSAGE = "message";

    /** A tap on Messenger or Instagram. */
    static final String POSTBACK = "postback";

    /** A call by a person on WhatsApp, answered or not. */
    static final String CALL = "call";

    /** A person opened the chat on WhatsApp. */
    static final String REQUEST_WELCOME = "request_welcome";

    /**
     * A person entered a conversation through a link. An advertisement does not open the window before the person sends a
     * message.
     */
    static final String LINK = "referral/link";

    /** A person completed a lead form of an advertisement. */
    static final String LEAD = "referral/lead";

    /**
     * A message on WhatsApp whose content Meta does not deliver. What stands for an edit, an unsend or a reaction is no message
     * and has no row.
     */
    static final String WITHHELD = "unsupported";

    /** A message whose content Meta does not deliver, on Messenger or Instagram. */
    static final String UNSUPPORTED = "message/is_unsupported";

    private static final Map<Channel, Set<String>> OPENERS = Map.of(
            Channel.WHATSAPP,
                    Set.of(
                            "text",
                            "image",
                            "video",
                            "audio",
                            "document",
                            "sticker",
                            "location",
                            "contacts",
                            "order",
                            "button",
                            "interactive/button_reply",
                            "interactive/list_reply",
                            "interactive/nfm_reply",
                            "interactive/call_permission_reply",
                            WITHHELD,
                            CALL,
                            REQUEST_WELCOME),
            Channel.MESSENGER, Set.of(MESSAGE, UNSUPPORTED, POSTBACK, LINK, LEAD),
            Channel.INSTAGRAM, Set.of(MESSAGE, UNSUPPORTED, POSTBACK, LINK));

    private WindowOpeners() {}

    /** The kind of a referral; only the source distinguishes a link from an advertisement. */
    static String kind(Referral referral) {
        if ("LEAD_COMPLETE".equals(referral.type())) {
            return LEAD;
        }
        String source = referral.source() == null ? "" : referral.source();
        return source.startsWith("SHORTLINK") || source.startsWith("https://") ? LINK : "referral/" + source;
    }

    /** The kind of a WhatsApp message; former names of withheld content are one kind. */
    static String kind(WhatsAppMessage message) {
        return message.details() instanceof WhatsAppContent.Unsupported ? WITHHELD : message.type();
    }

    static boolean contains(Channel channel, String kind) {
        return OPENERS.getOrDefault(channel, Set.of()).contains(kind);
    }
}
