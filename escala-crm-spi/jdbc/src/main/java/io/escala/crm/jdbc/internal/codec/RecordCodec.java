package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Phone;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.Money;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The storage form of records and companies. */
public final class RecordCodec {
    private static final String TABLE = "escala_records";

    private RecordCodec() {}

    /** Writes the fields of a record that have no column, as JSON. */
    public static String write(CrmRecord record) {
        JsonDocument doc = new JsonDocument()
                .put("title", record.title())
                .put("notes", record.notes())
                .put("reference", record.externalReference())
                .put("origin", StoredNames.ORIGIN.tag(record.origin()))
                .put("updated", record.updatedAt());
        return record.details().accept(new Writer(doc)).json();
    }

    /** Returns the column of when a record is due; what is never due comes last. */
    public static long due(@Nullable Instant due) {
        return due == null ? Long.MAX_VALUE : due.toEpochMilli();
    }

    /** Reads the column of when a record is due. */
    public static @Nullable Instant due(long column) {
        return column == Long.MAX_VALUE ? null : Instant.ofEpochMilli(column);
    }

    /**
     * Completes a record from what its columns and its document say.
     *
     * @return the record, or empty when its kind, or how it ended, is known only to a newer version
     */
    public static Optional<CrmRecord> record(RecordColumns columns, String kind, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return StoredNames.RECORD
                .find(kind, TABLE)
                .flatMap(known -> details(known, columns, doc))
                .map(details -> new CrmRecord(
                        columns.account(),
                        columns.id(),
                        doc.text("title"),
                        doc.textOrNull("notes"),
                        columns.owner(),
                        columns.contact(),
                        columns.company(),
                        doc.textOrNull("reference"),
                        details,
                        columns.due(),
                        columns.doneAt(),
                        StoredNames.ORIGIN.value(doc.text("origin")),
                        columns.createdAt(),
                        doc.time("updated"),
                        columns.version()));
    }

    private static Optional<RecordDetails> details(RecordKind kind, RecordColumns columns, JsonDocument doc) {
        return switch (kind) {
            case OPPORTUNITY ->
                StoredNames.RECORD_RESULT
                        .find(doc.text("result"), TABLE)
                        .map(result -> new RecordDetails.Opportunity(
                                doc.textOrNull("stage"),
                                worth(doc),
                                day(doc.textOrNull("close")),
                                result,
                                doc.textMap("custom")));
            case ACTIVITY ->
                Optional.ofNullable(columns.due()).map(at -> new RecordDetails.Activity(doc.text("type"), at));
            case TASK -> Optional.of(new RecordDetails.Task(priority(doc.textOrNull("priority"))));
        };
    }

    private static @Nullable Money worth(JsonDocument doc) {
        String amount = doc.textOrNull("amount");
        return amount == null ? null : new Money(new BigDecimal(amount), doc.text("currency"));
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    /** A priority that only a newer version knows is none that this one could show. */
    private static RecordDetails.@Nullable Priority priority(@Nullable String name) {
        return name == null
                ? null
                : StoredNames.RECORD_PRIORITY.find(name, TABLE).orElse(null);
    }

    /** Writes the words of a company's name, as a list in JSON. */
    public static String words(Company company) {
        return Json.write(List.copyOf(company.searchWords()));
    }

    /** Writes a company as JSON, without account, id and version. */
    public static String write(Company company) {
        Phone phone = company.phone();
        return new JsonDocument()
                .put("name", company.name())
                .put("website", company.website())
                .put("phone", phone == null ? null : phone.digits())
                .put("custom", company.customFields())
                .put("reference", company.externalReference())
                .put("created", company.createdAt())
                .put("automatic", company.automatic())
                .put("archived", company.archivedAt())
                .json();
    }

    /** Reads a company from its columns and JSON. */
    public static Company company(AccountId account, String id, long version, String json) {
        JsonDocument doc = JsonDocument.of(json);
        String phone = doc.textOrNull("phone");
        return new Company(
                account,
                new CompanyId(id),
                doc.text("name"),
                doc.textOrNull("website"),
                phone == null ? null : new Phone(phone),
                doc.textMap("custom"),
                doc.textOrNull("reference"),
                doc.time("created"),
                version,
                doc.flag("automatic"),
                doc.timeOrNull("archived"));
    }

    /** Adds what a record has by its kind. When an activity takes place is the column of when it is due. */
    private record Writer(JsonDocument doc) implements RecordDetails.Cases<JsonDocument> {
        @Override
        public JsonDocument opportunity(RecordDetails.Opportunity details) {
            Money worth = details.worth();
            LocalDate close = details.expectedClose();
            return doc.put("stage", details.stage())
                    .put("amount", worth == null ? null : worth.amount().toPlainString())
                    .put("currency", worth == null ? null : worth.currency())
                    .put("close", close == null ? null : close.toString())
                    .put("result", StoredNames.RECORD_RESULT.tag(details.result()))
                    .put("custom", details.customFields());
        }

        @Override
        public JsonDocument activity(RecordDetails.Activity details) {
            return doc.put("type", details.type());
        }

        @Override
        public JsonDocument task(RecordDetails.Task details) {
            RecordDetails.Priority priority = details.priority();
            return doc.put("priority", priority == null ? null : StoredNames.RECORD_PRIORITY.tag(priority));
        }
    }
}
