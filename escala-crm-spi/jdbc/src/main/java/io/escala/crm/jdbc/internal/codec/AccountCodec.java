package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccessSettings;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.ChannelAvailability;
import io.escala.crm.account.IncomingSettings;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.SignalSettings;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The storage form of settings, lines, template reports and rules that close conversations. */
public final class AccountCodec {
    private AccountCodec() {}

    /** Writes settings as JSON, without account and version. */
    public static String write(AccountSettings settings) {
        List<JsonDocument> flows = new ArrayList<>();
        for (RegistrationFlow flow : settings.flows()) {
            flows.add(new JsonDocument()
                    .put("channel", StoredNames.CHANNEL.tag(flow.channel()))
                    .put("enabled", flow.enabled())
                    .put("activated", flow.activated()));
        }
        Duration notice = settings.closingNotice();
        Duration handBack = settings.handBackAfter();
        return new JsonDocument()
                .put("company", settings.companyName())
                .put("region", settings.defaultRegion())
                .put("zone", settings.zone().getId())
                .put("maxWhatsAppLines", settings.maxWhatsAppLines())
                .put("flows", flows)
                .put("humanAgent", settings.humanAgent() ? true : null)
                .put("closingNotice", notice == null ? null : notice.toMillis())
                .put("handBackAfter", handBack == null ? null : handBack.toMillis())
                .put("sellersSeeUnassigned", settings.access().sellersSeeUnassigned() ? true : null)
                .put("administratorsOnly", TeamCodec.tags(settings.access().administratorsOnly()))
                .put("roundRobin", turns(settings.incoming()))
                .put("statusReplies", settings.incoming().statusReplies() ? true : null)
                .put("readReceipts", ids(settings.signals().readReceipts()))
                .put("typing", ids(settings.signals().typing()))
                .put("registration", RegistrationCodec.document(settings.registration()))
                .put("comingSoon", channels(settings, ChannelAvailability.COMING_SOON))
                .put("off", channels(settings, ChannelAvailability.OFF))
                .json();
    }

    /** Reads settings from their columns and JSON. */
    public static AccountSettings settings(AccountId account, long version, String json) {
        JsonDocument doc = JsonDocument.of(json);
        Set<RegistrationFlow> flows = new HashSet<>();
        for (JsonDocument flow : doc.docs("flows")) {
            StoredNames.CHANNEL
                    .find(flow.text("channel"), "escala_settings")
                    .ifPresent(channel ->
                            flows.add(new RegistrationFlow(channel, flow.flag("enabled"), flow.flag("activated"))));
        }
        return new AccountSettings(
                account,
                doc.textOrNull("company"),
                doc.text("region"),
                ZoneId.of(doc.text("zone")),
                doc.small("maxWhatsAppLines"),
                flows,
                doc.flag("humanAgent"),
                doc.durationOrNull("closingNotice"),
                doc.durationOrNull("handBackAfter"),
                new AccessSettings(doc.flag("sellersSeeUnassigned"), TeamCodec.channels(doc, "administratorsOnly")),
                new IncomingSettings(turns(doc), doc.flag("statusReplies")),
                new SignalSettings(lines(doc, "readReceipts"), lines(doc, "typing")),
                RegistrationCodec.settings(doc.docOrNull("registration")),
                availability(doc),
                version);
    }

    private static List<String> channels(AccountSettings settings, ChannelAvailability of) {
        return TeamCodec.tags(settings.availability().entrySet().stream()
                .filter(each -> each.getValue() == of)
                .map(Map.Entry::getKey)
                .toList());
    }

    private static Map<Channel, ChannelAvailability> availability(JsonDocument doc) {
        Map<Channel, ChannelAvailability> of = new HashMap<>();
        TeamCodec.channels(doc, "comingSoon").forEach(channel -> of.put(channel, ChannelAvailability.COMING_SOON));
        TeamCodec.channels(doc, "off").forEach(channel -> of.put(channel, ChannelAvailability.OFF));
        return of;
    }

    private static List<String> ids(Set<LineId> lines) {
        return lines.stream().map(LineId::value).sorted().toList();
    }

    private static Set<LineId> lines(JsonDocument doc, String name) {
        return doc.texts(name).stream().map(LineId::new).collect(Collectors.toSet());
    }

    private static List<JsonDocument> turns(IncomingSettings incoming) {
        return incoming.roundRobin().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                .map(entry -> new JsonDocument()
                        .put("line", entry.getKey().value())
                        .put(
                                "users",
                                entry.getValue().users().stream()
                                        .map(UserId::value)
                                        .sorted()
                                        .toList())
                        .put("roles", entry.getValue().roles().stream().sorted().toList()))
                .toList();
    }

    private static Map<LineId, RoundRobin> turns(JsonDocument doc) {
        return doc.docs("roundRobin").stream()
                .collect(Collectors.toMap(
                        turn -> new LineId(turn.text("line")),
                        turn -> new RoundRobin(
                                turn.texts("users").stream().map(UserId::new).collect(Collectors.toSet()),
                                Set.copyOf(turn.texts("roles")))));
    }

