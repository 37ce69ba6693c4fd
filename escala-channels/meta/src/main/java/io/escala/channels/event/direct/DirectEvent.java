package io.escala.channels.event.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.Channel;

/**
 * One item of a Messenger or Instagram body. What every kind has: the {@linkplain #channel() channel}, the
 * {@linkplain #line() line}, Meta's word for the kind, and its bytes, where the rare rest of the fields is. Words of Meta's that
 * could be enumerations are strings, because Meta adds to them.
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
     * Which of the two.
     *
     * @return Messenger or Instagram
     */
    @Override
    Channel channel();

    /**
     * Meta's word for the kind.
     *
     * @return the name of what the item carries, from the outside in, such as {@code reaction} or {@code standby/message}
     */
    @Override
    String kind();
}
