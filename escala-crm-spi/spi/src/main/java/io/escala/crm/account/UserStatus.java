package io.escala.crm.account;

/** Whether a user of the team is at work, as the user has set it. */
public enum UserStatus {
    /** Takes conversations. */
    AVAILABLE,
    /** Takes no conversations for now. */
    AWAY
}
