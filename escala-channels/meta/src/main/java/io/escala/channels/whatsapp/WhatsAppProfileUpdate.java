package io.escala.channels.whatsapp;

import io.escala.crm.text.BoundedPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to change of a {@link WhatsAppBusinessProfile}; everything else stays. An empty text removes what is there, except of {@code about}.
 * Immutable and thread-safe: each method returns a changed copy.
 */
public final class WhatsAppProfileUpdate {
    private static final int LONGEST_ABOUT = 139;
    private static final int LONGEST_ADDRESS = 256;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int LONGEST_EMAIL = 128;
    private static final int MOST_WEBSITES = 2;
    private static final int LONGEST_WEBSITE = 256;
    private static final BoundedPattern VERTICAL = BoundedPattern.of("[A-Z_]{2,40}", 40);

    private final Map<String, Object> changes;

    private WhatsAppProfileUpdate(Map<String, Object> changes) {
        this.changes = changes;
    }

    /** Returns an update that changes nothing yet. */
    public static WhatsAppProfileUpdate nothing() {
        return new WhatsAppProfileUpdate(Map.of());
    }

    /** Sets the short text below the name: 1 to 139 characters. */
    public WhatsAppProfileUpdate about(String text) {
        return with("about", text);
    }

    /** Sets the address: at most 256 characters. */
    public WhatsAppProfileUpdate address(String text) {
        return with("address", text);
    }

    /** Sets what the business does: at most 512 characters. */
    public WhatsAppProfileUpdate description(String text) {
        return with("description", text);
    }

    /** Sets where to write to: at most 128 characters. */
    public WhatsAppProfileUpdate email(String text) {
        return with("email", text);
    }

    /** Sets the websites: at most two, each of at most 256 characters and with {@code http://} or {@code https://}. */
    public WhatsAppProfileUpdate websites(List<String> addresses) {
        return with("websites", List.copyOf(addresses));
    }

    /** Sets the line of business in Meta's word, such as {@code RETAIL}. */
    public WhatsAppProfileUpdate vertical(String word) {
        return with("vertical", word);
    }

    /** Sets the picture: the handle of an upload. */
    public WhatsAppProfileUpdate picture(String handle) {
        return with("profile_picture_handle", handle);
    }

    private WhatsAppProfileUpdate with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(changes);
        changed.put(field, Objects.requireNonNull(value, field));
        return new WhatsAppProfileUpdate(changed);
    }

    /** Returns why Meta would refuse it, as a short code, or empty. */
    Optional<String> problem() {
        if (changes.isEmpty()) {
            return Optional.of("NOTHING_TO_CHANGE");
        }
        return changes.entrySet().stream()
                .filter(change -> !isValid(change.getKey(), change.getValue()))
                .map(change -> change.getKey().toUpperCase(Locale.ROOT) + "_INVALID")
                .findFirst();
    }

    private static boolean isValid(String field, Object value) {
        if (value instanceof List<?> websites) {
            return websites.size() <= MOST_WEBSITES && websites.stream().allMatch(WhatsAppProfileUpdate::isWebsite);
        }
        String text = String.valueOf(value);
        return switch (field) {
            case "about" -> !text.isBlank() && text.length() <= LONGEST_ABOUT;
            case "address" -> text.length() <= LONGEST_ADDRESS;
            case "description" -> text.length() <= LONGEST_DESCRIPTION;
            case "email" -> text.length() <= LONGEST_EMAIL && (text.isEmpty() || text.indexOf('@') > 0);
            case "vertical" -> VERTICAL.matches(text);
            default -> !text.isBlank();
        };
    }

    private static boolean isWebsite(Object address) {
        String text = String.valueOf(address);
        return text.length() <= LONGEST_WEBSITE && (text.startsWith("http://") || text.startsWith("https://"));
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        body.putAll(changes);
        return body;
    }

    /** Shows which fields change, and no values. */
    @Override
    public String toString() {
        return "WhatsAppProfileUpdate" + changes.keySet();
    }
}
