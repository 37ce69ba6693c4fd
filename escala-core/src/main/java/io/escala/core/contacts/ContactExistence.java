package io.escala.core.contacts;

/** Whether a phone or an e-mail belongs to a contact already, said to somebody who may not see every contact. It names nobody. */
public enum ContactExistence {
    /** No contact has it. */
    NONE,
    /** A contact has it that the actor may see. */
    VISIBLE,
    /** A contact has it that the actor may not see: a second one would be a twin. */
    NOT_VISIBLE
}
