package io.escala.crm.change;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a state was loaded with. Not thread-safe. */
final class LoadedRelations {
    private final Set<Relation> complete;
    private final Map<Relation, Set<Object>> keys = new EnumMap<>(Relation.class);

    private LoadedRelations(Set<Relation> complete) {
        this.complete = complete;
    }

    static LoadedRelations everything() {
        return new LoadedRelations(EnumSet.allOf(Relation.class));
    }

    static LoadedRelations nothing() {
        return new LoadedRelations(EnumSet.noneOf(Relation.class));
    }

    void add(Relation relation, Object key) {
        if (!complete.contains(relation)) {
            keysOf(relation).add(relation.keyType().cast(key));
        }
    }

    void addAll(Relation relation, Collection<?> added) {
        added.forEach(key -> add(relation, key));
    }

    /** Marks every key of a relation. */
    void complete(Relation relation) {
        complete.add(relation);
    }

    boolean contains(Relation relation, Object key) {
        return complete.contains(relation) || keysOf(relation).contains(key);
    }

    /** Refuses a read of what was not loaded. */
    void require(Relation relation, Object key) {
        if (!contains(relation, key)) {
            throw new NotLoadedException(relation, key);
        }
    }

    private Set<Object> keysOf(Relation relation) {
        return keys.computeIfAbsent(relation, none -> new HashSet<>());
    }
}
