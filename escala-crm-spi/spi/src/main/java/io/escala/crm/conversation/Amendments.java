package io.escala.crm.conversation;

import io.escala.crm.conversation.Amendment.Edit;
import io.escala.crm.conversation.Amendment.Reaction;
import io.escala.crm.conversation.Amendment.Unsend;
import org.jspecify.annotations.Nullable;

/**
 * The amendments of a message in force. Immutable. Adding amendments commutes, and adding one twice has no further effect.
 *
 * @param edit the latest edit, or null; always null once the message was unsent
 * @param unsend the unsend, or null
 * @param customer the customer's latest reaction, even one that removed it, or null
 * @param business the business's latest reaction, even one that removed it, or null
 */
public record Amendments(
        @Nullable Edit edit,
        @Nullable Unsend unsend,
        @Nullable Reaction customer,
        @Nullable Reaction business) {
    /** No amendments. */
    public static final Amendments NONE = new Amendments(null, null, null, null);

    /** Drops the edit when the message was unsent. */
    public Amendments {
        edit = unsend == null ? edit : null;
        side(customer, Direction.INBOUND);
        side(business, Direction.OUTBOUND);
    }

    private static void side(@Nullable Reaction reaction, Direction by) {
        if (reaction != null && reaction.by() != by) {
            throw new IllegalArgumentException("a reaction stands on the side of who reacted");
        }
    }

    /** Returns these amendments and one more; the same instance when nothing changes. */
    public Amendments with(Amendment amendment) {
        return amendment.accept(new Added(this));
    }

    private record Added(Amendments before) implements Amendment.Cases<Amendments> {
        @Override
        public Amendments edit(Edit edit) {
            boolean holds = before.unsend == null
                    && (before.edit == null || before.edit.rank().compareTo(edit.rank()) < 0);
            return holds ? new Amendments(edit, null, before.customer, before.business) : before;
        }

        @Override
        public Amendments unsend(Unsend unsend) {
            boolean earlier = before.unsend == null || unsend.at().isBefore(before.unsend.at());
            return earlier ? new Amendments(null, unsend, before.customer, before.business) : before;
        }

        @Override
        public Amendments reaction(Reaction reaction) {
            boolean customers = reaction.by() == Direction.INBOUND;
            Reaction now = customers ? before.customer : before.business;
            if (now != null && now.rank().compareTo(reaction.rank()) >= 0) {
                return before;
            }
            return customers
                    ? new Amendments(before.edit, before.unsend, reaction, before.business)
                    : new Amendments(before.edit, before.unsend, before.customer, reaction);
        }
    }
}
