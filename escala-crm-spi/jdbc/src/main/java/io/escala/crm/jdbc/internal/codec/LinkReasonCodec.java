package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.Origin;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkReason;
import org.jspecify.annotations.Nullable;

/** The column with the reason of a link, in JSON; null when it is not recorded. */
public final class LinkReasonCodec {
    private static final String TABLE = "escala_identities";

    private LinkReasonCodec() {}

    /** Returns the value of the column. */
    public static @Nullable String write(@Nullable LinkReason reason) {
        if (reason == null) {
            return null;
        }
        IdentityKeyKind key = reason.key();
        Origin origin = reason.origin();
        UserId by = reason.by();
        return new JsonDocument()
                .put("rule", StoredNames.LINK_RULE.tag(reason.rule()))
                .put("key", key == null ? null : StoredNames.IDENTITY_KEY.tag(key))
                .put("form", reason.form())
                .put("o", origin == null ? null : StoredNames.ORIGIN.tag(origin))
                .put("by", by == null ? null : by.value())
                .put("at", reason.at())
                .json();
    }

    /** Returns the reason; null also for a rule that only a newer version knows. */
    public static @Nullable LinkReason read(@Nullable String column) {
        if (column == null) {
            return null;
        }
        JsonDocument doc = JsonDocument.of(column);
        String key = doc.textOrNull("key");
        String origin = doc.textOrNull("o");
        String by = doc.textOrNull("by");
        return StoredNames.LINK_RULE
                .find(doc.text("rule"), TABLE)
                .map(rule -> new LinkReason(
                        rule,
                        key == null
                                ? null
                                : StoredNames.IDENTITY_KEY.find(key, TABLE).orElse(null),
                        doc.textOrNull("form"),
                        origin == null
                                ? null
                                : StoredNames.ORIGIN.find(origin, TABLE).orElse(null),
                        by == null ? null : new UserId(by),
                        doc.time("at")))
                .orElse(null);
    }
}
