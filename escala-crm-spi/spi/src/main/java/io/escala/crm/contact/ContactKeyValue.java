package io.escala.crm.contact;

import io.escala.crm.internal.Checks;
import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The normalised value of a {@link ContactKey}: equal values are the same key.
 *
 * @param value PHONE: digits; EMAIL: trimmed, lower case; INSTAGRAM_USER_NAME: lower case without {@code @};
 *     FACEBOOK_ID: {@code page/id}, or the id alone where the Page is not known; ID_FIELD and EXTERNAL_REFERENCE: as given
 */
public record ContactKeyValue(ContactKeyKind kind, String value) {
    // No spaces, control characters or zero-width marks: two addresses that look alike would be two keys.
    private static final BoundedPattern EMAIL = BoundedPattern.of(
            "[^\\s\\p{Z}\\p{Cc}\\p{Cf}@,;<>()\"\\\\]{1,64}@[^\\s\\p{Z}\\p{Cc}\\p{Cf}@,;<>()\"\\\\]{1,189}", 254);

    private static final BoundedPattern FACEBOOK_ID = BoundedPattern.of("(?:[0-9]{1,32}/)?[0-9]{1,32}", 65);

    /** Normalises the value by its kind. */
    public ContactKeyValue {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        value = switch (kind) {
            case PHONE -> new Phone(value).digits();
            case EMAIL -> normalEmail(value);
            case INSTAGRAM_USER_NAME -> userName(value);
            case FACEBOOK_ID -> facebookId(value);
            case ID_FIELD, EXTERNAL_REFERENCE -> Checks.opaque(kind.name(), value);
        };
    }

    /** Returns the key value of a phone. */
    public static ContactKeyValue phone(Phone phone) {
        return new ContactKeyValue(ContactKeyKind.PHONE, phone.digits());
    }

    /**
     * Parses an e-mail address: text on both sides of one {@code @}, at most 254 characters. Provider-specific rules are not
     * applied.
     *
     * @return the key value, or empty when the text is not an address
     */
    public static Optional<ContactKeyValue> email(String text) {
        String address = bareEmail(text);
        return isEmail(address) ? Optional.of(new ContactKeyValue(ContactKeyKind.EMAIL, address)) : Optional.empty();
    }

    /**
     * Parses an Instagram user name: 1 to 30 letters, digits, dots and underscores, after an optional {@code @}.
     *
     * @return the key value, or empty when the text is not a user name
     */
    public static Optional<ContactKeyValue> instagramUserName(String text) {
        String name = bareUserName(text);
        return isUserName(name)
                ? Optional.of(new ContactKeyValue(ContactKeyKind.INSTAGRAM_USER_NAME, name))
                : Optional.empty();
    }

    /**
     * Parses a person's id on Messenger: 1 to 32 digits each.
     *
     * @param page the id of the Page in whose conversations the person has the id, or null when it is not known
     * @param id the id
     * @return the key value, or empty when one of them is not an id
     */
    public static Optional<ContactKeyValue> facebookId(@Nullable String page, String id) {
        String value = page == null ? id.strip() : page.strip() + "/" + id.strip();
        return FACEBOOK_ID.matches(value) && (page == null) == (value.indexOf('/') < 0)
                ? Optional.of(new ContactKeyValue(ContactKeyKind.FACEBOOK_ID, value))
                : Optional.empty();
    }

    private static String facebookId(String value) {
        if (!FACEBOOK_ID.matches(value)) {
            throw new IllegalArgumentException(
                    "facebookId must have 1 to 32 digits, after those of the Page and a slash if known");
        }
        return value;
    }

    private static String normalEmail(String value) {
        String address = bareEmail(value);
        if (!isEmail(address)) {
            throw new IllegalArgumentException("email is not an address");
        }
        return address;
    }

    // Checked in lower case, because that is the stored form and it can be longer.
    private static String bareEmail(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isEmail(String address) {
        return EMAIL.matches(address) && SafeText.isStorable(address);
    }

    private static String userName(String value) {
        String name = bareUserName(value);
        if (!isUserName(name)) {
            throw new IllegalArgumentException(
                    "instagramUserName must have 1 to 30 letters, digits, dots or underscores");
        }
        return name;
    }

    private static String bareUserName(String text) {
        String stripped = text.strip();
        return (stripped.startsWith("@") ? stripped.substring(1) : stripped).toLowerCase(Locale.ROOT);
    }

    private static boolean isUserName(String name) {
        if (name.isEmpty() || name.length() > 30) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /** Masked, for logs: personal data never appears whole. */
    @Override
    public String toString() {
        return kind + " ***" + (value.length() > 8 ? value.substring(value.length() - 4) : "");
    }
}
