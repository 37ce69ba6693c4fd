package io.escala.crm.account;

/** The data that identify a contact, which agents ask for at the beginning of a conversation. */
public enum KeyData {
    /** First and last name. */
    NAME,
    /** An e-mail address. */
    EMAIL,
    /** A phone number. */
    PHONE
}
