package io.escala.crm.internal;

import io.escala.crm.text.SafeText;
import java.util.LinkedHashMap;
import java.util.Map;

/** The account's own fields of a noun: texts by name. */
public final class CustomFields {
    private CustomFields() {}

    /**
     * Returns the fields with clean names and storable values; blank values are dropped.
     *
     * @throws IllegalArgumentException when a name is blank
     */
    public static Map<String, String> clean(Map<String, String> fields) {
        Map<String, String> clean = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String cleanName = SafeText.name(name);
            if (cleanName == null) {
                throw new IllegalArgumentException("customFields may not have a blank name");
            }
            String cleanValue = SafeText.message(value);
            if (!cleanValue.isBlank()) {
                clean.put(cleanName, cleanValue);
            }
        });
        return Map.copyOf(clean);
    }
}
