package io.escala.spring.boot.properties;

import org.jspecify.annotations.Nullable;

/**
 * The properties {@code escala.lines.<id>.*}. The ids that are given decide the channel.
 *
 * @param name The name that the team sees; the id of the line unless given.
 * @param phoneNumberId WhatsApp: the id of the phone number, not the number.
 * @param businessAccountId WhatsApp: the id of the WhatsApp Business Account that the number belongs to.
 * @param portfolioId WhatsApp: the id of the business portfolio.
 * @param displayPhone WhatsApp: the number as it is shown, digits only.
 * @param pageId Messenger: the id of the Page. Beside an Instagram id the Page that the account is linked to.
 * @param instagramAccountId Instagram: the id of the professional account.
 * @param token The access token of this line; the common one unless given.
 */
public record LineProperties(
        @Nullable String name,
        @Nullable String phoneNumberId,
        @Nullable String businessAccountId,
        @Nullable String portfolioId,
        @Nullable String displayPhone,
        @Nullable String pageId,
        @Nullable String instagramAccountId,
        @Nullable String token) {
    /** Nothing of it. */
    @Override
    public String toString() {
        return "LineProperties[***]";
    }
}
