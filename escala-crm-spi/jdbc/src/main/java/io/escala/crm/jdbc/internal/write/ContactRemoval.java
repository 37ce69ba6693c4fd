package io.escala.crm.jdbc.internal.write;

import io.escala.crm.AccountId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Removes a contact. What is removed is read in the transaction, whose row of the contact is locked: whoever gave it a key or a person
 * meanwhile has committed, or expects a version that is gone.
 */
final class ContactRemoval {
    private static final Insert DELETED = Insert.into(Table.DELETED_CONTACTS, "account", "contact", "deleted_by", "at")
            .orReplace("deleted_by", "at");

    /** Without the person it may be about, whose id may be the same. */
    private static final String SUGGESTIONS = "DELETE FROM escala_suggestions WHERE account = ?"
            + " AND REPLACE(REPLACE(doc, ?, ''), ?, '') <> REPLACE(doc, ?, '')";

    private ContactRemoval() {}

    /** Removes a contact, and returns the names of the people who were linked to it. */
    static List<String> run(SqlSession session, DeletedContact contact) throws SQLException {
        String account = contact.account().value();
        String id = contact.contact().value();
        List<String> people = session.list(
                "SELECT id FROM escala_identities WHERE account = ? AND contact = ?",
                params -> params.text(account).text(id),
                row -> Person.IDENTITY + row.text());
        releaseClaims(session, contact.account(), id);
        session.update(
                "UPDATE escala_identities SET contact = NULL, link_reason = NULL, version = version + 1 WHERE account = ? AND contact = ?",
                params -> params.text(account).text(id));
        session.update(
                ConversationStatements.LOSE_CONTACT,
                params -> params.text(account).text(id));
        for (String table : List.of(
                "escala_contact_keys",
                "escala_consents",
                "escala_contact_history",
                "escala_contact_fields",
                "escala_listed_contacts")) {
            session.update(
                    "DELETE FROM " + table + " WHERE account = ? AND contact = ?",
                    params -> params.text(account).text(id));
        }
        session.update(SUGGESTIONS, params -> {
            String person = "\"identity\":\"" + id + "\"";
            params.text(account).text(person).text("\"" + id + "\"").text(person);
        });
        session.update(
                "DELETE FROM escala_people WHERE account = ? AND person = ?",
                params -> params.text(account).text(Person.name(contact.contact())));
        int removed = session.update(
                "DELETE FROM escala_contacts WHERE account = ? AND id = ?",
                params -> params.text(account).text(id));
        if (removed == 0) {
            throw new IllegalArgumentException("a ChangeSet removes a contact that does not exist");
        }
        Params.Binder<DeletedContact> binder = (params, each) -> params.text(account)
                .text(id)
                .text(each.by() == null ? null : each.by().value())
                .time(each.at());
        session.batch(session.dialect().insert(DELETED), List.of(contact), binder);
        return people;
    }

    /** In the order of their rows, as other commits take them. */
    private static void releaseClaims(SqlSession session, AccountId account, String id) throws SQLException {
        List<ContactKey> keys = session
                .list(
                        "SELECT kind, value, roles FROM escala_contact_keys WHERE account = ? AND contact = ?",
                        params -> params.text(account.value()).text(id),
                        row -> ContactCodec.key(account, id, row.text(), row.text(), row.small()))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        ClaimCheck.release(
                session,
                keys.stream()
                        .flatMap(key -> new ContactChange.RevokeKey(key, key.roles()).releases().stream())
                        .toList(),
                account);
    }
}
