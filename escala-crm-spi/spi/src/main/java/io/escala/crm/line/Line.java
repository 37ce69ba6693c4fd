package io.escala.crm.line;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connected WhatsApp number, Facebook Page or Instagram account. It contains no secrets or tokens, and the store never
 * does.
 *
 * @param key Meta's name of the line in webhooks
 * @param name the name shown in the chat; the id when blank
 * @param displayPhone WhatsApp: the business number as digits; null elsewhere or when unknown
 * @param wabaId WhatsApp: the WhatsApp Business Account that owns number and templates; null elsewhere
 * @param portfolioId WhatsApp: the business portfolio, the scope of business-scoped user ids; null when unknown
 * @param pageId Instagram through Facebook Login: the linked Page, which sends the messages; null elsewhere
 * @param appId the Meta app that subscribes this line; a webhook signed by another app is quarantined. Null accepts the app of an
 *     endpoint that serves only one; from an endpoint that serves several, everything for a line without app is quarantined
 * @param available whether messages may be sent through it
 * @param refusedCredential of a line that Meta stopped: a digest of the credentials that were refused, never the credentials
 *     themselves; null when available or not known
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
        boolean available,
        @Nullable String refusedCredential) {
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
        refusedCredential = available ? null : optionalId("refusedCredential", refusedCredential);
    }

    private static @Nullable String optionalId(String name, @Nullable String value) {
        return value == null ? null : Checks.id(name, value);
    }

    /**
     * Returns an available line for a WhatsApp number.
     *
     * @param phoneNumberId Meta's phone number id
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
                true,
                null);
    }

    /** Returns an available line for a Facebook Page. */
    public static Line messenger(AccountId account, LineId id, String name, String pageId) {
        return new Line(
                account, id, new LineKey(Channel.MESSENGER, pageId), name, null, null, null, null, null, true, null);
    }

    /**
     * Returns an available line for an Instagram professional account.
     *
     * @param instagramId the professional account id that webhooks carry
     */
    public static Line instagram(AccountId account, LineId id, String name, String instagramId) {
        return new Line(
                account,
                id,
                new LineKey(Channel.INSTAGRAM, instagramId),
                name,
                null,
                null,
                null,
                null,
                null,
                true,
                null);
    }

    /** Returns the line's channel. */
    public Channel channel() {
        return key.channel();
    }

    /** Returns a copy with another name. */
    public Line withName(String newName) {
        return new Line(
                account,
                id,
                key,
                newName,
                displayPhone,
                wabaId,
                portfolioId,
                pageId,
                appId,
                available,
                refusedCredential);
    }

    /** Returns a copy subscribed by this Meta app. */
    public Line withApp(String newAppId) {
        return new Line(
                account,
                id,
                key,
                name,
                displayPhone,
                wabaId,
                portfolioId,
                pageId,
                newAppId,
                available,
                refusedCredential);
    }

    /** Returns a copy in this business portfolio. */
    public Line withPortfolio(String newPortfolioId) {
        return new Line(
                account,
                id,
                key,
                name,
                displayPhone,
                wabaId,
                newPortfolioId,
                pageId,
                appId,
                available,
                refusedCredential);
    }

    /** Returns a copy linked to this Facebook Page, for Instagram through Facebook Login. */
    public Line withPage(String newPageId) {
        return new Line(
                account,
                id,
                key,
                name,
                displayPhone,
                wabaId,
                portfolioId,
                newPageId,
                appId,
                available,
                refusedCredential);
    }

    /**
     * Returns a copy that shows this business number.
     *
     * @param digits the number, digits only
     */
    public Line withDisplayPhone(String digits) {
        return new Line(
                account, id, key, name, digits, wabaId, portfolioId, pageId, appId, available, refusedCredential);
    }

    /** Returns a copy that may or may not send messages. */
    public Line withAvailable(boolean nowAvailable) {
        return new Line(account, id, key, name, displayPhone, wabaId, portfolioId, pageId, appId, nowAvailable, null);
    }

    /**
     * Returns a copy that Meta stopped.
     *
     * @param credential a digest of the credentials that were refused, or null when it is not known
     */
    public Line stopped(@Nullable String credential) {
        return new Line(account, id, key, name, displayPhone, wabaId, portfolioId, pageId, appId, false, credential);
    }

    /** Ids only: the shown number is a phone number. */
    @Override
    public String toString() {
        return "Line[" + account + "/" + id + " " + key + "]";
    }
}
