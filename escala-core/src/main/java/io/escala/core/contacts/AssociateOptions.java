package io.escala.core.contacts;

/**
 * How to associate.
 *
 * @param replaceWhatsAppPhone whether the writer's number takes the place of another WhatsApp phone the contact has; the old one
 *     stays on the contact as one of its other phones
 */
public record AssociateOptions(boolean replaceWhatsAppPhone) {
    /** What is there stays. */
    public static final AssociateOptions KEEP = new AssociateOptions(false);

    /** The writer's number becomes the WhatsApp phone, whatever it was before. */
    public static final AssociateOptions REPLACE_WHATSAPP_PHONE = new AssociateOptions(true);
}
