package io.escala.crm.store;

/** The orders of a list of contacts. Ties are by id, in the direction of the rest. */
public enum ContactOrder {
    /** Whom a text finds best first ({@link ContactFilter.Relevance}), then as {@link #ACTIVITY}; without a text as {@link #ACTIVITY}. */
    RELEVANCE,
    /** The latest activity of their conversations first; those without any last. */
    ACTIVITY,
    /** Those created last first. */
    CREATED,
    /** By folded first and last name ({@link ContactPosition#nameKey}); those without a name last. */
    NAME
}
