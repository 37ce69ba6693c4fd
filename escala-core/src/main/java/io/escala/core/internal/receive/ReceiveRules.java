package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Receipt;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.quarantine.QuarantinedItem;

/** Applies the rule for each kind of event. Pure. */
final class ReceiveRules {
    private ReceiveRules() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed) {
        return routed.event().accept(new ChannelEvent.Cases<>() {
            @Override
            public Receipt.Item inbound(ChannelEvent.Inbound event) {
                return InboundDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item echo(ChannelEvent.Echo event) {
                return EchoDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item status(ChannelEvent.Status event) {
                return StatusDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item watermark(ChannelEvent.Watermark event) {
                return ReadReceiptDecision.watermark(unit, routed, event);
            }

            @Override
            public Receipt.Item seen(ChannelEvent.Seen event) {
                return ReadReceiptDecision.seen(unit, routed, event);
            }

            @Override
            public Receipt.Item edited(ChannelEvent.Edited event) {
                return AmendDecision.edited(unit, routed, event);
            }

            @Override
            public Receipt.Item unsent(ChannelEvent.Unsent event) {
                return AmendDecision.unsent(unit, routed, event);
            }

            @Override
            public Receipt.Item reacted(ChannelEvent.Reacted event) {
                return AmendDecision.reacted(unit, routed, event);
            }

            @Override
            public Receipt.Item quarantined(ChannelEvent.Quarantined event) {
                return quarantine(unit, routed, event.reason(), event.detail());
            }

            @Override
            public Receipt.Item personChanged(ChannelEvent.PersonChanged event) {
                return PersonChangeDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item consentChanged(ChannelEvent.ConsentChanged event) {
                return ConsentDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item enteredConversation(ChannelEvent.EnteredConversation event) {
                return EnteredConversationDecision.decide(unit, routed, event);
            }

            @Override
            public Receipt.Item called(ChannelEvent.Called event) {
                return InboundDecision.called(unit, routed, event);
            }

            @Override
            public Receipt.Item templateReported(ChannelEvent.TemplateReported event) {
                return TemplateDecision.decide(unit, event);
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
