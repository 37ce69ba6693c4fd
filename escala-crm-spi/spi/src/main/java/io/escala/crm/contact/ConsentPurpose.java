package io.escala.crm.contact;

/** What a person agrees to. */
public enum ConsentPurpose {
    /** That their personal data are kept. */
    STORAGE,
    /** That they get marketing messages. */
    MARKETING
}
