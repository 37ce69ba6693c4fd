package io.escala.core.contacts;

import io.escala.crm.store.ContactFilter;
import java.util.Objects;

/** Which contacts are wanted. Immutable. */
public final class ContactQuery {
    private final String term;

    private ContactQuery(String term) {
        this.term = term;
    }

    /**
     * Wants contacts by words of their name; by any three digits or more of a phone, typed in any way in which it can be added,
     * also its beginning as dialled in the account's region; or by the beginning of an e-mail or of its domain.
     *
     * @param term the search term, at most {@value ContactFilter#MAX_TERM} characters; case and accents do not matter
     * @return the query
     * @throws IllegalArgumentException when the term is too long
     */
    public static ContactQuery matching(String term) {
        Objects.requireNonNull(term, "term");
        if (term.codePointCount(0, term.length()) > ContactFilter.MAX_TERM) {
            throw new IllegalArgumentException("term may have at most " + ContactFilter.MAX_TERM + " characters");
        }
        return new ContactQuery(term);
    }

    /** Returns the search term. */
    public String term() {
        return term;
    }
}
