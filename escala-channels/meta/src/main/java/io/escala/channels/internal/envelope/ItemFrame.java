package io.escala.channels.internal.envelope;

import org.jspecify.annotations.Nullable;

/**
 * The JSON around an item on one level, without its siblings. Shared by all items of that level.
 *
 * @param outer the enclosing level, or null
 * @param head the JSON before the item
 * @param cards the contact cards on this level, or null
 * @param name the name of the item's field, between cards and item; empty in an array
 * @param tail the JSON after the item
 */
record ItemFrame(
        @Nullable ItemFrame outer, Part head, @Nullable CardIndex cards, Part name, String tail) {
    /** A byte array as a record component. */
    static final class Part {
        static final Part NONE = new Part(new byte[0]);

        private final byte[] bytes;

        Part(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Wraps bytes in this level. */
    byte[] around(byte[] inner, int cardAllowance) {
        ByteAppender whole = new ByteAppender().add(head.bytes());
        if (cards != null) {
            whole.ascii("\"contacts\":").add(cards.of(inner, cardAllowance)).ascii(",");
        }
        return whole.add(name.bytes()).add(inner).ascii(tail).toByteArray();
    }
}
