package io.escala.core.internal.search;

import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.core.identify.PhoneNumbers;
import io.escala.core.identify.PhoneSearch;
import io.escala.crm.store.ContactFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * What somebody typed into a search box.
 *
 * @param text the text as typed, not blank
 */
public record SearchTerm(String text) {
    /**
     * Returns a term.
     *
     * @param name the name of the argument, for messages
     * @throws IllegalArgumentException when it is blank or longer than {@value ContactFilter#MAX_TERM} code points
     */
    public static SearchTerm of(String name, String text) {
        Objects.requireNonNull(text, name);
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (text.codePointCount(0, text.length()) > ContactFilter.MAX_TERM) {
            throw new IllegalArgumentException(name + " may have at most " + ContactFilter.MAX_TERM + " characters");
        }
        return new SearchTerm(text);
    }

    /**
     * Returns what a store looks for to find people by it.
     *
     * @param region the two-letter region in which numbers without country code are read
     */
    public ContactFilter people(String region) {
        return ContactFilter.of(text)
                .withDigits(PhoneSearch.sequences(text, region))
                .withPhones(PhoneNumbers.parse(text, region).phone().stream()
                        .flatMap(phone -> PhoneForms.candidates(phone).stream())
                        .map(PhoneForm::phone)
                        .toList());
    }

    /** A digest: names and texts are personal data. */
    @Override
    public String toString() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
