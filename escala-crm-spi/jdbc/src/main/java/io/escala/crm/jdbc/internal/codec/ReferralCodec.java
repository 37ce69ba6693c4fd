package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.Referral;

/** The storage form of what led a person to write. */
public final class ReferralCodec {
    private ReferralCodec() {}

    /** Writes a referral as JSON. */
    public static String write(Referral referral) {
        return doc(referral).json();
    }

    /** Reads a referral. */
    public static Referral read(String json) {
        return read(JsonDocument.of(json));
    }

    static JsonDocument doc(Referral referral) {
        return new JsonDocument()
                .put("source", referral.source())
                .put("id", referral.sourceId())
                .put("url", referral.url())
                .put("headline", referral.headline())
                .put("body", referral.body())
                .put("click", referral.clickId())
                .put("ref", referral.ref());
    }

    static Referral read(JsonDocument doc) {
        return new Referral(
                doc.text("source"),
                doc.textOrNull("id"),
                doc.textOrNull("url"),
                doc.textOrNull("headline"),
                doc.textOrNull("body"),
                doc.textOrNull("click"),
                doc.textOrNull("ref"));
    }
}
