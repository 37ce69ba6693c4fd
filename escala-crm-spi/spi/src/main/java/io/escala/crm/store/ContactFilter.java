package io.escala.crm.store;

import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.SearchWords;
import io.escala.crm.text.TextSplitter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search over contacts by first name, last name, phone or e-mail. A contact matches when <em>any</em> of the parts that are
 * present does: every word is a prefix of a word of the name; a phone contains one of the digit sequences; an e-mail starts with
 * the prefix; the domain of an e-mail starts with the domain. A filter with no part matches nothing.
 *
 * <p>It also matches people who are no contacts, by what their channel tells of them: see {@link #matches(ChannelIdentity, Collection)}.
 *
 * @param words folded words ({@link SafeText#searchKey}), each of which must be a prefix of a word of the name; empty for no
 *     name search
 * @param digits sequences of at least 3 ASCII digits, one of which a phone must contain; empty for no search by phone
 * @param emailPrefix start of an e-mail, in lower case, or null
 * @param emailDomain start of what follows the {@code @} of an e-mail, in lower case, or null
 */
public record ContactFilter(
        List<String> words,
        List<String> digits,
        @Nullable String emailPrefix,
        @Nullable String emailDomain) {
    /** The longest search term, in code points. */
    public static final int MAX_TERM = 100;

    /** The fewest digits that are searched for in phones. */
    public static final int MIN_DIGITS = 3;

    private static final String SEPARATORS = "+-(). /";

    /**
     * Makes words, prefix and domain storable ({@link SafeText#storable}), as the stored texts are, and cuts words to what is compared
     * ({@link SearchWords#cut}).
     */
    public ContactFilter {
        words = words.stream().map(SafeText::storable).map(SearchWords::cut).toList();
        digits = List.copyOf(digits);
        emailPrefix = emailPrefix == null ? null : SafeText.storable(emailPrefix);
        emailDomain = emailDomain == null ? null : SafeText.storable(emailDomain);
    }

    /**
     * Returns the filter for a term typed into a search box. A term of digits of any script is searched in phones as it is.
     *
     * @param term the term; wildcard characters have no special meaning
     * @throws IllegalArgumentException when the term is longer than {@value #MAX_TERM} code points
     */
    public static ContactFilter of(String term) {
        if (term.codePointCount(0, term.length()) > MAX_TERM) {
            throw new IllegalArgumentException("term may have at most " + MAX_TERM + " characters");
        }
        String folded = SafeText.searchKey(term);
        String email = SafeText.storable(term).strip().toLowerCase(Locale.ROOT);
        boolean emailLike = !email.isEmpty() && email.indexOf(' ') < 0;
        return new ContactFilter(
                folded.isEmpty() ? List.of() : TextSplitter.parts(folded, ' '),
                digits(term),
                emailLike && email.charAt(0) != '@' ? email : null,
                emailLike ? domain(email) : null);
    }

    /**
     * Returns a copy that searches phones for other sequences of digits.
     *
     * @param sequences the sequences, each of at least {@value #MIN_DIGITS} ASCII digits
     */
    public ContactFilter withDigits(List<String> sequences) {
        return new ContactFilter(words, sequences, emailPrefix, emailDomain);
    }

    /** Returns whether no contact and nobody else can match. */
    public boolean matchesNothing() {
        return words.isEmpty() && digits.isEmpty() && emailPrefix == null && emailDomain == null;
    }

    /**
     * Returns whether a contact matches.
     *
     * @param keys all its keys
     */
    public boolean matches(Contact contact, Collection<ContactKey> keys) {
        List<String> emails = values(keys, ContactKeyKind.EMAIL).toList();
        return SearchWords.match(SearchWords.of(contact.searchKey()), words)
                || values(keys, ContactKeyKind.PHONE).anyMatch(this::containsDigits)
                || (emailPrefix != null && emails.stream().anyMatch(email -> email.startsWith(emailPrefix)))
                || (emailDomain != null && emails.stream().anyMatch(email -> email.contains("@" + emailDomain)));
    }

    private static Stream<String> values(Collection<ContactKey> keys, ContactKeyKind kind) {
        return keys.stream()
                .filter(key -> key.value().kind() == kind)
                .map(key -> key.value().value());
    }

    private boolean containsDigits(String number) {
        return digits.stream().anyMatch(number::contains);
    }

    /**
     * Returns whether a person matches who is no contact: every word is a prefix of a word of the profile name or of a user name, or the
     * WhatsApp number contains one of the digit sequences.
     *
     * @param aliases all aliases of the identity; ended ones do not count
     */
    public boolean matches(ChannelIdentity identity, Collection<IdentityAlias> aliases) {
        ProfileName profile = identity.profile();
        String name = profile == null ? null : profile.display();
        List<String> ownWords = Stream.concat(
                        Stream.ofNullable(name),
                        aliases.stream()
                                .filter(IdentityAlias::valid)
                                .map(IdentityAlias::key)
                                .filter(key -> !key.kind().anchors())
                                .map(key -> key.value()))
                .flatMap(text -> SearchWords.of(text).stream())
                .toList();
        return SearchWords.match(ownWords, words)
                || aliases.stream()
                        .filter(IdentityAlias::valid)
                        .map(IdentityAlias::key)
                        .filter(key -> key.kind() == IdentityKeyKind.WHATSAPP_NUMBER)
                        .anyMatch(key -> containsDigits(key.value()));
    }

    private static List<String> digits(String term) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (Character.isDigit(c)) {
                digits.append((char) ('0' + Character.digit(c, 10)));
            } else if (SEPARATORS.indexOf(c) < 0) {
                return List.of();
            }
        }
        return digits.length() >= MIN_DIGITS ? List.of(digits.toString()) : List.of();
    }

    /** What is searched as a domain: the text after a leading {@code @}, or a text with a dot. */
    private static @Nullable String domain(String email) {
        int at = email.indexOf('@');
        if (at < 0) {
            return email.indexOf('.') > 0 ? email : null;
        }
        return at == 0 && email.length() > 1 && email.indexOf('@', 1) < 0 ? email.substring(1) : null;
    }

    /** Presence only: terms are personal data. */
    @Override
    public String toString() {
        return "ContactFilter[" + words.size() + " words" + (digits.isEmpty() ? "" : ", digits")
                + (emailPrefix == null && emailDomain == null ? "" : ", e-mail") + "]";
    }
}
