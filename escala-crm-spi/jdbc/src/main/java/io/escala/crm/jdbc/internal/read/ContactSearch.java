package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.store.ContactFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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
        return filter.words().isEmpty()
                && filter.digits().isEmpty()
                && filter.emailPrefix() == null
                && filter.emailDomain() == null;
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
        if (!filter.digits().isEmpty()) {
            parts.add("SELECT contact AS id FROM escala_contact_keys WHERE account = ? AND kind = ? AND ("
                    + String.join(" OR ", Collections.nCopies(filter.digits().size(), "value LIKE ? ESCAPE '!'"))
                    + ")");
        }
        if (filter.emailPrefix() != null) {
            parts.add("SELECT contact AS id FROM escala_contact_keys"
                    + " WHERE account = ? AND kind = ? AND value >= ? AND value < ?");
        }
        if (filter.emailDomain() != null) {
            parts.add("SELECT contact AS id FROM escala_contact_keys"
                    + " WHERE account = ? AND kind = ? AND value LIKE ? ESCAPE '!'");
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
        if (!filter.digits().isEmpty()) {
            params.text(account.value()).text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.PHONE));
            for (String digits : filter.digits()) {
                params.text("%" + escaped(digits) + "%");
            }
        }
        String prefix = filter.emailPrefix();
        if (prefix != null) {
            params.text(account.value())
                    .text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.EMAIL))
                    .text(prefix)
                    .text(prefix + LAST);
        }
        String domain = filter.emailDomain();
        if (domain != null) {
            params.text(account.value())
                    .text(StoredNames.CONTACT_KEY.tag(ContactKeyKind.EMAIL))
                    .text("%@" + escaped(domain) + "%");
        }
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
