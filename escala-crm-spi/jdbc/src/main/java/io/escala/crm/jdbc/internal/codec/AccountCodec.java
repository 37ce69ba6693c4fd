package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The storage form of settings and lines. */
public final class AccountCodec {
    private AccountCodec() {}

    /**
     * Writes settings.
     *
     * @param settings the settings
     * @return all but account and version
     */
    public static String write(AccountSettings settings) {
        List<JsonDocument> flows = new ArrayList<>();
        for (RegistrationFlow flow : settings.flows()) {
            flows.add(new JsonDocument()
                    .put("channel", StoredNames.CHANNEL.tag(flow.channel()))
                    .put("enabled", flow.enabled())
                    .put("activated", flow.activated()));
        }
        return new JsonDocument()
                .put("company", settings.companyName())
                .put("region", settings.defaultRegion())
                .put("zone", settings.zone().getId())
                .put("maxWhatsAppLines", settings.maxWhatsAppLines())
                .put("flows", flows)
                .json();
    }

    /**
     * Reads settings.
     *
     * @param account whose
     * @param version their version
     * @param json the rest
     * @return the settings
     */
    public static AccountSettings settings(AccountId account, long version, String json) {
        JsonDocument doc = JsonDocument.of(json);
        Set<RegistrationFlow> flows = new HashSet<>();
        for (JsonDocument flow : doc.docs("flows")) {
            StoredNames.CHANNEL
                    .find(flow.text("channel"))
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
                version);
    }

    /**
     * By what webhooks find a line.
     *
     * @param key Meta's name of it
     * @return one text
     */
    public static String route(LineKey key) {
        return StoredNames.CHANNEL.tag(key.channel()) + "/" + key.providerId();
    }

    /**
     * Writes a line.
     *
     * @param line the line
     * @return all but account and id
     */
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
                .put("available", line.available())
                .json();
    }

    /**
     * Reads a line.
     *
     * @param account whose
     * @param id its id
     * @param json the rest
     * @return the line
     */
    public static Line line(AccountId account, String id, String json) {
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
                doc.flag("available"));
    }

    /**
     * The opposite of {@link #route}.
     *
     * @param route a route, or null
     * @return the line's key, or null when there is none, or only a newer version knows its channel
     */
    public static @Nullable LineKey line(@Nullable String route) {
        if (route == null) {
            return null;
        }
        int slash = route.indexOf('/');
        return StoredNames.CHANNEL
                .find(route.substring(0, slash))
                .map(channel -> new LineKey(channel, route.substring(slash + 1)))
                .orElse(null);
    }

    /**
     * Sorts reports about one side of a template.
     *
     * @param report the report
     * @return text that is greater for the report that holds
     */
    public static String rank(TemplateReport report) {
        String millis = Long.toString(report.at().toEpochMilli() + Long.MAX_VALUE / 2);
        return "0".repeat(19 - millis.length()) + millis + "/" + report.value();
    }

    /**
     * Writes a report on a template.
     *
     * @param report the report
     * @return what no column holds
     */
    public static String write(TemplateReport report) {
        return new JsonDocument()
                .put("value", report.value())
                .put("reason", report.reason())
                .put("at", report.at())
                .json();
    }

    /**
     * Reads a report on a template.
     *
     * @param account whose
     * @param template which
     * @param aspect about what
     * @param json the rest
     * @return the report, or empty when only a newer version knows what it is about
     */
    public static Optional<TemplateReport> report(AccountId account, TemplateKey template, String aspect, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return StoredNames.ASPECT
                .find(aspect)
                .map(about -> new TemplateReport(
                        account, template, about, doc.text("value"), doc.textOrNull("reason"), doc.time("at")));
    }
}
