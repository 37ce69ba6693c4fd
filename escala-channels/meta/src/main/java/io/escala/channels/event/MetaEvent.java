package io.escala.channels.event;

import io.escala.channels.event.direct.DirectEvent;
import io.escala.channels.event.whatsapp.WhatsAppEvent;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item of a webhook body, close to the wire: nothing is decided yet, and every id may be missing. The inbox is told in
 * {@link io.escala.core.channel.ChannelEvent}s; look here for what they leave out.
 *
 * <p>The family grows with Meta. Match the kinds you want with {@code instanceof} and leave the others to an {@code else};
 * a new version may turn an {@link Unrecognized} kind into a type of its own.
 */
public sealed interface MetaEvent permits DirectEvent, Malformed, Unreadable, Unrecognized, WhatsAppEvent {
    /**
     * The line it came through.
     *
     * @return the line's key, or null when the body does not say, or says something that cannot be one
     */
    @Nullable
    LineKey line();

    /**
     * The channel it came through.
     *
     * @return the channel, or null when the body does not say
     */
    default @Nullable Channel channel() {
        LineKey line = line();
        return line == null ? null : line.channel();
    }

    /**
     * Meta's id of what came: of a message, a tap, a call, a comment. A status has the id of the message it reports on.
     *
     * @return the id, or null when the item has none, or its kind is not typed
     */
    default @Nullable String id() {
        return null;
    }

    /**
     * When it happened, by Meta's clock.
     *
     * @return the time, or null when the item does not say, or its kind is not typed
     */
    default @Nullable Instant at() {
        return null;
    }

    /**
     * What kind of item it is.
     *
     * @return Meta's words for it, from the outside in, where one type stands for several of them; else the name of the type
     */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * The item as it came.
     *
     * @return its bytes, a part of the body
     */
    RawBytes raw();
}
