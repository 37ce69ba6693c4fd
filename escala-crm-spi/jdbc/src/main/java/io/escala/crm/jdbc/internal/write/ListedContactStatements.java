package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.jdbc.internal.codec.CustomFieldKey;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.PeopleTrigger;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.store.ContactPosition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements about what lists of contacts filter and order by. */
final class ListedContactStatements {
    static final WriteStatement<Row> PUT = WriteStatement.insert(
            1,
            withFound(Insert.into(
                    Table.LISTED_CONTACTS,
                    "account",
                    "contact",
                    "place",
                    "created_at",
                    "name",
                    "owner",
                    "company",
                    "archived",
                    "marketing",
                    "lifecycle",
                    "storage_consent",
                    "marketing_consent")),
            ANY,
            (params, account, row) -> {
                Contact contact = row.contact();
                UserId owner = contact.owner();
                CompanyId company = contact.companyId();
                params.text(account)
                        .text(contact.id().value())
                        .number(row.place())
                        .time(contact.createdAt())
                        .text(ContactPosition.nameKey(contact))
                        .text(owner == null ? null : owner.value())
                        .text(company == null ? null : company.value())
                        .small(contact.archived() ? 1 : 0)
                        .small(contact.marketing() ? 1 : 0)
                        .text(StoredNames.LIFECYCLE.tag(contact.lifecycle()))
                        .text(StoredNames.CONSENT.tag(row.storage()))
                        .text(StoredNames.CONSENT.tag(row.marketing()));
                String person = Person.name(contact.id());
                params.text(account).text(person).text(account).text(person);
            });

    /** Adds what the contact is found by, which is written before; of what is too long for an index nothing. */
    private static Insert withFound(Insert row) {
        List<String> columns = Stream.concat(row.columns().stream(), Stream.of("words", "numbers"))
                .toList();
        String values = Stream.concat(
                        row.columns().stream().map(column -> "?"), Stream.of(found("words"), found("numbers")))
                .collect(Collectors.joining(", "));
        return Insert.into(Table.LISTED_CONTACTS, columns)
                .rowsOf("SELECT " + values + " WHERE TRUE")
                .orReplace(columns.stream()
                        .filter(column -> !Table.LISTED_CONTACTS.key().contains(column))
                        .toArray(String[]::new));
    }

    private static String found(String column) {
        return "(SELECT x." + column + " FROM escala_people x WHERE x.account = ? AND x.person = ? AND LENGTH(x."
                + column + ") <= " + PeopleTrigger.MOST + ")";
    }

    static final WriteStatement<ContactId> FORGET_FIELDS = WriteStatement.delete(
            Table.CONTACT_FIELDS,
            0,
            "WHERE account = ? AND contact = ?",
            (params, account, contact) -> params.text(account).text(contact.value()));

    static final WriteStatement<Field> ADD_FIELD = WriteStatement.insert(
            1,
            Insert.into(Table.CONTACT_FIELDS, "account", "field", "value", "contact")
                    .orKeep(),
            ANY,
            (params, account, field) -> params.text(account)
                    .text(field.key().name())
                    .text(field.key().value())
                    .text(field.contact().value()));

    private ListedContactStatements() {}

    /**
     * A contact as lists see it.
     *
     * @param place when its conversations were active last
     * @param storage the latest consent for storage
     * @param marketing the latest consent for marketing
     */
    record Row(Contact contact, long place, ConsentState storage, ConsentState marketing) {}

    /** A value of a custom field of a contact. */
    record Field(CustomFieldKey key, ContactId contact) {}
}
