package io.escala.channels.event.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.Channel;

/**
 * One item of a WhatsApp body. What every kind has: the {@linkplain #line() line}, Meta's word for the kind, and its bytes, where
 * the rare rest of the fields is. Words of Meta's that could be enumerations are strings, because Meta adds to them.
 */
public sealed interface WhatsAppEvent extends MetaEvent
        permits WhatsAppAccountAlert,
                WhatsAppAccountReview,
                WhatsAppAccountUpdate,
                WhatsAppBusinessUsername,
                WhatsAppCall,
                WhatsAppCallStatus,
                WhatsAppCapability,
                WhatsAppContactSync,
                WhatsAppEcho,
                WhatsAppEdit,
                WhatsAppFailure,
                WhatsAppGroupUpdate,
                WhatsAppHandover,
                WhatsAppHistoryChunk,
                WhatsAppHistoryMessage,
                WhatsAppMessage,
                WhatsAppNumberName,
                WhatsAppNumberQuality,
                WhatsAppReaction,
                WhatsAppRequestWelcome,
                WhatsAppRevoke,
                WhatsAppSecurity,
                WhatsAppStandby,
                WhatsAppStatus,
                WhatsAppTemplateCategory,
                WhatsAppTemplateComponents,
                WhatsAppTemplateQuality,
                WhatsAppTemplateStatus,
                WhatsAppUserAction,
                WhatsAppUserPreference,
                WhatsAppUserUpdate {
    /**
     * The channel, whether or not the item names its line.
     *
     * @return WhatsApp
     */
    @Override
    default Channel channel() {
        return Channel.WHATSAPP;
    }

    /**
     * Meta's words for the kind.
     *
     * @return field, array and type from the outside in, such as {@code messages/reaction} or {@code account_update}
     */
    @Override
    String kind();
}
