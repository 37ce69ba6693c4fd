package io.escala.spring.boot.internal.actuate;

import io.escala.core.health.AccountHealth;
import io.escala.core.health.LineHealth;
import io.escala.core.health.SubscriptionHealth;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.CursorRequest;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.QuarantinedWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The endpoint {@code escala} of the actuator: the lines, what is in quarantine and what is overdue. It changes nothing, and shows no secrets, texts, names
 * or phones. Thread-safe.
 */
@Endpoint(id = "escala")
public final class InboxEndpoint {
    /** How many items of each quarantine are shown. */
    static final int SHOWN = 20;

    private final Inbox inbox;
    private final AccountId account;

    /**
     * Creates it.
     *
     * @param account the account, or {@link AccountId#NONE} for what belongs to none
     */
    public InboxEndpoint(Inbox inbox, AccountId account) {
        this.inbox = inbox;
        this.account = account;
    }

    /** Returns the lines, the work and the quarantine, as texts and numbers. */
    @ReadOperation
    public Map<String, Object> inbox() {
        Desk desk = inbox.as(Actor.host(account));
        AccountHealth health = desk.health().current();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("account", account.equals(AccountId.NONE) ? "none" : account.value());
        all.put("lines", health.lines().stream().map(InboxEndpoint::line).toList());
        all.put("work", work(health));
        all.put("quarantinedEvents", events(desk));
        all.put(
                "quarantinedWork",
                desk.quarantine().work().page(CursorRequest.first(SHOWN)).items().stream()
                        .map(InboxEndpoint::work)
                        .toList());
        // Messages for lines that are connected nowhere.
        Map<String, Object> unclaimed = new TreeMap<>();
        inbox.as(Actor.host()).health().unclaimed().forEach((key, count) -> unclaimed.put(key.toString(), count));
        all.put("unclaimedEvents", unclaimed);
        return all;
    }

    private static Map<String, Object> line(LineHealth health) {
        Line line = health.line();
        SubscriptionHealth subscription = health.subscription();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", line.id().value());
        shown.put("channel", line.channel().name());
        shown.put("available", line.available());
        shown.put("heardAt", text(health.heardAt()));
        shown.put(
                "subscription",
                subscription == null ? "" : text(subscription.state().getClass().getSimpleName()));
        shown.put("quality", health.quality().name());
        shown.put(
                "problems",
                health.problems().stream().map(problem -> problem.kind().name()).toList());
        shown.put("quarantinedEvents", health.quarantined());
        shown.put("deferredReports", health.deferred());
        shown.put("unknownSends", health.unknownSends());
        shown.put("wrongSignatures", health.rejectedSignatures());
        return shown;
    }

    private static Map<String, Object> work(AccountHealth health) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                "problems", health.problems().stream().map(Enum::name).sorted().toList());
        shown.put("started", health.workers().started());
        shown.put("running", health.workers().running());
        shown.put("restarts", health.workers().restarts());
        shown.put("lastRun", text(health.workers().lastRun()));
        Map<String, Object> due = new TreeMap<>();
        health.overdue().forEach((kind, since) -> due.put(kind.name(), since.toString()));
        shown.put("dueFor", due);
        Map<String, Object> quarantined = new TreeMap<>();
        health.quarantinedWork().forEach((kind, count) -> quarantined.put(kind.name(), count));
        shown.put("quarantined", quarantined);
        return shown;
    }

    private static List<Map<String, Object>> events(Desk desk) {
        return desk.quarantine().list(QuarantineFilter.EVERYTHING).page(CursorRequest.first(SHOWN)).items().stream()
                .map(InboxEndpoint::event)
                .toList();
    }

    private static Map<String, Object> event(QuarantinedItem item) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", item.id());
        shown.put("reason", item.reason().name());
        shown.put("line", text(item.line()));
        shown.put("detail", text(item.detail()));
        shown.put("at", text(item.at()));
        shown.put("bytes", item.raw().size());
        return shown;
    }

    private static Map<String, Object> work(QuarantinedWork work) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("key", work.item().key().toString());
        shown.put("reason", work.reason().name());
        shown.put("attempts", work.item().attempts());
        shown.put("detail", text(work.detail()));
        shown.put("at", text(work.at()));
        return shown;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
