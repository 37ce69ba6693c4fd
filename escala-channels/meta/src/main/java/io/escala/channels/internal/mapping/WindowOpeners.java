package io.escala.channels.internal.mapping;

import io.escala.channels.event.direct.Referral;
import io.escala.crm.Channel;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds of messages, and of what else people do, open the messaging window of their channel, in one table. What Meta does not promise is not in it: a
 * send that the table wrongly holds back asks for a template, a send that it wrongly lets through is refused and paid for with
 * the line's quality.
 */
final class WindowOpeners {
    /** A message of Messenger or Instagram, whatever it holds. */
    static final String MESSAGE = "message";

    /** A tap on Messenger or Instagram. */
    static final String POSTBACK = "postback";

    /** A call of a person on WhatsApp, answered or not. */
    static final String CALL = "call";

    /** A person opened the chat on WhatsApp. */
    static final String REQUEST_WELCOME = "request_welcome";

    /** A person came by a link into a conversation. An advertisement opens nothing before they write. */
    static final String LINK = "referral/link";

    /** A person completed a lead form of an advertisement. */
    static final String LEAD = "referral/lead";

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
                            CALL,
                            REQUEST_WELCOME),
            Channel.MESSENGER, Set.of(MESSAGE, POSTBACK, LINK, LEAD),
            Channel.INSTAGRAM, Set.of(MESSAGE, POSTBACK, LINK));

    private WindowOpeners() {}

    /** What kind of arrival a referral is; the source alone tells a link from an advertisement. */
    static String kind(Referral referral) {
        if ("LEAD_COMPLETE".equals(referral.type())) {
            return LEAD;
        }
        String source = referral.source() == null ? "" : referral.source();
        return source.startsWith("SHORTLINK") || source.startsWith("https://") ? LINK : "referral/" + source;
    }

    static boolean contains(Channel channel, String kind) {
        return OPENERS.getOrDefault(channel, Set.of()).contains(kind);
    }
}
