package io.escala.core.contacts;

import io.escala.core.result.CheckReturnValue;

/** Options for associating a contact. Immutable. */
@CheckReturnValue
public final class AssociateOptions {
    private static final AssociateOptions DEFAULTS = new AssociateOptions(false);

    private final boolean replacesWhatsAppPhone;

    private AssociateOptions(boolean replacesWhatsAppPhone) {
        this.replacesWhatsAppPhone = replacesWhatsAppPhone;
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
        return new AssociateOptions(true);
    }

    /** Returns whether the person's number replaces a different WhatsApp phone. */
    public boolean replacesWhatsAppPhone() {
        return replacesWhatsAppPhone;
    }
}
