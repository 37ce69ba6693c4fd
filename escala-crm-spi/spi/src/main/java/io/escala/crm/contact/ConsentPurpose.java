package io.escala.crm.contact;

/** What a consent is for. */
public enum ConsentPurpose {
    /** Storage of personal data. */
    STORAGE,
    /** Marketing messages. */
    MARKETING
}
