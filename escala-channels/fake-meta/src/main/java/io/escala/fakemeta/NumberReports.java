package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.AccountState;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What Meta thinks of a WhatsApp number and its WhatsApp Business Account. What is said here is read through the Graph API from then on; where Meta
 * has a webhook for it, that is returned, of the time of the configured clock. Thread-safe.
 */
public final class NumberReports {
    private final MetaState world;
    private final WhatsAppNumber number;

    NumberReports(MetaState world, WhatsAppNumber number) {
        this.world = world;
        this.number = number;
    }

    /**
     * Rates its quality; Meta has no webhook that names the rating.
     *
     * @param rating such as {@code GREEN}
     */
    public void quality(String rating) {
        number().says("quality_rating", new StringNode(rating));
    }

    /** Flags the number because its quality is low. */
    public Webhook flags() {
        quality("RED");
        return numberEvent(Json.object().put("event", "FLAGGED"));
    }

    /** Takes the flag away. */
    public Webhook unflags() {
        quality("YELLOW");
        return numberEvent(Json.object().put("event", "UNFLAGGED"));
    }

    /**
     * Sets with how many people the business may start a conversation in 24 hours.
     *
     * @param tier such as {@code TIER_2K}
     */
    public Webhook limits(String tier) {
        number().says("whatsapp_business_manager_messaging_limit", new StringNode(tier));
        return numberEvent(Json.object().put("event", "ONBOARDING").put("max_daily_conversations_per_business", tier));
    }

    /**
     * Sets the limits of the business.
     *
     * @param people with how many people it may start a conversation in 24 hours; -1 for no limit
     * @param numbers how many numbers it may have
     */
    public Webhook capability(int people, int numbers) {
        return webhook(
                "business_capability_update",
                Json.object()
                        .put("max_daily_conversations_per_business", people)
                        .put("max_phone_numbers_per_business", numbers));
    }

    /** Makes the number faster. */
    public Webhook upgradesThroughput() {
        number().says("throughput", Json.object().put("level", "HIGH"));
        return numberEvent(Json.object().put("event", "THROUGHPUT_UPGRADE"));
    }

    /**
     * Decides on the display name.
     *
     * @param decision such as {@code REJECTED}
     * @param reason why, or null
     */
    public Webhook reviewsName(String decision, @Nullable String reason) {
        number().says("name_status", new StringNode(decision.equals("REJECTED") ? "DECLINED" : decision));
        return webhook(
                "phone_number_name_update",
                shown().put("decision", decision)
                        .put("requested_verified_name", "Business " + number.id())
                        .put("rejection_reason", reason == null ? "NONE" : reason));
    }

    /**
     * Decides on the account.
     *
     * @param decision such as {@code APPROVED}
     */
    public Webhook reviewsAccount(String decision) {
        account().says("account_review_status", new StringNode(decision));
        return webhook("account_review_update", Json.object().put("decision", decision));
    }

    /**
     * Restricts the business, such as by {@code RESTRICTED_BIZ_INITIATED_MESSAGING}.
     *
     * @param kind Meta's name of the restriction
     * @param until when it ends by itself, or null
     */
    public Webhook restricts(String kind, @Nullable Instant until) {
        ObjectNode value = Json.object().put("event", "ACCOUNT_RESTRICTION");
        ObjectNode restriction = value.putArray("restriction_info").addObject().put("restriction_type", kind);
        if (until != null) {
            restriction.put("expiration", until.getEpochSecond());
        }
        return webhook("account_update", value);
    }

    /**
     * Bans the account or lifts the ban.
     *
     * @param state {@code DISABLE}, {@code SCHEDULE_FOR_DISABLE} or {@code REINSTATE}
     */
    public Webhook bans(String state) {
        ObjectNode value = Json.object().put("event", "DISABLED_UPDATE");
        value.putObject("ban_info").put("waba_ban_state", state).put("waba_ban_date", "April 17, 2026");
        return webhook("account_update", value);
    }

    /**
     * Finds that the business broke a rule.
     *
     * @param type Meta's name of the rule, such as {@code ADULT}
     */
    public Webhook findsViolation(String type) {
        ObjectNode value = Json.object().put("event", "ACCOUNT_VIOLATION");
        value.putObject("violation_info").put("violation_type", type);
        return webhook("account_update", value);
    }

    /**
     * Raises an alert about the number.
     *
     * @param type such as {@code OBA_APPROVED}
     * @param severity such as {@code INFORMATIONAL}
     */
    public Webhook alerts(String type, String severity) {
        if (type.equals("OBA_APPROVED")) {
            number().says("is_official_business_account", BooleanNode.TRUE);
        }
        ObjectNode value = Json.object().put("entity_type", "PHONE_NUMBER").put("entity_id", number.id());
        value.putObject("alert_info")
                .put("alert_severity", severity)
                .put("alert_status", "ACTIVE")
                .put("alert_type", type)
                .put("alert_description", "An alert");
        return webhook("account_alerts", value);
    }

    /**
     * Says whether messages can be sent; Meta has no webhook for it.
     *
     * @param summary {@code AVAILABLE}, {@code LIMITED} or {@code BLOCKED}
     * @param code the error of the account, or 0 for none
     */
    public void sending(String summary, int code) {
        ObjectNode health = Json.object().put("can_send_message", summary);
        ObjectNode entity = health.putArray("entities")
                .addObject()
                .put("entity_type", "WABA")
                .put("id", number.waba())
                .put("can_send_message", summary);
        if (code != 0) {
            entity.putArray("errors").addObject().put("error_code", code).put("error_description", "An error");
        }
        number().says("health_status", health);
    }

    /**
     * Says whether it can be used; Meta has no webhook for it.
     *
     * @param status such as {@code CONNECTED}
     */
    public void registration(String status) {
        number().says("status", new StringNode(status));
    }

    private ObjectNode shown() {
        return Json.object().put("display_phone_number", number.phone());
    }

    private Webhook numberEvent(ObjectNode value) {
        return webhook("phone_number_quality_update", shown().setAll(value));
    }

    private Webhook webhook(String field, JsonNode value) {
        ObjectNode body = WhatsAppEnvelope.body(number, field, (ObjectNode) value);
        ((ObjectNode) body.path("entry").path(0)).put("time", world.now().getEpochSecond());
        return world.webhook(number, body, List.of());
    }

    private AccountState number() {
        return world.number(number.id()).standing();
    }

    private AccountState account() {
        return world.account(number.waba());
    }
}
