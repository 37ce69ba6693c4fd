package io.escala.core.contacts;

/**
 * Options for associating a contact.
 *
 * @param replaceWhatsAppPhone whether the person's number replaces a different WhatsApp phone of the contact; the old one
 *     stays on the contact as one of its other phones
 */
public record AssociateOptions(boolean replaceWhatsAppPhone) {
    /** An existing WhatsApp phone is kept. */
    public static final AssociateOptions KEEP = new AssociateOptions(false);

    /** The person's number becomes the WhatsApp phone and replaces an existing one. */
    public static final AssociateOptions REPLACE_WHATSAPP_PHONE = new AssociateOptions(true);
}
