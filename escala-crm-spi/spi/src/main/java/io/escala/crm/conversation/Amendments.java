package io.escala.crm.conversation;

import io.escala.crm.conversation.Amendment.Edit;
import io.escala.crm.conversation.Amendment.Reaction;
import io.escala.crm.conversation.Amendment.Unsend;
import org.jspecify.annotations.Nullable;

/**
 * All that became of a message so far. Immutable; the order in which amendments are added does not matter, nor how often each is.
 *
 * @param edit the edit that holds, or null; none once the message was unsent
 * @param unsend that it was taken back, or null
 * @param customer the customer's latest reaction, one taken back included, or null
 * @param business the business's latest reaction, one taken back included, or null
 */
public record Amendments(
        @Nullable Edit edit,
        @Nullable Unsend unsend,
        @Nullable Reaction customer,
        @Nullable Reaction business) {
    /** Nothing became of it. */
    public static final Amendments NONE = new Amendments(null, null, null, null);

    /** Forgets the edit of what was unsent. */
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

    /**
     * A copy with one more amendment.
     *
     * @param amendment what became of the message
     * @return the copy, or this when nothing is different
     */
    public Amendments with(Amendment amendment) {
        return amendment.accept(new Added(this));
    }

    /** What one more amendment makes of them. */
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
