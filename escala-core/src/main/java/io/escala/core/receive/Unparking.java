package io.escala.core.receive;

import io.escala.core.loop.Fold;
import io.escala.crm.aside.Parked;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Channel;
import io.escala.crm.store.Change;
import io.escala.crm.store.Claim;
import java.util.Map;
import java.util.Objects;

/** Gives parked reports to their message. */
public final class Unparking {
    private Unparking() {}

    /**
     * Applies a parked report and ends its waiting.
     *
     * @param fold the decision
     * @param id the message it speaks of
     * @param parked the report
     */
    public static void apply(Fold fold, MessageId id, Parked parked) {
        if (parked.report() instanceof DeliveryStep step) {
            raise(fold, id, step);
        } else {
            Amending.apply(fold, fold.state().message(id).orElseThrow(), (Amendment) parked.report());
        }
        fold.change(new Change.Unpark(parked));
    }

    /**
     * A new message as the reports that waited for it leave it: what was unsent before it came is never kept. Their waiting ends.
     *
     * @param fold the decision
     * @param message the message, not appended yet, with Meta's id
     * @return the message to append
     */
    static Message settle(Fold fold, Message message) {
        Message settled = message;
        Claim claim = Claim.providerMessage(message.line(), Objects.requireNonNull(message.providerId()));
        for (Parked parked : fold.state().parked(claim)) {
            if (parked.report() instanceof Amendment amendment) {
                settled = settled.amended(amendment);
            } else if (settled.delivery() != null) {
                settled = settled.raised((DeliveryStep) parked.report());
                read(fold, settled, (DeliveryStep) parked.report());
            }
            fold.change(new Change.Unpark(parked));
        }
        return settled;
    }

    private static void raise(Fold fold, MessageId id, DeliveryStep step) {
        Delivery before = fold.state().message(id).orElseThrow().delivery();
        if (before != null) {
            read(fold, fold.state().message(id).orElseThrow(), step);
            Delivery after = before.raised(step);
            fold.change(new Change.RaiseDelivery(id, step));
            if (after.status() != before.status()) {
                fold.event(new CrmEvent.DeliveryChanged(id, after.status()));
            }
        }
    }

    /** Where a reading names one message, those before it were read too; WhatsApp alone reports each message for itself. */
    private static void read(Fold fold, Message message, DeliveryStep step) {
        boolean andBefore = fold.state()
                .conversation(message.conversation())
                .filter(conversation -> conversation.channel() != Channel.WHATSAPP)
                .isPresent();
        if (andBefore && step.status() == DeliveryStatus.READ) {
            readUpTo(fold, message);
        }
    }

    /** Everything up to a message was read. */
    static void readUpTo(Fold fold, Message message) {
        fold.change(new Change.RaiseMarks(message.conversation(), Map.of(Mark.READ_UP_TO, message.at())));
    }
}
