package io.escala.core.contacts;

import io.escala.crm.store.ContactFilter;
import java.util.Objects;

/** Which contacts are wanted. Immutable. */
public final class ContactQuery {
    private final ContactFilter filter;

    private ContactQuery(ContactFilter filter) {
        this.filter = filter;
    }

    /**
     * Wants contacts by first name, last name, phone or e-mail.
     *
     * @param term the search term, at most {@value ContactFilter#MAX_TERM} characters; case and accents do not matter
     * @return the query
     * @throws IllegalArgumentException when the term is too long
     */
    public static ContactQuery matching(String term) {
        return new ContactQuery(ContactFilter.of(Objects.requireNonNull(term, "term")));
    }

    /** Returns what the store is asked for. */
    public ContactFilter filter() {
        return filter;
    }
}
