package io.escala.crm.template;

import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;

/**
 * Identifies a WhatsApp template exactly: {@code es} is not {@code es_AR}. Stored byte for byte.
 *
 * @param wabaId the WhatsApp Business Account that owns it, at most 64 bytes of UTF-8
 * @param name its name, at most {@value SafeText#MAX_ID_BYTES} bytes of UTF-8
 * @param language its language code, at most 64 bytes of UTF-8
 */
public record TemplateKey(String wabaId, String name, String language) {
    // All three parts share one row of an index.
    private static final int SHORT = 64;

    public TemplateKey {
        Checks.opaque("wabaId", wabaId, SHORT);
        Checks.opaque("name", name);
        Checks.opaque("language", language, SHORT);
    }

    /** Whether the constructor accepts these parts. */
    public static boolean canBe(String wabaId, String name, String language) {
        return SafeText.isId(wabaId)
                && SafeText.hasAtMostBytes(wabaId, SHORT)
                && SafeText.isId(name)
                && SafeText.isId(language)
                && SafeText.hasAtMostBytes(language, SHORT);
    }
}
