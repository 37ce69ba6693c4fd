package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The predicate of a contact search: the union of one query of ids for each part of the filter. */
final class ContactSearch {
    /** Sorts after every text with the same prefix. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final AccountId account;
    private final ContactFilter filter;

    ContactSearch(AccountId account, ContactFilter filter) {
        this.account = account;
        this.filter = filter;
    }

    boolean matchesNothing() {
        return filter.words().isEmpty() && filter.digits() == null && filter.emailPrefix() == null;
    }

    /** Returns the SQL of the ids, without duplicates because of UNION. */
    String ids() {
        List<String> parts = new ArrayList<>();
        if (!filter.words().isEmpty()) {
            // Each word of the stored name has a space before it, so that a prefix search finds its beginning.
            parts.add("SELECT id FROM escala_contacts WHERE account = ?"
                    + " AND ' ' || search LIKE ? ESCAPE '!'"
                            .repeat(filter.words().size()));
        }
        if (filter.digits() != null) {
            parts.add("SELECT contact AS id FROM escala_contact_keys"
                    + " WHERE account = ? AND kind = ? AND value LIKE ? ESCAPE '!'");
        }
        if (filter.emailPrefix() != null) {
            parts.add("SELECT contact AS id FROM escala_contact_keys"
                    + " WHERE account = ? AND kind = ? AND value >= ? AND value < ?");
        }
        return parts.size() == 1 ? "SELECT DISTINCT" + parts.get(0).substring(6) : String.join(" UNION ", parts);
    }

    void bind(Params params) throws SQLException {
        if (!filter.words().isEmpty()) {
            params.text(account.value());
            for (String word : filter.words()) {
                params.text("% " + escaped(word) + "%");
            }
        }
        String digits = filter.digits();
        if (digits != null) {
            params.text(account.value())
                    .text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.PHONE))
                    .text("%" + escaped(digits) + "%");
        }
        String prefix = filter.emailPrefix();
        if (prefix != null) {
            params.text(account.value())
                    .text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.EMAIL))
                    .text(prefix)
                    .text(prefix + LAST);
        }
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
