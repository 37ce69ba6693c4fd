package io.escala.channels.internal.envelope;

import org.jspecify.annotations.Nullable;

/**
 * What stands around an item on one level, without its neighbours. Shared by all items in it.
 *
 * @param outer the level around it, or null
 * @param head what comes before
 * @param cards the contact cards that stand on this level, or null
 * @param name what comes between the cards and the item: the name of the field it is in; empty in an array
 * @param tail what comes behind
 */
record ItemFrame(
        @Nullable ItemFrame outer, Part head, @Nullable CardIndex cards, Part name, String tail) {
    /** Bytes in a record. */
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

    /** Puts this level around bytes. */
    byte[] around(byte[] inner, int cardAllowance) {
        ByteAppender whole = new ByteAppender().add(head.bytes());
        if (cards != null) {
            whole.ascii("\"contacts\":").add(cards.of(inner, cardAllowance)).ascii(",");
        }
        return whole.add(name.bytes()).add(inner).ascii(tail).toByteArray();
    }
}
