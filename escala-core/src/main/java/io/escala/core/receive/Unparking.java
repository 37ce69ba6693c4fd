package io.escala.core.receive;

import io.escala.core.loop.Fold;
import io.escala.crm.aside.ParkedStatus;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.Change;

/** Gives a parked status to its message. */
public final class Unparking {
    private Unparking() {}

    /**
     * Applies a parked status and ends its waiting.
     *
     * @param fold the decision
     * @param id the message it speaks of
     * @param parked the status
     */
    public static void apply(Fold fold, MessageId id, ParkedStatus parked) {
        Message message = fold.state().message(id).orElseThrow();
        Delivery before = message.delivery();
        if (before != null) {
            Delivery after = before.raised(parked.step());
            fold.change(new Change.RaiseDelivery(id, parked.step()));
            if (after.status() != before.status()) {
                fold.event(new CrmEvent.DeliveryChanged(id, after.status()));
            }
        }
        fold.change(new Change.Unpark(parked));
    }
}
