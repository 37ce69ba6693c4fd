package io.escala.crm.store;

import io.escala.crm.text.SafeText;
import io.escala.crm.text.TextSplitter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A search over contacts by first name, last name, phone or e-mail. A contact matches when <em>any</em> of the three parts
 * that are present does: every word is a prefix of a word of the name; a phone contains the digits; an e-mail starts with
 * the prefix. A filter with no part matches nothing.
 *
 * @param words folded words ({@link SafeText#searchKey}), each of which must be a prefix of a word of the name; empty for no
 *     name search
 * @param digits at least 3 ASCII digits that a phone must contain, or null
 * @param emailPrefix start of an e-mail, in lower case, or null
 */
public record ContactFilter(
        List<String> words,
        @Nullable String digits,
        @Nullable String emailPrefix) {
    /** The longest search term, in code points. */
    public static final int MAX_TERM = 100;

    private static final int MIN_DIGITS = 3;

    /** Makes words and prefix storable ({@link SafeText#storable}), as the stored texts are. */
    public ContactFilter {
        words = words.stream().map(SafeText::storable).toList();
        emailPrefix = emailPrefix == null ? null : SafeText.storable(emailPrefix);
    }

    /**
     * Returns the filter for a term typed into a search box.
     *
     * @param term the term; wildcard characters have no special meaning
     * @throws IllegalArgumentException when the term is longer than {@value #MAX_TERM} code points
     */
    public static ContactFilter of(String term) {
        if (term.codePointCount(0, term.length()) > MAX_TERM) {
            throw new IllegalArgumentException("term may have at most " + MAX_TERM + " characters");
        }
        String folded = SafeText.searchKey(term);
        StringBuilder digits = new StringBuilder();
        boolean phoneLike = true;
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if ("+-(). /".indexOf(c) < 0) {
                phoneLike = false;
            }
        }
        String email = SafeText.storable(term).strip().toLowerCase(Locale.ROOT);
        return new ContactFilter(
                folded.isEmpty() ? List.of() : TextSplitter.parts(folded, ' '),
                phoneLike && digits.length() >= MIN_DIGITS ? digits.toString() : null,
                email.isEmpty() || email.indexOf(' ') >= 0 ? null : email);
    }

    /** Presence only: terms are personal data. */
    @Override
    public String toString() {
        return "ContactFilter[" + words.size() + " words" + (digits == null ? "" : ", digits")
                + (emailPrefix == null ? "" : ", e-mail") + "]";
    }
}
