package io.escala.crm.change;

import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;

/** What must be true of the stored data when a change is applied; the changes before it in the same ChangeSet count. Immutable. */
public sealed interface Requirement {
    /** The subject exists. */
    record Present(Subject subject) implements Requirement {}

    /** The subject does not exist; it does once the change is applied. */
    record Absent(Subject subject) implements Requirement {}

    /** The line is new, or has this key already. */
    record LineKeyKept(LineId line, LineKey key) implements Requirement {}

    /** The line exists and has this key. */
    record LineHasKey(LineId line, LineKey key) implements Requirement {}
}
