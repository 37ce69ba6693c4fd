package io.escala.crm.store;

import io.escala.crm.record.Company;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.SearchWords;
import java.util.List;

/**
 * A search for companies by name: every word is the beginning of a word of the name. Immutable.
 *
 * @param words folded words ({@link SearchWords}); none for every company
 * @param archived whether archived companies are wanted, instead of those that are not
 */
public record CompanyFilter(List<String> words, boolean archived) {
    /** The longest search term, in code points. */
    public static final int MAX_TERM = 100;

    /** Matches every company that is not archived. */
    public static final CompanyFilter EVERYTHING = new CompanyFilter(List.of(), false);

    /** Makes words storable, as the stored names are, and cuts them to what is compared. */
    public CompanyFilter {
        words = words.stream().map(SafeText::storable).map(SearchWords::cut).toList();
    }

    /**
     * Returns the filter for a term typed into a search box, of companies that are not archived; one without letters and digits matches every one.
     *
     * @param term the term; wildcard characters have no special meaning
     * @throws IllegalArgumentException when the term is longer than {@value #MAX_TERM} code points
     */
    public static CompanyFilter of(String term) {
        if (term.codePointCount(0, term.length()) > MAX_TERM) {
            throw new IllegalArgumentException("term may have at most " + MAX_TERM + " characters");
        }
        return new CompanyFilter(SearchWords.of(term), false);
    }

    /** Returns a copy that wants archived companies instead of the others. */
    public CompanyFilter inArchive() {
        return new CompanyFilter(words, true);
    }

    /** Returns whether a company matches. */
    public boolean matches(Company company) {
        return company.archived() == archived && (words.isEmpty() || SearchWords.match(company.searchWords(), words));
    }

    /** How many words: names are the account's business. */
    @Override
    public String toString() {
        return "CompanyFilter[" + words.size() + " words" + (archived ? ", archived]" : "]");
    }
}
