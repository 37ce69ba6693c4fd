package io.escala.crm.schedule;

/** How far a scheduled message got. */
public enum ScheduledState {
    /** Its time has not come. */
    WAITING,
    /** Its time came, and it was queued; from then on it is a message like any other, with a delivery of its own. */
    SENT,
    /** Its time came, and it might not be sent then. */
    REFUSED,
    /** Somebody cancelled it. */
    CANCELLED
}
