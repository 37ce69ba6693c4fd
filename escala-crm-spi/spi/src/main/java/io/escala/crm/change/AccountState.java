package io.escala.crm.change;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a {@link State} that belongs to the account itself: settings, fields, lines, heartbeats,
 * reports on lines and templates, rules that close conversations. Not thread-safe. */
public final class AccountState {
    private final LoadedRelations loaded;
    private final Map<LineId, Line> lines = new TreeMap<>(Comparator.comparing(LineId::value));
    private final Map<LineId, LineHeartbeat> heartbeats = new HashMap<>();
    private final Map<TemplateKey, Map<TemplateReport.Aspect, TemplateReport>> reports = new HashMap<>();
    private final Map<LineKey, Map<About, LineReport>> lineReports = new HashMap<>();
    private final Map<AutoCloseRuleId, AutoCloseRule> autoCloseRules =
            new TreeMap<>(Comparator.comparing(AutoCloseRuleId::value));
    private final AccountChange.Cases<Boolean> effects = new Effects();
    private @Nullable AccountSettings settings;
    private @Nullable FieldSettings fieldSettings;

    /** What reports of one line are about, in their order. */
    private record About(LineFact.Aspect aspect, String subject) {
        static final Comparator<About> ORDER =
                Comparator.comparing(About::aspect).thenComparing(About::subject);
    }

    AccountState(LoadedRelations loaded) {
        this.loaded = loaded;
    }

    AccountChange.Cases<Boolean> effects() {
        return effects;
    }

    /** The settings, or empty when they were never saved. */
    public Optional<AccountSettings> settings() {
        loaded.require(Relation.SETTINGS, State.SETTINGS);
        return Optional.ofNullable(settings);
    }

    /** The fields of the account's own, or empty when they were never saved. */
    public Optional<FieldSettings> fieldSettings() {
        loaded.require(Relation.FIELD_SETTINGS, State.SETTINGS);
        return Optional.ofNullable(fieldSettings);
    }

    /** A line, if it exists. */
    public Optional<Line> line(LineId id) {
        loaded.require(Relation.LINES, id);
        return Optional.ofNullable(lines.get(id));
    }

    /** Every line loaded, in order of their ids. */
    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** The last heartbeat of every line that has one, in no order. */
    public List<LineHeartbeat> heartbeats() {
        return List.copyOf(heartbeats.values());
    }

    /** When a line was last heard from, if a heartbeat is loaded. */
    public Optional<Instant> heard(LineId line) {
        return Optional.ofNullable(heartbeats.get(line)).map(LineHeartbeat::heardAt);
    }

    /** What Meta last reported on a template: at most one report per aspect, in order of the aspects. */
    public List<TemplateReport> reports(TemplateKey template) {
        loaded.require(Relation.TEMPLATE_REPORTS, template);
        return List.copyOf(reports.getOrDefault(template, Map.of()).values());
    }

    /**
     * What Meta last reported on a number, Page or account: at most one report per aspect and subject, in order of the aspects and then the
     * subjects.
     */
    public List<LineReport> lineReports(LineKey line) {
        loaded.require(Relation.LINE_REPORTS, line);
        return List.copyOf(lineReports.getOrDefault(line, Map.of()).values());
    }

    /** A rule that closes conversations, if it exists. */
    public Optional<AutoCloseRule> autoCloseRule(AutoCloseRuleId id) {
        loaded.require(Relation.AUTO_CLOSE_RULES, id);
        return Optional.ofNullable(autoCloseRules.get(id));
    }

    /** Every rule that closes conversations that is loaded, in order of their ids. */
    public List<AutoCloseRule> autoCloseRules() {
        return List.copyOf(autoCloseRules.values());
    }

    /** Puts in what the store holds. */
    public void put(AccountSettings stored) {
        loaded.add(Relation.SETTINGS, State.SETTINGS);
        settings = stored;
    }

    /** Puts in what the store holds. */
    public void put(FieldSettings stored) {
        loaded.add(Relation.FIELD_SETTINGS, State.SETTINGS);
        fieldSettings = stored;
    }

