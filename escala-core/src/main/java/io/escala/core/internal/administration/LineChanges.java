package io.escala.core.internal.administration;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.AccountChange;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes that connect, rename, stop, resume, move and remove lines, with their events. */
final class LineChanges {
    private LineChanges() {}

    /**
     * Connects a line, or replaces what is connected under its id. One that is stopped stays so until it is resumed, and one that is
     * handed in as not available is stopped.
     *
     * @param unit the decision; the line loaded
     * @return the line as it is connected
     */
    static Line put(UnitOfWork unit, Line line) {
        Optional<Line> before = unit.state().account().line(line.id());
        unit.change(new AccountChange.PutLine(line));
        if (before.filter(Line::available).isPresent() && !line.available()) {
            unit.change(new AccountChange.SetLineAvailability(line.id(), false));
            unit.event(new CrmEvent.LineStopped(line.id()));
        }
        if (before.filter(known -> !Objects.equals(known.wabaId(), line.wabaId()))
                .isPresent()) {
            unit.event(new CrmEvent.LineRepointed(line.id()));
        }
        tellName(unit, before.orElse(null), line);
        return unit.state().account().line(line.id()).orElseThrow();
    }

    private static void tellName(UnitOfWork unit, @Nullable Line before, Line line) {
        if (before != null && !before.name().equals(line.name())) {
            unit.event(new CrmEvent.LineRenamed(line.id()));
        }
    }

    /**
     * Resumes a line.
     *
     * @param unit the decision; the line loaded
     * @return the line as it is then
     */
    static Line resume(UnitOfWork unit, Line line) {
        unit.change(new AccountChange.SetLineAvailability(line.id(), true));
        unit.event(new CrmEvent.LineResumed(line.id()));
        return unit.state().account().line(line.id()).orElseThrow();
    }

    /**
     * Moves a line to its new id of Meta, if that is another one, and replaces the rest of it.
     *
     * @param unit the decision; the line loaded
     * @return the line as it is then
     */
    static Line repoint(UnitOfWork unit, Line line) {
        Line before = unit.state().account().line(line.id()).orElseThrow();
        if (before.key().equals(line.key())) {
            return put(unit, line);
        }
        unit.change(new AccountChange.RepointLine(before.key(), line));
        unit.event(new CrmEvent.LineRepointed(line.id()));
        tellName(unit, before, line);
        return unit.state().account().line(line.id()).orElseThrow();
    }

    /** Removes a line. */
    static void remove(UnitOfWork unit, Line line) {
        unit.change(new AccountChange.RemoveLine(line));
        unit.event(new CrmEvent.LineRemoved(line.id()));
    }
}
