package io.escala.channels.event.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.Channel;

/**
 * One item of a WhatsApp body. Every kind has the {@linkplain #line() line}, Meta's name for the kind, and its bytes, which
 * contain the fields without an accessor. Enumerated values of Meta's are strings, because Meta adds new ones.
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
     * Returns WhatsApp, also when the item does not name its line.
     */
    @Override
    default Channel channel() {
        return Channel.WHATSAPP;
    }

    /**
     * Meta's name for the kind.
     *
     * @return field, array and type, outermost first, such as {@code messages/reaction} or {@code account_update}
     */
    @Override
    String kind();
}
