package io.escala.core.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Receipt;
import io.escala.core.loop.Fold;
import io.escala.crm.aside.SetAside;

/**
 * What one event does: the rule of its kind is asked. Pure.
 */
final class ReceiveRules {
    private ReceiveRules() {}

    static Receipt.Item decide(Fold fold, Routed routed) {
        return routed.event().accept(new ChannelEvent.Cases<>() {
            @Override
            public Receipt.Item inbound(ChannelEvent.Inbound event) {
                return InboundDecision.decide(fold, routed, event);
            }

            @Override
            public Receipt.Item echo(ChannelEvent.Echo event) {
                return EchoDecision.decide(fold, routed, event);
            }

            @Override
            public Receipt.Item status(ChannelEvent.Status event) {
                return StatusDecision.decide(fold, routed, event);
            }

            @Override
            public Receipt.Item watermark(ChannelEvent.Watermark event) {
                return ReadingDecision.watermark(fold, routed, event);
            }

            @Override
            public Receipt.Item seen(ChannelEvent.Seen event) {
                return ReadingDecision.seen(fold, routed, event);
            }

            @Override
            public Receipt.Item edited(ChannelEvent.Edited event) {
                return AmendDecision.edited(fold, routed, event);
            }

            @Override
            public Receipt.Item unsent(ChannelEvent.Unsent event) {
                return AmendDecision.unsent(fold, routed, event);
            }

            @Override
            public Receipt.Item reacted(ChannelEvent.Reacted event) {
                return AmendDecision.reacted(fold, routed, event);
            }

            @Override
            public Receipt.Item aside(ChannelEvent.Aside event) {
                return quarantine(fold, routed, event.reason(), event.detail());
            }

            @Override
            public Receipt.Item personChanged(ChannelEvent.PersonChanged event) {
                return PersonDecision.decide(fold, routed, event);
            }

            @Override
            public Receipt.Item consentChanged(ChannelEvent.ConsentChanged event) {
                return ConsentDecision.decide(fold, routed, event);
            }

            @Override
            public Receipt.Item arrived(ChannelEvent.Arrived event) {
                return ArrivalDecision.decide(fold, routed, event);
            }

            @Override
            public Receipt.Item called(ChannelEvent.Called event) {
                return InboundDecision.called(fold, routed, event);
            }

            @Override
            public Receipt.Item templateReported(ChannelEvent.TemplateReported event) {
                return TemplateDecision.decide(fold, event);
            }
        });
    }

    /** An event that cannot be filed, kept with the reason. */
    static Receipt.Item quarantine(Fold fold, Routed routed, SetAside.Reason reason, String detail) {
        return SettingAside.put(
                fold,
                routed.arrival(),
                routed.index(),
                routed.event().raw(),
                routed.event().line(),
                reason,
                detail);
    }
}
