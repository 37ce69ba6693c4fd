package io.escala.channels.form;

/** What a person did in a form. */
public enum FormAction {
    /** They opened it, and the message said that the endpoint is asked for the first screen. */
    OPEN,
    /** They went back to a screen that asks the endpoint again. */
    BACK,
    /** They submitted a screen. */
    SUBMIT
}
