package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;
import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ONE;

import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Assignment;
import io.escala.crm.jdbc.internal.engine.Expression;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;

/** The statements about contacts, their keys and consents. */
final class ContactStatements {
    static final WriteStatement<Contact> ADD_CONTACT = WriteStatement.insert(
            0,
            Insert.into(Table.CONTACTS, "account", "id", "search", "company", "archived_at", "version", "doc")
                    .orKeep(),
            ONE,
            (params, account, contact) ->
                    bind(params.text(account).text(contact.id().value()), contact));

    static final WriteStatement<Contact> EDIT_CONTACT = WriteStatement.update(
            Table.CONTACTS,
            1,
            "SET search = ?, company = ?, archived_at = ?, version = ?, doc = ? WHERE account = ? AND id = ?",
            ONE,
            (params, account, contact) ->
                    bind(params, contact).text(account).text(contact.id().value()));

    private static Params bind(Params params, Contact contact) throws SQLException {
        CompanyId company = contact.companyId();
        return params.text(ContactFilter.searchKey(contact))
                .text(company == null ? null : company.value())
                .time(contact.archivedAt())
                .number(contact.version())
                .text(ContactCodec.write(contact));
    }

    /** Changes nothing; says whether the contact exists. */
    static final WriteStatement<ContactId> KNOW_CONTACT = WriteStatement.update(
            Table.CONTACTS,
            2,
            "SET version = version WHERE account = ? AND id = ?",
            ONE,
            (params, account, contact) -> params.text(account).text(contact.value()));

    static final WriteStatement<ContactKey> GRANT_KEY = WriteStatement.insert(
            0,
            Insert.into(Table.CONTACT_KEYS, "account", "contact", "kind", "value", "roles")
                    .under(Table.CONTACTS)
                    .orUpdate(new Assignment("roles", ContactStatements::bothRoles)),
            ONE,
            (params, account, key) -> {
                params.text(account)
                        .text(key.contact().value())
                        .text(StoredNames.CONTACT_KEY.tag(key.value().kind()))
                        .text(key.value().value())
                        .small(ContactCodec.bits(key.roles()))
                        .text(account)
                        .text(key.contact().value());
            });

    /** The roles of both; what is primary is not secondary. */
    private static String bothRoles(Expression.Columns row) {
        String both = "(" + row.stored("roles") + " | " + row.given("roles") + ")";
        return "CASE WHEN (" + both + " & " + ContactCodec.PRIMARY + ") <> 0 THEN " + both + " & "
                + ~ContactCodec.SECONDARY + " ELSE " + both + " END";
    }

    static final WriteStatement<ContactChange.RevokeKey> REVOKE_ROLES = WriteStatement.update(
            Table.CONTACT_KEYS,
            1,
            "SET roles = roles & ? WHERE account = ? AND contact = ? AND kind = ? AND value = ?",
            ANY,
            (params, account, revoked) -> {
                params.small(revoked.removesKey() ? 0 : ~ContactCodec.bits(revoked.roles()));
                bindKey(params, account, revoked.key());
            });

    static final WriteStatement<ContactKey> DROP_KEY = WriteStatement.delete(
            Table.CONTACT_KEYS,
            2,
            "WHERE account = ? AND contact = ? AND kind = ? AND value = ? AND roles = 0",
            ContactStatements::bindKey);

    static final WriteStatement<ContactChange.ChangeRoles> CHANGE_ROLES = WriteStatement.update(
            Table.CONTACT_KEYS,
            3,
            "SET roles = (roles & ?) | ? WHERE account = ? AND contact = ? AND kind = ? AND value = ?",
            ANY,
            (params, account, changed) -> {
                params.small(~ContactCodec.bits(changed.removed())).small(ContactCodec.bits(changed.added()));
                bindKey(params, account, changed.key());
            });

    private static void bindKey(Params params, String account, ContactKey key) throws SQLException {
        params.text(account)
                .text(key.contact().value())
                .text(StoredNames.CONTACT_KEY.tag(key.value().kind()))
                .text(key.value().value());
    }

    static final WriteStatement<ConsentEntry> RECORD_CONSENT = WriteStatement.insert(
            0,
            Insert.into(Table.CONSENTS, "account", "contact", "id", "at", "doc")
                    .under(Table.CONTACTS)
                    .orUpdate(Assignment.keep("at")),
            ONE,
            (params, account, entry) -> params.text(account)
                    .text(entry.contact().value())
                    .text(entry.id())
                    .time(entry.at())
                    .text(ContactCodec.write(entry))
                    .text(account)
                    .text(entry.contact().value()));

    private ContactStatements() {}
}
