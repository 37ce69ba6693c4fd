package io.escala.crm.identity;

import io.escala.crm.contact.Phone;
import io.escala.crm.internal.Checks;
import java.util.Locale;
import java.util.Objects;

/**
 * One name that a channel has for a person. Opaque: never trimmed or changed in case, except user names, which the channels
 * themselves compare without case.
 *
 * @param kind the id space
 * @param scope within what the value is unique: a page, an Instagram account, a portfolio; empty for phone numbers
 * @param value the id
 */
public record IdentityKey(IdentityKeyKind kind, String scope, String value) {
    /** Checks kind, scope and value against each other. */
    public IdentityKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(scope, "scope");
        if (kind == IdentityKeyKind.WHATSAPP_NUMBER) {
            value = new Phone(value).digits();
            if (!scope.isEmpty()) {
                throw new IllegalArgumentException("a WhatsApp number has no scope");
            }
        } else {
            Checks.id("scope", scope);
            // Checked in lower case, which can be longer: what is kept can be read again.
            value = Checks.opaque("value", kind.anchors() ? value : value.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * A WhatsApp number.
     *
     * @param phone the number
     * @return its key
     */
    public static IdentityKey whatsAppNumber(Phone phone) {
        return new IdentityKey(IdentityKeyKind.WHATSAPP_NUMBER, "", phone.digits());
    }

    /** Masked, for logs: personal data never appears whole. */
    @Override
    public String toString() {
        return kind + "(" + scope + ") ***" + (value.length() > 8 ? value.substring(value.length() - 4) : "");
    }
}
