package io.escala.core.internal.receive;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.LineReported;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.PersonEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.channel.TemplateReported;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.quarantine.QuarantinedItem;

/** Applies the rule for each kind of event. Pure. */
final class ReceiveRules {
    private ReceiveRules() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed) {
        return routed.event().accept(new ChannelEvent.Cases<>() {
            @Override
            public Receipt.Item inbound(MessageEvent.Inbound event) {
                return InboundDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item echo(MessageEvent.Echo event) {
                return EchoDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item status(DeliveryEvent.Status event) {
                return StatusDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item watermark(DeliveryEvent.Watermark event) {
                return ReadReceiptDecision.watermark(unit, routed, event);
            }

            @Override
            public Receipt.Item seen(DeliveryEvent.Seen event) {
                return ReadReceiptDecision.seen(unit, routed, event);
            }

            @Override
            public Receipt.Item edited(AmendmentEvent.Edited event) {
                return AmendDecision.edited(unit, routed, event);
            }

            @Override
            public Receipt.Item unsent(AmendmentEvent.Unsent event) {
                return AmendDecision.unsent(unit, routed, event);
            }

            @Override
            public Receipt.Item reacted(AmendmentEvent.Reacted event) {
                return AmendDecision.reacted(unit, routed, event);
            }

            @Override
            public Receipt.Item quarantined(Quarantined event) {
                return quarantine(unit, routed, event.reason(), event.detail());
            }

            @Override
            public Receipt.Item personChanged(PersonEvent.PersonChanged event) {
                return PersonChangeDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item consentChanged(PersonEvent.ConsentChanged event) {
                return ConsentDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item enteredConversation(PersonEvent.EnteredConversation event) {
                return EnteredConversationDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item called(MessageEvent.Called event) {
                return InboundDecision.called(unit, routed, event);
            }

            @Override
            public Receipt.Item templateReported(TemplateReported event) {
                return TemplateDecision.decide(unit, event);
            }

            @Override
            public Receipt.Item lineReported(LineReported event) {
                return LineReportDecision.decide(unit, routed, event);
            }
        });
    }

    /** Quarantines an event. */
    static Receipt.Item quarantine(UnitOfWork unit, RoutedEvent routed, QuarantinedItem.Reason reason, String detail) {
        return QuarantineRules.quarantine(
                unit,
                routed.intake(),
                routed.index(),
                routed.event().raw(),
                routed.event().line(),
                reason,
                detail);
    }
}
