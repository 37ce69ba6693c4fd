package io.escala.crm.jdbc.internal.write;

import static java.util.stream.Collectors.joining;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import java.util.List;
import java.util.stream.IntStream;

/** The statements about what people are found by. */
final class PersonStatements {
    /** Begins the name of a person who is a contact. */
    static final String CONTACT = "c/";

    /** Begins the name of a person who is none. */
    static final String IDENTITY = "i/";

    private static final int LONGEST_NUMBER = 15;

    /** Where in a number the digits may begin that somebody looks for. */
    private static final String PLACES = IntStream.rangeClosed(1, LONGEST_NUMBER - PersonWords.FEWEST_DIGITS + 1)
            .mapToObj(place -> "SELECT " + place + " AS place")
            .collect(joining(" UNION ALL ", "(", ") AS n"));

    // With repetitions, which the inserts keep out: to find them costs an engine a table of its own.
    private static String wordsOfIdentity(Dialect dialect) {
        return "SELECT i.account, w.value AS word, '" + IDENTITY + "' || i.id AS person FROM escala_identities i, "
                + dialect.words("i.search") + " WHERE i.account = ? AND i.id = ? AND w.value <> ''"
                + " UNION ALL SELECT a.account, w.value AS word, '" + IDENTITY
                + "' || a.identity AS person FROM escala_aliases a, " + dialect.words("a.search")
                + " WHERE a.account = ? AND a.identity = ? AND a.valid_to IS NULL AND w.value <> ''";
    }

    private static String wordsOfContact(Dialect dialect) {
        return "SELECT c.account, SUBSTR(w.value, 1, 100) AS word, '" + CONTACT
                + "' || c.id AS person FROM escala_contacts c, " + dialect.words("c.search")
                + " WHERE c.account = ? AND c.id = ? AND w.value <> ''";
    }

    private static final Insert WORDS = Insert.into(Table.PERSON_WORDS, "account", "word", "person");

    static final WriteStatement<IdentityId> FORGET_WORDS_OF_IDENTITY = WriteStatement.deleteFound(
            Table.PERSON_WORDS,
            0,
            dialect -> "WHERE account = ? AND person = ? AND word NOT IN (SELECT f.word FROM ("
                    + wordsOfIdentity(dialect) + ") AS f)",
            (params, account, identity) -> params.text(account)
                    .text(IDENTITY + identity)
                    .text(account)
                    .text(identity.value())
                    .text(account)
                    .text(identity.value()));

    static final WriteStatement<ContactId> FORGET_WORDS_OF_CONTACT = WriteStatement.deleteFound(
            Table.PERSON_WORDS,
            1,
            dialect -> "WHERE account = ? AND person = ? AND word NOT IN (SELECT f.word FROM ("
                    + wordsOfContact(dialect) + ") AS f)",
            (params, account, contact) ->
                    params.text(account).text(CONTACT + contact).text(account).text(contact.value()));

    static final WriteStatement<IdentityId> ADD_WORDS_OF_IDENTITY = WriteStatement.upsertFound(
            Table.PERSON_WORDS,
            2,
            dialect -> WORDS.rowsOf(wordsOfIdentity(dialect)).orKeep(),
            (params, account, identity) ->
                    params.text(account).text(identity.value()).text(account).text(identity.value()));

    static final WriteStatement<ContactId> ADD_WORDS_OF_CONTACT = WriteStatement.upsertFound(
            Table.PERSON_WORDS,
            3,
            dialect -> WORDS.rowsOf(wordsOfContact(dialect)).orKeep(),
            (params, account, contact) -> params.text(account).text(contact.value()));

    private static final Insert KEYS = Insert.into(Table.PERSON_KEYS, "account", "part", "person");

    /**
     * Parts of a key that a person had.
     *
     * @param person its name in the tables of the search
     */
    record FormerKey(String person, List<String> parts) {}

    static final WriteStatement<FormerKey> FORGET_KEY = WriteStatement.deleteFound(
            Table.PERSON_KEYS,
            0,
            dialect -> "WHERE account = ? AND person = ? AND part " + dialect.isOneOf(),
            (params, account, former) ->
                    params.text(account).text(former.person()).keys(former.parts()));

    static final WriteStatement<IdentityId> ADD_NUMBERS_OF_IDENTITY = WriteStatement.upsertFound(
            Table.PERSON_KEYS,
            1,
            dialect -> KEYS.rowsOf("SELECT a.account, SUBSTR(a.value, n.place), '" + IDENTITY
                            + "' || a.identity FROM escala_aliases a, " + PLACES
                            + " WHERE a.account = ? AND a.identity = ? AND a.kind = ? AND a.valid_to IS NULL"
                            + " AND LENGTH(a.value) >= n.place + 2")
                    .orKeep(),
            (params, account, identity) -> params.text(account)
                    .text(identity.value())
                    .text(StoredNames.IDENTITY_KEY.tag(IdentityKeyKind.WHATSAPP_NUMBER)));

    static final WriteStatement<ContactId> ADD_KEYS_OF_CONTACT = WriteStatement.upsertFound(
            Table.PERSON_KEYS,
            2,
            dialect -> KEYS.rowsOf("SELECT k.account, SUBSTR(k.value, n.place), '" + CONTACT
                            + "' || k.contact FROM escala_contact_keys k, " + PLACES
                            + " WHERE k.account = ? AND k.contact = ? AND k.kind = ? AND LENGTH(k.value) >= n.place + 2"
                            + " UNION ALL SELECT k.account, SUBSTR(k.value, "
                            + dialect.placeholders().get("position_of_at") + "), '" + CONTACT
                            + "' || k.contact FROM escala_contact_keys k"
                            + " WHERE k.account = ? AND k.contact = ? AND k.kind = ?")
                    .orKeep(),
            (params, account, contact) -> params.text(account)
                    .text(contact.value())
                    .text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.PHONE))
                    .text(account)
                    .text(contact.value())
                    .text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.EMAIL)));

    private PersonStatements() {}
}
