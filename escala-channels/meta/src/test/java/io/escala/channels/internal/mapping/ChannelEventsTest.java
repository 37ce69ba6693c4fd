package io.escala.channels.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.Malformed;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unreadable;
import io.escala.channels.event.Unrecognized;
import io.escala.channels.event.direct.DeliveryReceipt;
import io.escala.channels.event.direct.DirectCoupon;
import io.escala.channels.event.direct.DirectCustomerInformation;
import io.escala.channels.event.direct.DirectEcho;
import io.escala.channels.event.direct.DirectEdit;
import io.escala.channels.event.direct.DirectFeedback;
import io.escala.channels.event.direct.DirectForm;
import io.escala.channels.event.direct.DirectMessage;
import io.escala.channels.event.direct.DirectOptin;
import io.escala.channels.event.direct.DirectOrder;
import io.escala.channels.event.direct.DirectPolicyEnforcement;
import io.escala.channels.event.direct.DirectReaction;
import io.escala.channels.event.direct.DirectReferral;
import io.escala.channels.event.direct.DirectResponseFeedback;
import io.escala.channels.event.direct.DirectUnsend;
import io.escala.channels.event.direct.DirectUnsupported;
import io.escala.channels.event.direct.Postback;
import io.escala.channels.event.direct.ReadReceipt;
import io.escala.channels.event.whatsapp.WhatsAppAccountAlert;
import io.escala.channels.event.whatsapp.WhatsAppAccountReview;
import io.escala.channels.event.whatsapp.WhatsAppAccountUpdate;
import io.escala.channels.event.whatsapp.WhatsAppCall;
import io.escala.channels.event.whatsapp.WhatsAppCapability;
import io.escala.channels.event.whatsapp.WhatsAppEcho;
import io.escala.channels.event.whatsapp.WhatsAppEdit;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.channels.event.whatsapp.WhatsAppNumberName;
import io.escala.channels.event.whatsapp.WhatsAppNumberQuality;
import io.escala.channels.event.whatsapp.WhatsAppReaction;
import io.escala.channels.event.whatsapp.WhatsAppRequestWelcome;
import io.escala.channels.event.whatsapp.WhatsAppRevoke;
import io.escala.channels.event.whatsapp.WhatsAppStatus;
import io.escala.channels.event.whatsapp.WhatsAppTemplateCategory;
import io.escala.channels.event.whatsapp.WhatsAppTemplateQuality;
import io.escala.channels.event.whatsapp.WhatsAppTemplateStatus;
import io.escala.channels.event.whatsapp.WhatsAppUserPreference;
import io.escala.channels.event.whatsapp.WhatsAppUserUpdate;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelEventsTest {
    @Test
    void kindsWithAnEffectOrProblem() {
        assertThat(ChannelEvents.table().keySet())
                .containsExactlyInAnyOrder(
                        WhatsAppMessage.class,
                        WhatsAppEcho.class,
                        WhatsAppStatus.class,
                        DirectMessage.class,
                        DirectEcho.class,
                        DirectUnsupported.class,
                        Postback.class,
                        DirectOrder.class,
                        DirectFeedback.class,
                        DirectCustomerInformation.class,
                        DirectForm.class,
                        DirectCoupon.class,
                        DirectResponseFeedback.class,
                        ReadReceipt.class,
                        DeliveryReceipt.class,
                        WhatsAppEdit.class,
                        DirectEdit.class,
                        WhatsAppRevoke.class,
                        DirectUnsend.class,
                        WhatsAppReaction.class,
                        DirectReaction.class,
                        WhatsAppUserUpdate.class,
                        WhatsAppUserPreference.class,
                        DirectOptin.class,
                        WhatsAppRequestWelcome.class,
                        DirectReferral.class,
                        WhatsAppCall.class,
                        WhatsAppTemplateStatus.class,
                        WhatsAppNumberQuality.class,
                        WhatsAppNumberName.class,
                        WhatsAppAccountReview.class,
                        WhatsAppAccountAlert.class,
                        WhatsAppAccountUpdate.class,
                        WhatsAppCapability.class,
                        DirectPolicyEnforcement.class,
                        WhatsAppTemplateCategory.class,
                        WhatsAppTemplateQuality.class,
                        Malformed.class,
                        Unreadable.class);
    }

    @Test
    void everyOtherKindIsKeptRawUnderMetasName() {
        RawBytes raw = RawBytes.copyOf(new byte[] {'{', '}'});

        assertThat(ChannelEvents.of(List.of(new Unrecognized(null, "messages/hologram", raw))))
                .containsExactly(new Quarantined(null, QuarantinedItem.Reason.UNRECOGNIZED, "messages/hologram", raw));
    }

    @Test
    void mappingThatOverflowsTheStackQuarantinesItsEvent() {
        RawBytes raw = RawBytes.copyOf(new byte[] {'{', '}'});

        ChannelEvent mapped = ChannelEvents.guarded(new Unrecognized(null, "kind", raw), any -> {
            throw new StackOverflowError();
        });

        assertThat(mapped)
                .isEqualTo(new Quarantined(
                        null, QuarantinedItem.Reason.FAILED, "this version failed to map the event", raw));
    }

    @Test
    void failingMappingQuarantinesItsEvent() {
        RawBytes raw = RawBytes.copyOf(new byte[] {'{', '}'});
        MetaEvent event = new Unrecognized(null, "kind", raw);

        ChannelEvent mapped = ChannelEvents.guarded(event, any -> {
            throw new IllegalStateException("a text of a customer");
        });

        assertThat(mapped)
                .isEqualTo(new Quarantined(
                        null, QuarantinedItem.Reason.FAILED, "this version failed to map the event", raw));
    }
}
