package io.escala.crm.account;

/** Whether a user of the team is at work. */
public enum UserStatus {
    /** At work. */
    AVAILABLE,
    /** Not at work for now. */
    AWAY
}
