package io.escala.crm.line;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connected WhatsApp number, Facebook Page or Instagram account. Secrets and tokens are never part of it and never in
 * the store.
 *
 * @param account the account that owns it
 * @param id the host's id
 * @param key how Meta names it on the wire
 * @param name what people call it, shown in the chat
 * @param displayPhone WhatsApp: the business number as digits; null elsewhere or when unknown
 * @param wabaId WhatsApp: the WhatsApp Business Account that owns number and templates; null elsewhere
 * @param portfolioId WhatsApp: the business portfolio, the scope of business-scoped user ids; null when unknown
 * @param pageId Instagram through Facebook Login: the linked Page, which is what sends; null elsewhere
 * @param appId the Meta app that subscribes this line; a webhook signed by another app is quarantined. Null accepts any
 *     configured app
 * @param available whether messages may be sent through it
 */
public record Line(
        AccountId account,
        LineId id,
        LineKey key,
        String name,
        @Nullable String displayPhone,
        @Nullable String wabaId,
        @Nullable String portfolioId,
        @Nullable String pageId,
        @Nullable String appId,
        boolean available) {
    /** Checks every id and cleans the name. */
    public Line {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        name = Objects.requireNonNullElse(SafeText.name(Objects.requireNonNull(name, "name")), id.value());
        displayPhone = optionalId("displayPhone", displayPhone);
        wabaId = optionalId("wabaId", wabaId);
        portfolioId = optionalId("portfolioId", portfolioId);
        pageId = optionalId("pageId", pageId);
        appId = optionalId("appId", appId);
    }

    private static @Nullable String optionalId(String name, @Nullable String value) {
        return value == null ? null : Checks.id(name, value);
    }

    /**
     * A WhatsApp number.
     *
     * @param account the account that owns it
     * @param id the host's id
     * @param name what people call it
     * @param phoneNumberId Meta's phone number id
     * @param wabaId the WhatsApp Business Account
     * @return the line, available
     */
    public static Line whatsApp(AccountId account, LineId id, String name, String phoneNumberId, String wabaId) {
        return new Line(
                account,
                id,
                new LineKey(Channel.WHATSAPP, phoneNumberId),
                name,
                null,
                Objects.requireNonNull(wabaId, "wabaId"),
                null,
                null,
                null,
                true);
    }

    /**
     * A Facebook Page.
     *
     * @param account the account that owns it
     * @param id the host's id
     * @param name what people call it
     * @param pageId the Page's id
     * @return the line, available
     */
    public static Line messenger(AccountId account, LineId id, String name, String pageId) {
        return new Line(account, id, new LineKey(Channel.MESSENGER, pageId), name, null, null, null, null, null, true);
    }

    /**
     * An Instagram professional account.
     *
     * @param account the account that owns it
     * @param id the host's id
     * @param name what people call it
     * @param instagramId the professional account id that webhooks carry
     * @return the line, available
     */
    public static Line instagram(AccountId account, LineId id, String name, String instagramId) {
        return new Line(
                account, id, new LineKey(Channel.INSTAGRAM, instagramId), name, null, null, null, null, null, true);
    }

    /**
     * The line's channel.
     *
     * @return the channel of its key
     */
    public Channel channel() {
        return key.channel();
    }

    /**
     * A copy registered under a Meta app.
     *
     * @param newAppId the app's id
     * @return the copy
     */
    public Line withApp(String newAppId) {
        return new Line(account, id, key, name, displayPhone, wabaId, portfolioId, pageId, newAppId, available);
    }

    /**
     * A copy inside a business portfolio.
     *
     * @param newPortfolioId the portfolio's id
     * @return the copy
     */
    public Line withPortfolio(String newPortfolioId) {
        return new Line(account, id, key, name, displayPhone, wabaId, newPortfolioId, pageId, appId, available);
    }

    /**
     * A copy linked to a Facebook Page, for Instagram through Facebook Login.
     *
     * @param newPageId the Page's id
     * @return the copy
     */
    public Line withPage(String newPageId) {
        return new Line(account, id, key, name, displayPhone, wabaId, portfolioId, newPageId, appId, available);
    }

    /**
     * A copy with the business number to show.
     *
     * @param digits the number, digits only
     * @return the copy
     */
    public Line withDisplayPhone(String digits) {
        return new Line(account, id, key, name, digits, wabaId, portfolioId, pageId, appId, available);
    }

    /**
     * A copy that may or may not send.
     *
     * @param nowAvailable whether messages may be sent
     * @return the copy
     */
    public Line withAvailable(boolean nowAvailable) {
        return new Line(account, id, key, name, displayPhone, wabaId, portfolioId, pageId, appId, nowAvailable);
    }

    /** Ids only: the number to show is a whole phone. */
    @Override
    public String toString() {
        return "Line[" + account + "/" + id + " " + key + "]";
    }
}
