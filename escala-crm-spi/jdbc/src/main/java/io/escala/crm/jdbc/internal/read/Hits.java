package io.escala.crm.jdbc.internal.read;

/** How much a text finds: what decides how a list is read. */
enum Hits {
    NONE,
    /** Few enough to name them. */
    FEW,
    MANY
}
