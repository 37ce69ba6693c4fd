package io.escala.core.health;

/** Whether Meta has banned a WhatsApp Business Account. */
public enum BanState {
    /** It is not, as far as Meta has said. */
    NONE,
    /** Meta will ban it on the date in the report's reason. */
    SCHEDULED,
    /** It is banned: no number of it can send. */
    BANNED
}
