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
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.store.ContactPosition;

/** The statements about what lists of contacts filter and order by. */
final class ListedContactStatements {
    static final WriteStatement<Row> PUT = WriteStatement.insert(
            1,
            Insert.into(
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
                            "marketing_consent")
                    .orReplace(
                            "place",
                            "created_at",
                            "name",
                            "owner",
                            "company",
                            "archived",
                            "marketing",
                            "lifecycle",
                            "storage_consent",
                            "marketing_consent"),
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
            });

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
