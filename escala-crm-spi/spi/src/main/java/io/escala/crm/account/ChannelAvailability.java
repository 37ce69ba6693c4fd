package io.escala.crm.account;

/** Whether an account uses a channel. What arrives on its lines is filed in every case. */
public enum ChannelAvailability {
    /** Lines may be connected and messages sent. */
    AVAILABLE,
    /** It is announced to the team: no line can be connected and nothing sent yet. */
    COMING_SOON,
    /** It is not offered: no line can be connected and nothing sent. */
    OFF
}
