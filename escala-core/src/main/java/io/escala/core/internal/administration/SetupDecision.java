package io.escala.core.internal.administration;

import io.escala.core.administration.Setup;
import io.escala.core.administration.SetupLine;
import io.escala.core.administration.SetupResult;
import io.escala.core.administration.SetupResult.Setting;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a setup changes of an account. Pure, for one decision.
 *
 * <ol>
 *   <li>Settings that are new get what the setup says. Those that are there keep every value they have; what has none gets that of the setup.
 *   <li>A line that is new is connected. One that is there gets what the setup says of it, its name included, except another id of Meta, which
 *       is refused. What the setup does not say stays; so does a stop.
 *   <li>A line is refused as when it is connected by itself. One refusal leaves everything as it was, and all of them are told, each with the
 *       index of its line.
 *   <li>Where nothing differs, nothing is committed.
 * </ol>
 */
final class SetupDecision {
    private final Setup setup;
    private final Actor host;
    private final State state;
    private final List<Notice> notices;
    private final List<Setting> added = new ArrayList<>();
    private final List<Setting> kept = new ArrayList<>();
    private final List<LineId> connected = new ArrayList<>();
    private final List<LineId> renamed = new ArrayList<>();
    private final List<LineId> changed = new ArrayList<>();

    /**
     * Prepares a decision.
     *
     * @param host who sets up
     * @param state the settings, the lines and who holds the ids of Meta that the setup names
     * @param notices what is known of new lines
     */
    SetupDecision(Setup setup, Actor host, State state, List<Notice> notices) {
        this.setup = setup;
        this.host = host;
        this.state = state;
        this.notices = notices;
    }

    /**
     * Decides.
     *
     * @param begin begins a unit of work over the state, if something is to be changed
     */
    Decision<Outcome<SetupResult>> decide(Supplier<UnitOfWork> begin) {
        Optional<AccountSettings> before = state.account().settings();
        if (before.isEmpty() && setup.region().isEmpty()) {
            return Decision.nothing(Outcome.refused(Refusal.field(Refusal.Reason.FIELD_MISSING, "defaultRegion")));
        }
        AccountSettings settings = before.map(this::completed).orElseGet(this::created);
        if (before.filter(settings::equals).isPresent()
                && setup.lines().stream().allMatch(this::isSo)) {
            return Decision.nothing(Outcome.done(result(false)));
        }
        UnitOfWork unit = begin.get();
        SettingsVersion.raise(unit, settings);
        if (before.filter(settings::equals).isEmpty()) {
            record(unit, AuditOperation.SETTINGS_SAVE, null, ChangedFields.of(before.orElse(null), settings));
        }
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < setup.lines().size(); i++) {
            int index = i;
            put(unit, setup.lines().get(i)).ifPresent(refusal -> refusals.add(indexed(refusal, index)));
        }
        return refusals.isEmpty()
                ? Decision.commit(unit, Outcome.done(result(before.isEmpty())))
                : Decision.nothing(Outcome.refused(refusals));
    }

    private AccountSettings created() {
        return AccountSettings.of(
                        setup.account(),
                        setup.region().orElseThrow(),
                        setup.zone().orElse(ZoneOffset.UTC))
                .withCompanyName(setup.companyName().orElse(null));
    }

    private AccountSettings completed(AccountSettings before) {
        if (setup.region()
                .filter(region -> !region.equals(before.defaultRegion()))
                .isPresent()) {
            kept.add(Setting.REGION);
        }
        if (setup.zone().filter(zone -> !zone.equals(before.zone())).isPresent()) {
            kept.add(Setting.ZONE);
        }
        String named = setup.companyName().orElse(null);
        if (named == null || named.equals(before.companyName())) {
            return before;
        }
        if (before.companyName() != null) {
            kept.add(Setting.COMPANY_NAME);
            return before;
        }
        added.add(Setting.COMPANY_NAME);
        return before.withCompanyName(named);
    }

    private Optional<Line> known(State of, SetupLine line) {
        return of.account().line(line.id());
    }

    private boolean isSo(SetupLine line) {
        Optional<Line> known = known(state, line);
        return known.isPresent() && known.get().equals(line.over(setup.account(), known));
    }

    private Optional<Refusal> put(UnitOfWork unit, SetupLine line) {
        Optional<Line> known = known(unit.state(), line);
        Line wanted = line.over(setup.account(), known);
        if (known.filter(wanted::equals).isPresent()) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = LineRules.check(unit.state(), wanted, host);
        if (refusal.isPresent()) {
            return refusal;
        }
        Line before = known.orElse(null);
        LineChanges.put(unit, wanted);
        boolean otherName = before != null && !before.name().equals(wanted.name());
        boolean onlyName =
                before != null && otherName && before.withName(wanted.name()).equals(wanted);
        record(
                unit,
                onlyName ? AuditOperation.LINE_RENAME : AuditOperation.LINE_CONNECT,
                AuditSubject.of(line.id()),
                ChangedFields.of(before, wanted));
        if (before == null) {
            connected.add(line.id());
        }
        if (otherName) {
            renamed.add(line.id());
        }
        if (before != null && !onlyName) {
            changed.add(line.id());
        }
        return Optional.empty();
    }

    private void record(
            UnitOfWork unit, AuditOperation operation, @Nullable AuditSubject subject, List<String> fields) {
        AuditTrail.done(unit, host, operation, subject, fields);
    }

    /** Which of the lines it is. */
    static Refusal indexed(Refusal refusal, int line) {
        return refusal.in(refusal.field().orElse("line"), line);
    }

    private SetupResult result(boolean created) {
        List<LineId> stopped = setup.lines().stream()
                .filter(line ->
                        known(state, line).filter(known -> !known.available()).isPresent())
                .map(SetupLine::id)
                .toList();
        return new SetupResult(created, added, kept, connected, renamed, changed, stopped, notices);
    }
}
