package io.escala.crm.change;

import java.util.Objects;

/** A decision read something that nobody loaded into its {@link State}: a mistake of its loader, never the same as "absent". */
public final class NotLoadedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final Relation relation;
    private final transient Object key;

    NotLoadedException(Relation relation, Object key) {
        // Without the key: a claim may hold a whole phone number.
        super(relation + " were read without having been loaded");
        this.relation = relation;
        this.key = Objects.requireNonNull(key, "key");
    }

    /** What was read. */
    public Relation relation() {
        return relation;
    }

    /** By which key, of the relation's {@linkplain Relation#keyType() key type}. */
    public Object key() {
        return key;
    }
}
