package io.escala.fakemeta;

/** Whether a business may read a person's profile. */
public enum ProfileAccess {
    /** Once the person wrote; before, Messenger knows nobody (100/33) and Instagram asks for consent (230). */
    AFTER_WRITING,
    /** Always. */
    OPEN,
    /** Never: Messenger answers 100/2018218, Instagram 230. */
    WITHHELD
}
