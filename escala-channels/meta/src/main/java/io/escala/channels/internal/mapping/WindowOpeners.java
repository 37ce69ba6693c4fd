package io.escala.channels.internal.mapping;

import io.escala.crm.line.Channel;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds of messages open the messaging window of their channel, in one table. What Meta does not promise is not in it: a
 * send that the table wrongly holds back asks for a template, a send that it wrongly lets through is refused and paid for with
 * the line's quality.
 */
final class WindowOpeners {
    /** A message of Messenger or Instagram, whatever it holds. */
    static final String MESSAGE = "message";

    /** A tap on Messenger or Instagram. */
    static final String POSTBACK = "postback";

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
                            "interactive/call_permission_reply"),
            Channel.MESSENGER, Set.of(MESSAGE, POSTBACK),
            Channel.INSTAGRAM, Set.of(MESSAGE, POSTBACK));

    private WindowOpeners() {}

    static boolean contains(Channel channel, String kind) {
        return OPENERS.getOrDefault(channel, Set.of()).contains(kind);
    }
}
