package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.quarantine.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The storage form of deferred reports, suggestions and quarantined items. */
public final class IntakeCodec {
    private IntakeCodec() {}

    /** Writes the fields of a deferred report that have no column. */
    public static String write(DeferredReport deferred) {
        return new JsonDocument()
                .put("message", deferred.providerId())
                .put("report", AmendmentCodec.write(deferred.report()))
                .put("parked", deferred.deferredAt())
                .json();
    }

    /**
     * Reads a deferred report from its columns and JSON.
     *
     * @return the report, or empty when its kind is known only to a newer version
     */
    public static Optional<DeferredReport> deferred(AccountId account, String line, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return AmendmentCodec.report(doc.doc("report"))
                .map(report ->
                        new DeferredReport(account, new LineId(line), doc.text("message"), report, doc.time("parked")));
    }

    /** Writes a suggestion as JSON, without account and id. */
    public static String write(Suggestion suggestion) {
        IdentityId identity = suggestion.identity();
        return new JsonDocument()
                .put("kind", StoredNames.SUGGESTION.tag(suggestion.kind()))
                .put("identity", identity == null ? null : identity.value())
                .put(
                        "contacts",
                        suggestion.contacts().stream().map(ContactId::value).collect(Collectors.toList()))
                .put("at", suggestion.at())
                .json();
    }

    /**
     * Reads a suggestion from its columns and JSON.
     *
     * @return the suggestion, or empty when its kind is known only to a newer version
     */
    public static Optional<Suggestion> suggestion(AccountId account, String id, String json) {
        JsonDocument doc = JsonDocument.of(json);
        String identity = doc.textOrNull("identity");
        List<ContactId> contacts =
                doc.texts("contacts").stream().map(ContactId::new).collect(Collectors.toList());
        return StoredNames.SUGGESTION
                .find(doc.text("kind"), "escala_suggestions")
                .map(kind -> new Suggestion(
                        account,
                        id,
                        kind,
                        identity == null ? null : new IdentityId(identity),
                        contacts,
                        doc.time("at")));
    }

    /** Writes the fields of a quarantined item that have no column. */
    public static String write(QuarantinedItem item) {
        return new JsonDocument()
                .put("app", item.appId())
                .put("detail", item.detail())
                .put("place", item.place() == 0 ? null : item.place())
                .put("severalApps", item.severalApps() ? Boolean.TRUE : null)
                .json();
    }

    /**
     * The columns of a quarantined item.
     *
     * @param line the stored line, or null
     * @param doc the fields without a column
     */
    public record QuarantineColumns(
            AccountId account,
            String id,
            String reason,
            @Nullable String line,
            Instant at,
            String doc,
            RawBytes raw) {}

    /** Reads a quarantined item. A reason that only a newer version knows is read as unrecognized. */
    public static QuarantinedItem quarantined(QuarantineColumns columns) {
        JsonDocument doc = JsonDocument.of(columns.doc());
        return new QuarantinedItem(
                columns.account(),
                columns.id(),
                AccountCodec.line(columns.line()),
                doc.textOrNull("app"),
                StoredNames.QUARANTINE
                        .find(columns.reason(), "escala_aside")
                        .orElse(QuarantinedItem.Reason.UNRECOGNIZED),
                doc.textOrNull("detail"),
                columns.raw(),
                columns.at(),
                doc.smallOrZero("place"),
                doc.flag("severalApps"));
    }
}
