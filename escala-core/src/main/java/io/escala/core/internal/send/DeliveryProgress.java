package io.escala.core.internal.send;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Advances the delivery status of a send, and emits an event when it changes. */
final class DeliveryProgress {
    private DeliveryProgress() {}

    /**
     * Records a status set by this library.
     *
     * @param unit the decision
     * @param id the message
     * @param attempt the attempt it belongs to
     * @param status the status
     * @param error why it failed, or null
     */
    static void raise(
            UnitOfWork unit, MessageId id, int attempt, DeliveryStatus status, @Nullable DeliveryError error) {
        DeliveryStep step = new DeliveryStep(attempt, status, unit.now(), error);
        Message message = unit.state().conversations().message(id).orElseThrow();
        Delivery before = delivery(message);
        DeliveryStatus after = before.raised(step).status();
        unit.change(new ConversationChange.RaiseDelivery(id, step));
        if (after != before.status()) {
            unit.event(new CrmEvent.DeliveryChanged(message.conversation(), id, after));
        }
    }

    /** Returns the delivery of an outbound message. */
    static Delivery delivery(Message message) {
        return Objects.requireNonNull(message.delivery(), "delivery");
    }
}