    /** Puts in what the store holds. */
    public void put(Line stored) {
        loaded.add(Relation.LINES, stored.id());
        lines.put(stored.id(), stored);
    }

    /** Puts in what the store holds; a later heartbeat is kept. */
    public void put(LineHeartbeat stored) {
        heartbeats.merge(stored.line(), stored, (a, b) -> b.heardAt().isAfter(a.heardAt()) ? b : a);
    }

    /** Puts in what the store holds; a report that outranks it is kept. */
    public void put(TemplateReport stored) {
        reports.computeIfAbsent(stored.template(), none -> new TreeMap<>())
                .merge(stored.aspect(), stored, (a, b) -> b.outranks(a) ? b : a);
    }

    /** Puts in what the store holds; a report that outranks it is kept. */
    public void put(LineReport stored) {
        LineFact fact = stored.fact();
        lineReports
                .computeIfAbsent(stored.line(), none -> new TreeMap<>(About.ORDER))
                .merge(new About(fact.aspect(), fact.subject()), stored, (a, b) -> b.outranks(a) ? b : a);
    }

    /** Puts in what the store holds. */
    public void put(AutoCloseRule stored) {
        loaded.add(Relation.AUTO_CLOSE_RULES, stored.id());
        autoCloseRules.put(stored.id(), stored);
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return Stream.of(
                        Stream.ofNullable(settings).map(AccountChange.PutSettings::new),
                        Stream.ofNullable(fieldSettings).map(AccountChange.PutFieldSettings::new),
                        lines.values().stream().map(AccountChange.PutLine::new),
                        heartbeats.values().stream().map(AccountChange.RaiseHeartbeat::new),
                        reports.values().stream()
                                .flatMap(aspects -> aspects.values().stream())
                                .map(AccountChange.ReportTemplate::new),
                        lineReports.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(AccountChange.ReportLine::new),
                        autoCloseRules.values().stream()
                                .map(rule -> new AccountChange.PutAutoCloseRule(rule, Set.of())))
                .flatMap(part -> part);
    }

    private final class Effects implements AccountChange.Cases<Boolean> {
        @Override
        public Boolean putSettings(AccountChange.PutSettings change) {
            put(change.settings());
            return true;
        }

        @Override
        public Boolean putFieldSettings(AccountChange.PutFieldSettings change) {
            put(change.settings());
            return true;
        }

        @Override
        public Boolean putLine(AccountChange.PutLine change) {
            put(withAvailabilityKept(change.line()));
            return true;
        }

        @Override
        public Boolean setLineAvailability(AccountChange.SetLineAvailability change) {
            line(change.line())
                    .ifPresent(line -> put(
                            change.available() ? line.withAvailable(true) : line.stopped(change.refusedCredential())));
            return true;
        }

        @Override
        public Boolean repointLine(AccountChange.RepointLine change) {
            put(withAvailabilityKept(change.line()));
            return true;
        }

        @Override
        public Boolean removeLine(AccountChange.RemoveLine change) {
            LineId id = change.line().id();
            boolean anotherKey = line(id).filter(
                            line -> !line.key().equals(change.line().key()))
                    .isPresent();
            if (!anotherKey) {
                lines.remove(id);
                heartbeats.remove(id);
            }
            return true;
        }

        private Line withAvailabilityKept(Line changed) {
            return line(changed.id())
                    .map(before -> before.available()
                            ? changed.withAvailable(true)
                            : changed.stopped(before.refusedCredential()))
                    .orElse(changed);
        }

        @Override
        public Boolean raiseHeartbeat(AccountChange.RaiseHeartbeat change) {
            put(change.heartbeat());
            return true;
        }

        @Override
        public Boolean reportTemplate(AccountChange.ReportTemplate change) {
            put(change.report());
            return true;
        }

        @Override
        public Boolean reportLine(AccountChange.ReportLine change) {
            put(change.report());
            return true;
        }

        @Override
        public Boolean putAutoCloseRule(AccountChange.PutAutoCloseRule change) {
            put(change.rule());
            return true;
        }

        @Override
        public Boolean removeAutoCloseRule(AccountChange.RemoveAutoCloseRule change) {
            autoCloseRules.remove(change.rule().id());
            return true;
        }
    }
}
