package io.escala.fakemeta.setup;

import java.util.List;

/**
 * A WhatsApp Business number.
 *
 * @param id the phone number id (not a phone number)
 * @param appId the app it is connected to; empty means the only app
 * @param phone the public phone number, digits with country code
 * @param waba the WhatsApp Business Account, which owns the number and its templates
 * @param portfolio the business portfolio; business-scoped user ids are valid within it
 * @param token the access token; never printed
 */
public record WhatsAppNumber(String id, String appId, String phone, String waba, String portfolio, String token)
        implements Line {

    /** Rejects an empty id with an {@link IllegalArgumentException}. */
    public WhatsAppNumber {
        SetupChecks.required(id, "the phone number id");
    }

    /** Returns a number with only an id. */
    public static WhatsAppNumber of(String phoneNumberId) {
        return new WhatsAppNumber(phoneNumberId, "", "", "", "", "");
    }

    @Override
    public WhatsAppNumber app(String value) {
        return new WhatsAppNumber(id, value, phone, waba, portfolio, token);
    }

    /** Sets the public phone number: digits with country code. */
    public WhatsAppNumber phone(String value) {
        return new WhatsAppNumber(id, appId, value, waba, portfolio, token);
    }

    /** Sets the WhatsApp Business Account. */
    public WhatsAppNumber waba(String value) {
        return new WhatsAppNumber(id, appId, phone, value, portfolio, token);
    }

    /** Sets the business portfolio. */
    public WhatsAppNumber portfolio(String value) {
        return new WhatsAppNumber(id, appId, phone, waba, value, token);
    }

    /** Sets the access token. */
    public WhatsAppNumber token(String value) {
        return new WhatsAppNumber(id, appId, phone, waba, portfolio, value);
    }

    @Override
    public Channel channel() {
        return Channel.WHATSAPP;
    }

    @Override
    public List<String> missing() {
        return SetupChecks.blank(phone, "phone", waba, "waba", portfolio, "portfolio", token, "token");
    }

    @Override
    public String toString() {
        return "WhatsAppNumber[" + id + "]";
    }
}
