package io.escala.crm.account;

/** A product that an account must have bought. The inbox needs both. */
public enum Entitlement {
    /** The Pro plan. */
    PRO_PLAN,
    /** The WhatsApp add-on. */
    WHATSAPP_ADD_ON
}