    /** Returns the text by which webhooks find a line. */
    public static String route(LineKey key) {
        return StoredNames.CHANNEL.tag(key.channel()) + "/" + key.providerId();
    }

    /** Writes a line as JSON, without account, id and availability. */
    public static String write(Line line) {
        return new JsonDocument()
                .put("channel", StoredNames.CHANNEL.tag(line.channel()))
                .put("providerId", line.key().providerId())
                .put("name", line.name())
                .put("phone", line.displayPhone())
                .put("waba", line.wabaId())
                .put("portfolio", line.portfolioId())
                .put("page", line.pageId())
                .put("app", line.appId())
                .json();
    }

    /** Reads a line from its columns and JSON. */
    public static Line line(
            AccountId account, String id, boolean available, @Nullable String refusedCredential, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return new Line(
                account,
                new LineId(id),
                new LineKey(StoredNames.CHANNEL.value(doc.text("channel")), doc.text("providerId")),
                doc.text("name"),
                doc.textOrNull("phone"),
                doc.textOrNull("waba"),
                doc.textOrNull("portfolio"),
                doc.textOrNull("page"),
                doc.textOrNull("app"),
                available,
                refusedCredential);
    }

    /**
     * Parses the text of {@link #route}.
     *
     * @return the line's key, or null when the route is null or its channel is known only to a newer version
     */
    public static @Nullable LineKey line(@Nullable String route) {
        if (route == null) {
            return null;
        }
        int slash = route.indexOf('/');
        return StoredNames.CHANNEL
                .find(route.substring(0, slash), "escala_aside")
                .map(channel -> new LineKey(channel, route.substring(slash + 1)))
                .orElse(null);
    }

    /** Returns a text that sorts the reports about one aspect of a template; the report in force has the greatest. */
    public static String rank(TemplateReport report) {
        return sortable(report.at()) + "/" + report.value();
    }

    private static String sortable(Instant time) {
        String millis = Long.toString(time.toEpochMilli() + Long.MAX_VALUE / 2);
        return "0".repeat(19 - millis.length()) + millis;
    }

    /**
     * Returns a text that sorts the reports about one aspect of a line as {@link LineReport#outranks} does. The line break sorts before
     * everything that a value may have.
     */
    public static String rank(LineReport report) {
        LineFact fact = report.fact();
        Instant until = fact.until() == null ? Instant.EPOCH : fact.until();
        String reason = fact.reason() == null ? "" : fact.reason();
        return sortable(report.at()) + "/" + sortable(until) + "/" + fact.value() + "\n" + reason;
    }

    /** Writes the fields of a report on a line that have no column. */
    public static String write(LineReport report) {
        return new JsonDocument()
                .put("value", report.fact().value())
                .put("reason", report.fact().reason())
                .put("until", report.fact().until())
                .put("at", report.at())
                .json();
    }

    /**
     * Reads a report on a line from its columns and JSON.
     *
     * @return the report, or empty when its aspect is known only to a newer version
     */
    public static Optional<LineReport> report(
            AccountId account, LineKey line, String aspect, String subject, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return StoredNames.LINE_ASPECT
                .find(aspect, "escala_line_reports")
                .map(about -> new LineFact(
                        about, subject, doc.text("value"), doc.textOrNull("reason"), doc.timeOrNull("until")))
                .map(fact -> new LineReport(account, line, fact, doc.time("at")));
    }

    /** Writes the fields of a template report that have no column. */
    public static String write(TemplateReport report) {
        return new JsonDocument()
                .put("value", report.value())
                .put("reason", report.reason())
                .put("at", report.at())
                .json();
    }

    /**
     * Reads a template report from its columns and JSON.
     *
     * @return the report, or empty when its aspect is known only to a newer version
     */
    public static Optional<TemplateReport> report(AccountId account, TemplateKey template, String aspect, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return StoredNames.ASPECT
                .find(aspect, "escala_template_reports")
                .map(about -> new TemplateReport(
                        account, template, about, doc.text("value"), doc.textOrNull("reason"), doc.time("at")));
    }

    /** Writes a rule that closes conversations as JSON, without account, id and version. */
    public static String write(AutoCloseRule rule) {
        return new JsonDocument()
                .put("lines", rule.lines().stream().map(LineId::value).toList())
                .put("idleTime", rule.idleTime().toMillis())
                .put("reason", rule.reason())
                .put("activeSince", rule.activeSince())
                .json();
    }

    /** Reads a rule that closes conversations from its columns and JSON. */
    public static AutoCloseRule autoCloseRule(AccountId account, String id, long version, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return new AutoCloseRule(
                account,
                new AutoCloseRuleId(id),
                doc.texts("lines").stream().map(LineId::new).collect(Collectors.toSet()),
                Duration.ofMillis(doc.number("idleTime")),
                doc.text("reason"),
                doc.timeOrNull("activeSince"),
                version);
    }
}
