package io.escala.channels.event;

import io.escala.channels.event.direct.DirectEvent;
import io.escala.channels.event.whatsapp.WhatsAppEvent;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item of a webhook body as Meta sent it: not interpreted, and every id may be missing. An inbox handles
 * {@link io.escala.core.channel.ChannelEvent}s, which omit some of these fields.
 *
 * <p>New kinds are added with Meta's. Match the kinds you need with {@code instanceof} and handle the others in an
 * {@code else}; a new version may give an {@link Unrecognized} kind a type of its own.
 */
public sealed interface MetaEvent permits DirectEvent, Malformed, Unreadable, Unrecognized, WhatsAppEvent {
    /**
     * The line that received the item.
     *
     * @return the line's key, or null when the body contains none or an invalid one
     */
    @Nullable
    LineKey line();

    /**
     * The channel that delivered the item.
     *
     * @return the channel, or null when the body does not name it
     */
    default @Nullable Channel channel() {
        LineKey line = line();
        return line == null ? null : line.channel();
    }

    /**
     * Meta's id of the message, tap, call or comment. A status has the id of the message it reports on.
     *
     * @return the id, or null when the item has none or its kind is not typed
     */
    default @Nullable String id() {
        return null;
    }

    /**
     * The time of the event by Meta's clock.
     *
     * @return the time, or null when the item has none or its kind is not typed
     */
    default @Nullable Instant at() {
        return null;
    }

    /**
     * The kind of the item.
     *
     * @return Meta's name for the kind, outermost part first, where one type covers several kinds; otherwise the name of the
     *     type
     */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * The item as received.
     *
     * @return its bytes, a slice of the body
     */
    RawBytes raw();
}
