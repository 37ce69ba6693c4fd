package io.escala.channels.event;

import io.escala.crm.aside.RawBytes;
import io.escala.crm.line.LineKey;
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
