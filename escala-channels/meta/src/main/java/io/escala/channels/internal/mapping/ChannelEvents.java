package io.escala.channels.internal.mapping;

import io.escala.channels.event.Malformed;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unreadable;
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
import io.escala.channels.internal.defect.Defects;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps every {@link MetaEvent} to exactly one {@link ChannelEvent}; kinds without effect are kept raw. Thread-safe:
 * stateless.
 */
public final class ChannelEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelEvents.class);

    private static final Map<Class<?>, Function<MetaEvent, ChannelEvent>> BY_KIND = new Table()
            .put(WhatsAppMessage.class, WhatsAppMapping::message)
            .put(WhatsAppEcho.class, WhatsAppMapping::echo)
            .put(WhatsAppStatus.class, WhatsAppMapping::status)
            .put(DirectMessage.class, DirectMapping::message)
            .put(DirectEcho.class, DirectMapping::echo)
            .put(DirectUnsupported.class, DirectMapping::unsupported)
            .put(Postback.class, DirectMapping::postback)
            .put(DirectOrder.class, SubmissionMapping::order)
            .put(DirectFeedback.class, SubmissionMapping::feedback)
            .put(DirectCustomerInformation.class, SubmissionMapping::customerInformation)
            .put(DirectForm.class, SubmissionMapping::form)
            .put(DirectCoupon.class, SubmissionMapping::coupon)
            .put(DirectResponseFeedback.class, SubmissionMapping::rating)
            .put(ReadReceipt.class, ReceiptMapping::read)
            .put(DeliveryReceipt.class, ReceiptMapping::delivery)
            .put(WhatsAppEdit.class, AmendmentMapping::edit)
            .put(DirectEdit.class, AmendmentMapping::edit)
            .put(WhatsAppRevoke.class, AmendmentMapping::unsend)
            .put(DirectUnsend.class, AmendmentMapping::unsend)
            .put(WhatsAppReaction.class, AmendmentMapping::reaction)
            .put(DirectReaction.class, AmendmentMapping::reaction)
            .put(WhatsAppUserUpdate.class, PeopleMapping::userUpdate)
            .put(WhatsAppUserPreference.class, PeopleMapping::preference)
            .put(DirectOptin.class, PeopleMapping::optin)
            .put(WhatsAppRequestWelcome.class, PeopleMapping::requestWelcome)
            .put(DirectReferral.class, PeopleMapping::referral)
            .put(WhatsAppCall.class, PeopleMapping::call)
            .put(WhatsAppTemplateStatus.class, TemplateMapping::status)
            .put(WhatsAppTemplateCategory.class, TemplateMapping::category)
            .put(WhatsAppTemplateQuality.class, TemplateMapping::quality)
            .put(WhatsAppNumberQuality.class, LineMapping::quality)
            .put(WhatsAppNumberName.class, LineMapping::name)
            .put(WhatsAppAccountReview.class, LineMapping::review)
            .put(WhatsAppAccountAlert.class, LineMapping::alert)
            .put(WhatsAppAccountUpdate.class, LineMapping::update)
            .put(WhatsAppCapability.class, LineMapping::capability)
            .put(DirectPolicyEnforcement.class, LineMapping::policy)
            .put(
                    Malformed.class,
                    event -> QuarantinedEvents.of(event, QuarantinedItem.Reason.MALFORMED, event.problem()))
            .put(
                    Unreadable.class,
                    event -> QuarantinedEvents.of(event, QuarantinedItem.Reason.UNREADABLE, event.problem()))
            .build();

    private ChannelEvents() {}

    /**
     * Maps events.
     *
     * @param events the parsed events
     * @return one per event, in the same order
     */
    public static List<ChannelEvent> of(List<MetaEvent> events) {
        List<ChannelEvent> mapped = new ArrayList<>(events.size());
        for (MetaEvent event : events) {
            mapped.add(of(event));
        }
        return mapped;
    }

    private static ChannelEvent of(MetaEvent event) {
        Function<MetaEvent, ChannelEvent> mapping = BY_KIND.get(event.getClass());
        return guarded(event, mapping == null ? ChannelEvents::withoutEffect : mapping);
    }

    /** Keeps a typed kind without effect raw, like an untyped one. */
    private static ChannelEvent withoutEffect(MetaEvent event) {
        return new Quarantined(
                event.line(),
                BusinessAccounts.of(event),
                QuarantinedItem.Reason.UNRECOGNIZED,
                event.kind(),
                event.raw());
    }

    /** Quarantines an event whose mapping throws; other events are unaffected. */
    static ChannelEvent guarded(MetaEvent event, Function<MetaEvent, ChannelEvent> mapping) {
        try {
            return mapping.apply(event);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A {} could not be mapped: {}", event.getClass().getSimpleName(), Defects.describe(e));
            return QuarantinedEvents.of(event, QuarantinedItem.Reason.FAILED, "this version failed to map the event");
        }
    }

    /** The mapped kinds: those with an effect, and malformed ones. */
    static Map<Class<?>, Function<MetaEvent, ChannelEvent>> table() {
        return BY_KIND;
    }

    private static final class Table {
        private final Map<Class<?>, Function<MetaEvent, ChannelEvent>> rows = new HashMap<>();

        <E extends MetaEvent> Table put(Class<E> kind, Function<E, ChannelEvent> mapping) {
            rows.put(kind, event -> mapping.apply(kind.cast(event)));
            return this;
        }

        Map<Class<?>, Function<MetaEvent, ChannelEvent>> build() {
            return Map.copyOf(rows);
        }
    }
}
