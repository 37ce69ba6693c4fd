package io.escala.channels.internal.wire;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Iterates over the fields of an object. Not thread-safe. */
final class FieldIterator implements Iterator<JsonValue.Field> {
    private final Tape tape;
    private int next;

    /**
     * Creates an iterator that begins at a name.
     *
     * @param tape the tape
     * @param first the row of the name, or {@link Tape#NONE}
     */
    FieldIterator(Tape tape, int first) {
        this.tape = tape;
        this.next = first;
    }

    @Override
    public boolean hasNext() {
        return next != Tape.NONE;
    }

    @Override
    public JsonValue.Field next() {
        int name = next;
        if (name == Tape.NONE) {
            throw new NoSuchElementException();
        }
        next = tape.nextName(name);
        return new JsonValue.Field(tape.name(name), new JsonValue(tape, name + Tape.ROW));
    }
}
