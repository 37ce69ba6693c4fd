package io.escala.crm.field;

/** What the values of a field are. Each is kept as a text in the form given here. */
public enum FieldType {
    /** A line of text, of at most 200 characters. */
    TEXT,
    /** Text of several lines, of at most 5,000 characters. */
    LONG_TEXT,
    /** A decimal number, without exponent: {@code -12.5}. */
    NUMBER,
    /** A day: {@code 2026-01-31}. */
    DATE,
    /** A moment, to the second: {@code 2026-01-31T12:00:00Z}. */
    DATE_TIME,
    /** {@code true} or {@code false}. */
    YES_NO,
    /** The key of one option. */
    CHOICE,
    /** The keys of options, in their order, with commas between them. */
    CHOICES,
    /** An e-mail address, in lower case. */
    EMAIL,
    /** A phone, with country code: {@code +5493415550101}. */
    PHONE,
    /** An address on the web, {@code http} or {@code https}. */
    URL,
    /**
     * What the account numbers its contacts by: it belongs to one contact, and identifies it in imports. It is kept as the contact's key of kind {@link
     * io.escala.crm.contact.ContactKeyKind#ID_FIELD}.
     */
    ID;

    /** Whether the values are options. */
    public boolean hasOptions() {
        return this == CHOICE || this == CHOICES;
    }

    /** Whether the values may have to match a pattern. */
    public boolean mayHavePattern() {
        return this == TEXT;
    }
}
