package io.escala.crm.contact;

/** What a person agrees to. */
public enum ConsentPurpose {
    /** That their personal data are kept (S31). */
    STORAGE,
    /** That they get marketing messages. */
    MARKETING
}
