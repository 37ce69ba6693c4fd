package io.escala.core.contacts;

import io.escala.core.result.CheckReturnValue;

/** Options for associating a contact. Immutable. */
@CheckReturnValue
public final class AssociateOptions {
    private static final AssociateOptions DEFAULTS = new AssociateOptions(false, false);

    private final boolean replacesWhatsAppPhone;
    private final boolean movesPerson;

    private AssociateOptions(boolean replacesWhatsAppPhone, boolean movesPerson) {
        this.replacesWhatsAppPhone = replacesWhatsAppPhone;
        this.movesPerson = movesPerson;
    }

    /** Returns the defaults: a WhatsApp phone that the contact has is kept. */
    public static AssociateOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Lets the person's number replace a different WhatsApp phone of the contact. The old one stays on the contact as one of its other
     * phones.
     *
     * @return new options
     */
    public AssociateOptions replacingWhatsAppPhone() {
        return new AssociateOptions(true, movesPerson);
    }

    /**
     * Takes the person off the contact that they belong to, with the number that they write from, and gives both to the chosen one.
     *
     * @return new options
     */
    public AssociateOptions movingFromOtherContact() {
        return new AssociateOptions(replacesWhatsAppPhone, true);
    }

    /** Returns whether a person who belongs to another contact is taken off it. */
    public boolean movesPerson() {
        return movesPerson;
    }

    /** Returns whether the person's number replaces a different WhatsApp phone. */
    public boolean replacesWhatsAppPhone() {
        return replacesWhatsAppPhone;
    }
}
