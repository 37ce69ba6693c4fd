package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.change.Claim;

/**
 * A value of a custom field as it is looked up: of what no index can hold a digest, as of the keys of claims.
 *
 * @param name the field
 * @param value its value
 */
public record CustomFieldKey(String name, String value) {
    /** Returns the key of a value, both shortened where they must be. */
    public static CustomFieldKey of(String name, String value) {
        return new CustomFieldKey(key(name), key(value));
    }

    private static String key(String text) {
        return text.isEmpty() ? text : Claim.event(text).key();
    }
}
