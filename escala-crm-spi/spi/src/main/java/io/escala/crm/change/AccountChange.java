package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.template.TemplateReport;
import java.util.List;
import java.util.Optional;

/** A change of an account itself: its settings, lines and template reports. Match it with {@link #accept(Cases)}. */
public sealed interface AccountChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.account(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R putSettings(PutSettings change);

        R putLine(PutLine change);

        R raiseHeartbeat(RaiseHeartbeat change);

        R reportTemplate(ReportTemplate change);
    }

    /**
     * Replaces the settings. The ChangeSet must expect the version before.
     *
     * @param settings the new settings, one version later
     */
    record PutSettings(AccountSettings settings) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putSettings(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(settings.account());
        }
    }

    /**
     * Connects a line, or replaces the line with the same id. The key of a line never changes: another key is another line.
     *
     * @param line the line
     */
    record PutLine(Line line) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putLine(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(line.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.LineKeyKept(line.id(), line.key()));
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(Claim.line(line.key()), line.account() + "/" + line.id()));
        }
    }

    /**
     * Records when Meta was last heard from on a line; the latest time is kept. Commutes.
     *
     * @param heartbeat line and time
     */
    record RaiseHeartbeat(LineHeartbeat heartbeat) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raiseHeartbeat(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(heartbeat.account());
        }
    }

    /**
     * Records what Meta reported on a template; the report that outranks is kept ({@link TemplateReport#outranks}). Commutes.
     *
     * @param report the report
     */
    record ReportTemplate(TemplateReport report) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reportTemplate(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(report.account());
        }
    }
}
