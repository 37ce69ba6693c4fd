package io.escala.core.send;

/** Where a person writes a message: what may be attached differs. */
public enum Surface {
    /** The inbox in a browser. */
    WEB,
    /** The app of a phone. */
    MOBILE,
    /** A program of the host. */
    API
}
