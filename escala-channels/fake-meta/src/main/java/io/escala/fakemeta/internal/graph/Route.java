package io.escala.fakemeta.internal.graph;

/** How a message was addressed. */
public enum Route {
    /** A phone in {@code to}. */
    PHONE,
    /** A business-scoped user id in {@code recipient}. */
    USER_ID,
    /** A business-scoped user id in {@code to}: accepted but never delivered. */
    SWALLOWED,
    /** A page-scoped or Instagram-scoped id. */
    SCOPED_ID
}
