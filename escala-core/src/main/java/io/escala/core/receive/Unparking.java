package io.escala.core.receive;

import io.escala.core.loop.Fold;
import io.escala.crm.aside.Parked;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStep;
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
    public static void apply(Fold fold, MessageId id, Parked parked) {
        if (parked.report() instanceof DeliveryStep step) {
            raise(fold, id, step);
        } else {
            fold.change(new Change.Amend(id, (Amendment) parked.report()));
        }
        fold.change(new Change.Unpark(parked));
    }

    private static void raise(Fold fold, MessageId id, DeliveryStep step) {
        Delivery before = fold.state().message(id).orElseThrow().delivery();
        if (before != null) {
            Delivery after = before.raised(step);
            fold.change(new Change.RaiseDelivery(id, step));
            if (after.status() != before.status()) {
                fold.event(new CrmEvent.DeliveryChanged(id, after.status()));
            }
        }
    }
}
