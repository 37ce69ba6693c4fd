package io.escala.core.panel;

import io.escala.crm.identity.IdentityKeyKind;
import java.util.List;
import java.util.Objects;

/**
 * What creating a contact records of the person by itself, because the channel tells it. The rule for each channel:
 *
 * <table>
 * <caption>Which key goes into which field</caption>
 * <tr><th>channel</th><th>key</th><th>fields</th></tr>
 * <tr><td>WhatsApp</td><td>number</td><td>{@code phone} if none is given, and {@code whatsAppPhone}</td></tr>
 * <tr><td>WhatsApp</td><td>user name</td><td>{@code whatsAppUserName}</td></tr>
 * <tr><td>Messenger</td><td>id on the Page</td><td>{@code facebookId}</td></tr>
 * <tr><td>Instagram</td><td>user name</td><td>{@code instagramUserName}</td></tr>
 * </table>
 *
 * <p>Meta's other ids stay with the person and belong to no field.
 *
 * @param kind the kind of key
 * @param value the key
 * @param fields the fields it goes into, by their keys; none for one that belongs to no field
 */
public record RecordedKey(IdentityKeyKind kind, String value, List<String> fields) {
    public RecordedKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        fields = List.copyOf(fields);
    }

    /**
     * Creates it with the fields of its kind.
     *
     * @param kind the kind of key
     * @param value the key
     */
    public static RecordedKey of(IdentityKeyKind kind, String value) {
        return new RecordedKey(kind, value, fieldsOf(kind));
    }

    private static List<String> fieldsOf(IdentityKeyKind kind) {
        return switch (kind) {
            case WHATSAPP_NUMBER -> List.of("phone", "whatsAppPhone");
            case WHATSAPP_USER_NAME -> List.of("whatsAppUserName");
            case PSID -> List.of("facebookId");
            case INSTAGRAM_USER_NAME -> List.of("instagramUserName");
            case BSUID, PARENT_BSUID, IGSID -> List.of();
        };
    }

    /** Without the key, which is personal data. */
    @Override
    public String toString() {
        return "RecordedKey[" + kind + ", " + fields + "]";
    }
}
