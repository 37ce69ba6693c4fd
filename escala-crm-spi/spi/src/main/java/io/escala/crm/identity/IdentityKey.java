package io.escala.crm.identity;

import io.escala.crm.contact.Phone;
import io.escala.crm.internal.Checks;
import java.util.Locale;
import java.util.Objects;

/**
 * An id by which a channel names a person. Opaque: it is never trimmed or changed in case, except user names, which the
 * channels compare without case.
 *
 * @param kind the id space
 * @param scope where the value is unique: a page, an Instagram account, a portfolio; empty for phone numbers
 */
public record IdentityKey(IdentityKeyKind kind, String scope, String value) {
    /** Converts user names to lower case. */
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
            // Checked in lower case, because that is the stored form and it can be longer.
            value = Checks.opaque("value", kind.anchors() ? value : value.toLowerCase(Locale.ROOT));
        }
    }

    /** Returns the key of a WhatsApp number. */
    public static IdentityKey whatsAppNumber(Phone phone) {
        return new IdentityKey(IdentityKeyKind.WHATSAPP_NUMBER, "", phone.digits());
    }

    /** Masked, for logs: personal data never appears whole. */
    @Override
    public String toString() {
        return kind + "(" + scope + ") ***" + (value.length() > 8 ? value.substring(value.length() - 4) : "");
    }
}
