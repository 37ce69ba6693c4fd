package io.escala.crm.contact;

/** The state of a consent. */
public enum ConsentState {
    /** The person agreed. */
    GRANTED,
    /** The person was not asked: an automation created the contact. */
    NOT_ASKED,
    /** The person withdrew an earlier consent. */
    WITHDRAWN
}
