package io.escala.fakemeta;

/** Whether a business may read a person's profile. */
public enum ProfileAccess {
    /** After the person's first message; before, Messenger answers 100/33 (no such person) and Instagram 230 (no consent). */
    AFTER_WRITING,
    /** Always. */
    OPEN,
    /** Never: Messenger answers 100/2018218, Instagram 230. */
    WITHHELD
}
