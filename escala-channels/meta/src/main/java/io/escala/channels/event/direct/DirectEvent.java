package io.escala.channels.event.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.Channel;

/**
 * One item of a Messenger or Instagram body. Every kind has the {@linkplain #channel() channel}, the
 * {@linkplain #line() line}, Meta's name for the kind, and its bytes, which contain the fields without an accessor.
 * Enumerated values of Meta's are strings, because Meta adds new ones.
 */
public sealed interface DirectEvent extends MetaEvent
        permits ChangedFields,
                DeliveryReceipt,
                DirectAccountLinking,
                DirectAppRoles,
                DirectCoupon,
                DirectCustomerInformation,
                DirectEcho,
                DirectEdit,
                DirectFeedback,
                DirectForm,
                DirectGamePlay,
                DirectMessage,
                DirectOptin,
                DirectOrder,
                DirectPolicyEnforcement,
                DirectReaction,
                DirectReferral,
                DirectResponseFeedback,
                DirectSelf,
                DirectStandby,
                DirectThreadControl,
                DirectUnsend,
                DirectUnsupported,
                InstagramComment,
                InstagramMention,
                InstagramStoryInsights,
                MarketingMessage,
                MessengerTemplateStatus,
                PageFeedChange,
                PageLabelChange,
                Postback,
                ReadReceipt {
    /**
     * The channel of the item.
     *
     * @return Messenger or Instagram
     */
    @Override
    Channel channel();

    /**
     * Meta's name for the kind.
     *
     * @return the name of the item's content field, outermost part first, such as {@code reaction} or
     *     {@code standby/message}
     */
    @Override
    String kind();
}
