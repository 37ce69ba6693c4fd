package io.escala.core.conversations;

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
record SearchTerm(String text) {
    /**
     * Returns a term.
     *
     * @param name the name of the argument, for messages
     * @throws IllegalArgumentException when it is blank or longer than {@value ContactFilter#MAX_TERM} code points
     */
    static SearchTerm of(String name, String text) {
        Objects.requireNonNull(text, name);
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (text.codePointCount(0, text.length()) > ContactFilter.MAX_TERM) {
            throw new IllegalArgumentException(name + " may have at most " + ContactFilter.MAX_TERM + " characters");
        }
        return new SearchTerm(text);
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
