package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.template.TemplateReport;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A change of an account itself: its settings, fields of its own, lines, reports on lines and templates, and rules that close conversations. Match it with {@link #accept(Cases)}. */
public sealed interface AccountChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.account(this);
    }

    private static Holding holding(Line line, LineKey key) {
        return new Holding(Claim.line(key), line.account() + "/" + line.id());
    }

    /** One method per variant. */
    interface Cases<R> {
        R putSettings(PutSettings change);

        R putFieldSettings(PutFieldSettings change);

        R putLine(PutLine change);

        R setLineAvailability(SetLineAvailability change);

        R repointLine(RepointLine change);

        R removeLine(RemoveLine change);

        R raiseHeartbeat(RaiseHeartbeat change);

        R reportTemplate(ReportTemplate change);

        R reportLine(ReportLine change);

        R putAutoCloseRule(PutAutoCloseRule change);

        R removeAutoCloseRule(RemoveAutoCloseRule change);
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
     * Replaces the fields of the account's own. The ChangeSet must expect the version before.
     *
     * @param settings the new ones, one version later
     */
    record PutFieldSettings(FieldSettings settings) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putFieldSettings(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(settings.account());
        }
    }

    /**
     * Connects a line, or replaces the line with the same id, except whether it is {@linkplain Line#available available}: that only
     * {@link SetLineAvailability} changes, so that connecting a line never undoes a stop that another commit records at that moment. The
     * key stays as it is too: only {@link RepointLine} changes it.
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
            return List.of(holding(line, line.key()));
        }
    }

    /**
     * Stops or resumes a line, and changes nothing else of it; the last one committed holds. A line that does not exist stays so, because
     * it may be removed while a send ends that finds it stopped.
     *
     * @param line the line
     * @param available whether messages may be sent through it
     * @param refusedCredential of a line that is stopped: a digest of the credentials that Meta refused, or null
     */
    record SetLineAvailability(
            LineId line, boolean available, @Nullable String refusedCredential) implements AccountChange {
        /** Stops or resumes a line without a word of credentials. */
        public SetLineAvailability(LineId line, boolean available) {
            this(line, available, null);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setLineAvailability(this);
        }
    }

    /**
     * Gives a line another key, and replaces the rest of it as {@link PutLine} does. Conversations, messages and queued work name the line by
     * its id, so all of them stay with it. The ChangeSet must expect the version of the settings, so that two do not move one line at
     * once.
     *
     * @param from the key it has
     * @param line the line with its new key
     */
    record RepointLine(LineKey from, Line line) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.repointLine(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(line.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.LineHasKey(line.id(), from));
        }

        @Override
        public List<Holding> releases() {
            return List.of(holding(line, from));
        }

        @Override
        public List<Holding> takes() {
            return List.of(holding(line, line.key()));
        }
    }

    /**
     * Removes a line with its heartbeat, and releases its key: the same account or another one may connect it again. Conversations and
     * messages stay. The ChangeSet must expect the version of the settings, so that the line is not moved at the same moment.
     *
     * @param line the line as it is; one that does not exist, or has another key, stays as it is
     */
    record RemoveLine(Line line) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeLine(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(line.account());
        }

        @Override
        public List<Holding> releases() {
            return List.of(holding(line, line.key()));
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

    /**
     * Records what Meta reported on a number, Page or account; the report that outranks is kept ({@link LineReport#outranks}). It need not be
     * connected. Commutes.
     *
     * @param report the report
     */
    record ReportLine(LineReport report) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reportLine(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(report.account());
        }
    }

    /**
     * Adds a rule that closes conversations, or replaces the rule with the same id. An active one takes its lines, so that no other
     * active rule has them. The ChangeSet must expect the version before, if there is one.
     *
     * @param rule the rule, one version later
     * @param formerLines the lines of the rule before if it was active; those it no longer has as an active one are free
     */
    record PutAutoCloseRule(AutoCloseRule rule, Set<LineId> formerLines) implements AccountChange {
        public PutAutoCloseRule {
            Objects.requireNonNull(rule, "rule");
            Set<LineId> sorted = new TreeSet<>(Comparator.comparing(LineId::value));
            sorted.addAll(formerLines);
            formerLines = Collections.unmodifiableSet(sorted);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putAutoCloseRule(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(rule.account());
        }

        @Override
        public List<Holding> releases() {
            return formerLines.stream()
                    .filter(line -> !rule.active() || !rule.lines().contains(line))
                    .map(line -> holding(rule, line))
                    .toList();
        }

        @Override
        public List<Holding> takes() {
            return rule.active()
                    ? rule.lines().stream().map(line -> holding(rule, line)).toList()
                    : List.of();
        }
    }

    /**
     * Removes a rule that closes conversations, and frees its lines. One that does not exist stays so. The ChangeSet must expect its
     * version.
     *
     * @param rule the rule as it is
     */
    record RemoveAutoCloseRule(AutoCloseRule rule) implements AccountChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeAutoCloseRule(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(rule.account());
        }

        @Override
        public List<Holding> releases() {
            return rule.lines().stream().map(line -> holding(rule, line)).toList();
        }
    }

    private static Holding holding(AutoCloseRule rule, LineId line) {
        return new Holding(Claim.autoCloseLine(line), rule.id().value());
    }
}
