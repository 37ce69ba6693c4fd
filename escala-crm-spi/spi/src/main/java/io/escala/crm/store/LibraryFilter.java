package io.escala.crm.store;

import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.SearchWords;
import java.util.List;
import java.util.Objects;

/**
 * A search for files of one source that are not removed, by name: every word is the beginning of a word of the name. Immutable.
 *
 * @param source where they are kept
 * @param words folded words ({@link SearchWords}); none for every file
 */
public record LibraryFilter(FileSource source, List<String> words) {
    /** The longest search term, in code points. */
    public static final int MAX_TERM = 100;

    /** Makes words storable, as the stored names are, and cuts them to what is compared. */
    public LibraryFilter {
        Objects.requireNonNull(source, "source");
        words = words.stream().map(SafeText::storable).map(SearchWords::cut).toList();
    }

    /** Returns the filter for every file of a source. */
    public static LibraryFilter of(FileSource source) {
        return new LibraryFilter(source, List.of());
    }

    /**
     * Returns a copy for a term typed into a search box; one without letters and digits matches every file.
     *
     * @param term the term; wildcard characters have no special meaning
     * @throws IllegalArgumentException when the term is longer than {@value #MAX_TERM} code points
     */
    public LibraryFilter matching(String term) {
        if (term.codePointCount(0, term.length()) > MAX_TERM) {
            throw new IllegalArgumentException("term may have at most " + MAX_TERM + " characters");
        }
        return new LibraryFilter(source, SearchWords.of(term));
    }

    /** Returns whether a file matches. */
    public boolean matches(LibraryFile file) {
        return !file.removed()
                && file.source() == source
                && (words.isEmpty() || SearchWords.match(file.searchWords(), words));
    }

    /** How many words: names may be personal data. */
    @Override
    public String toString() {
        return "LibraryFilter[" + source + ", " + words.size() + " words]";
    }
}
