package io.escala.core.internal.conversation;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.quarantine.DeferredReport;
import java.util.Map;
import java.util.Objects;

/** Applies deferred reports to their message. */
public final class DeferredReports {
    private DeferredReports() {}

    /**
     * Applies a deferred report and deletes it.
     *
     * @param unit the decision
     * @param id the message it refers to
     * @param deferred the report
     */
    public static void apply(UnitOfWork unit, MessageId id, DeferredReport deferred) {
        if (deferred.report() instanceof DeliveryStep step) {
            raise(unit, id, step);
        } else {
            AmendmentRules.apply(
                    unit, unit.state().conversations().message(id).orElseThrow(), (Amendment) deferred.report());
        }
        unit.change(new IntakeChange.ReleaseReport(deferred));
    }

    /**
     * Applies the deferred reports of a new message and deletes them. The content of a message that was unsent before it
     * came in is never stored.
     *
     * @param unit the decision
     * @param message the message, not appended yet, with Meta's id
     * @return the message to append
     */
    public static Message settle(UnitOfWork unit, Message message) {
        Message settled = message;
        Claim claim = Claim.providerMessage(message.line(), Objects.requireNonNull(message.providerId()));
        for (DeferredReport deferred : unit.state().intake().deferred(claim)) {
            if (deferred.report() instanceof Amendment amendment) {
                settled = settled.amended(amendment);
            } else if (settled.delivery() != null) {
                settled = settled.raised((DeliveryStep) deferred.report());
                read(unit, settled, (DeliveryStep) deferred.report());
            }
            unit.change(new IntakeChange.ReleaseReport(deferred));
        }
        return settled;
    }

    private static void raise(UnitOfWork unit, MessageId id, DeliveryStep step) {
        Message message = unit.state().conversations().message(id).orElseThrow();
        Delivery before = message.delivery();
        if (before != null) {
            read(unit, message, step);
            Delivery after = before.raised(step);
            unit.change(new ConversationChange.RaiseDelivery(id, step));
            if (after.status() != before.status()) {
                unit.event(new CrmEvent.DeliveryChanged(message.conversation(), id, after.status()));
            }
        }
    }

    /**
     * A read report for one message covers those before it too, except on WhatsApp, which reports each message separately.
     */
    private static void read(UnitOfWork unit, Message message, DeliveryStep step) {
        boolean andBefore = unit.state()
                .conversations()
                .find(message.conversation())
                .filter(conversation -> conversation.channel() != Channel.WHATSAPP)
                .isPresent();
        if (andBefore && step.status() == DeliveryStatus.READ) {
            readUpTo(unit, message);
        }
    }

    /** Records that everything up to a message was read. */
    public static void readUpTo(UnitOfWork unit, Message message) {
        unit.change(new ConversationChange.RaiseMarks(message.conversation(), Map.of(Mark.READ_UP_TO, message.at())));
    }
}
