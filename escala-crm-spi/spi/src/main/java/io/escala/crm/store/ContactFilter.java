package io.escala.crm.store;

import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.SearchWords;
import io.escala.crm.text.TextSplitter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search over contacts by name, company, phone, e-mail, user name or id. A contact matches when <em>any</em> of the parts that are
 * present does: every word is a prefix of a word of the name or of the company; a phone contains one of the digit sequences; an e-mail
 * starts with the prefix; the domain of an e-mail starts with the domain; a user name starts with the user name; the ID field starts with
 * the id; it has one of the keys. A filter with no part matches nothing.
 *
 * <p>It also matches people who are no contacts, by what their channel tells of them: see {@link #matches(ChannelIdentity, Collection)}.
 *
 * @param words folded words ({@link SafeText#searchKey}), each of which must be a prefix of a word of the name or company; empty for no
 *     search by these
 * @param digits sequences of at least 3 ASCII digits, one of which a phone must contain; empty for no search by phone
 * @param emailPrefix start of an e-mail, in lower case, or null
 * @param emailDomain start of what follows the {@code @} of an e-mail, in lower case, or null
 * @param userName start of a user name on WhatsApp or Instagram, in lower case, or null
 * @param idField start of the value of the ID field, or null
 * @param keys exact keys, such as an external reference; empty for none
 */
public record ContactFilter(
        List<String> words,
        List<String> digits,
        @Nullable String emailPrefix,
        @Nullable String emailDomain,
        @Nullable String userName,
        @Nullable String idField,
        Set<ContactKeyValue> keys) {
    /** How well a text finds a contact; the best comes first. */
    public enum Relevance {
        /** It has one of {@link #keys}: the text is its phone, e-mail, ID field or external reference. */
        EXACT,
        /** The name begins with the first of the words, and the others begin further words of the name in their order. */
        NAME,
        /** Anything else. */
        OTHER
    }

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
        userName = userName == null ? null : SafeText.storable(userName);
        idField = idField == null ? null : SafeText.storable(idField);
        keys = Set.copyOf(keys);
    }

    /** Searches by words, phones and e-mails only. */
    public ContactFilter(
            List<String> words, List<String> digits, @Nullable String emailPrefix, @Nullable String emailDomain) {
        this(words, digits, emailPrefix, emailDomain, null, null, Set.of());
    }

    /**
     * Returns the filter for a term typed into a search box. A term of digits of any script is searched in phones as it is, an e-mail address with
     * a domain only in e-mails and keys: it is no name.
     *
     * @param term the term; wildcard characters have no special meaning
     * @throws IllegalArgumentException when the term is longer than {@value #MAX_TERM} code points
     */
    public static ContactFilter of(String term) {
        if (term.codePointCount(0, term.length()) > MAX_TERM) {
            throw new IllegalArgumentException("term may have at most " + MAX_TERM + " characters");
        }
        String folded = SafeText.searchKey(term);
        String id = SafeText.storable(term).strip();
        String email = id.toLowerCase(Locale.ROOT);
        boolean emailLike = !email.isEmpty() && email.indexOf(' ') < 0;
        return new ContactFilter(
                folded.isEmpty() || (emailLike && isAddress(email)) ? List.of() : TextSplitter.parts(folded, ' '),
                digits(term),
                emailLike && email.charAt(0) != '@' ? email : null,
                emailLike ? domain(email) : null,
                emailLike ? userName(email) : null,
                id.isEmpty() ? null : id,
                keys(id));
    }

    private static boolean isAddress(String email) {
        int at = email.indexOf('@');
        return at > 0 && email.indexOf('.', at) > 0;
    }

    /**
     * Returns a copy that searches phones for other sequences of digits.
     *
     * @param sequences the sequences, each of at least {@value #MIN_DIGITS} ASCII digits
     */
    public ContactFilter withDigits(List<String> sequences) {
        return new ContactFilter(words, sequences, emailPrefix, emailDomain, userName, idField, keys);
    }

    /** Returns a copy that finds the contact of each of these phones too, before others. */
    public ContactFilter withPhones(Collection<Phone> phones) {
        Set<ContactKeyValue> all = new HashSet<>(keys);
        phones.forEach(phone -> all.add(ContactKeyValue.phone(phone)));
        return new ContactFilter(words, digits, emailPrefix, emailDomain, userName, idField, all);
    }

    /** Returns whether no contact and nobody else can match. */
    public boolean matchesNothing() {
        return words.isEmpty()
                && digits.isEmpty()
                && emailPrefix == null
                && emailDomain == null
                && userName == null
                && idField == null
                && keys.isEmpty();
    }

    /** Returns the folded name and company of a contact, of which words are searched; possibly empty. */
    public static String searchKey(Contact contact) {
        String company = contact.company();
        String name = contact.searchKey();
        String folded = company == null ? "" : SafeText.searchKey(company);
        return name.isEmpty() || folded.isEmpty() ? name + folded : name + " " + folded;
    }

    /**
     * Returns whether a contact matches.
     *
     * @param all all its keys
     * @param aliases all aliases of its people; ended ones do not count
     */
    public boolean matches(Contact contact, Collection<ContactKey> all, Collection<IdentityAlias> aliases) {
        List<String> emails = values(all, ContactKeyKind.EMAIL).toList();
        return SearchWords.match(SearchWords.of(searchKey(contact)), words)
                || values(all, ContactKeyKind.PHONE).anyMatch(this::containsDigits)
                || (emailPrefix != null && emails.stream().anyMatch(email -> email.startsWith(emailPrefix)))
                || (emailDomain != null && emails.stream().anyMatch(email -> email.contains("@" + emailDomain)))
                || (userName != null && userNames(all, aliases).anyMatch(name -> name.startsWith(userName)))
                || (idField != null
                        && values(all, ContactKeyKind.ID_FIELD).anyMatch(value -> value.startsWith(idField)))
                || hasKey(all);
    }

    /**
     * Returns how well the filter finds a contact that matches.
     *
     * @param all all its keys
     */
    public Relevance relevance(Contact contact, Collection<ContactKey> all) {
        return hasKey(all)
                ? Relevance.EXACT
                : beginWithWords(ContactPosition.nameKey(contact)) ? Relevance.NAME : Relevance.OTHER;
    }

    private boolean hasKey(Collection<ContactKey> all) {
        return all.stream().map(ContactKey::value).anyMatch(keys::contains);
    }

    private boolean beginWithWords(String name) {
        if (words.isEmpty() || !name.startsWith(words.get(0))) {
            return false;
        }
        int end = words.get(0).length();
        for (String word : words.subList(1, words.size())) {
            int found = name.indexOf(" " + word, end);
            if (found < 0) {
                return false;
            }
            end = found + 1 + word.length();
        }
        return true;
    }

    private static Stream<String> userNames(Collection<ContactKey> keys, Collection<IdentityAlias> aliases) {
        return Stream.concat(
                values(keys, ContactKeyKind.INSTAGRAM_USER_NAME),
                aliases.stream()
                        .filter(IdentityAlias::valid)
                        .map(IdentityAlias::key)
                        .filter(key -> !key.kind().anchors())
                        .map(IdentityKey::value));
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
                                .map(IdentityKey::value))
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

    /** A user name, with or without the {@code @} before it. */
    private static @Nullable String userName(String text) {
        String name = text.charAt(0) == '@' ? text.substring(1) : text;
        return name.isEmpty() || name.indexOf('@') >= 0 ? null : name;
    }

    private static Set<ContactKeyValue> keys(String id) {
        Set<ContactKeyValue> keys = new HashSet<>();
        if (SafeText.isId(id)) {
            keys.add(new ContactKeyValue(ContactKeyKind.ID_FIELD, id));
            keys.add(new ContactKeyValue(ContactKeyKind.EXTERNAL_REFERENCE, id));
            ContactKeyValue.email(id).ifPresent(keys::add);
        }
        return keys;
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
                + (emailPrefix == null && emailDomain == null ? "" : ", e-mail")
                + (userName == null ? "" : ", user name")
                + (idField == null ? "" : ", ID field")
                + (keys.isEmpty() ? "" : ", " + keys.size() + " keys") + "]";
    }
}
