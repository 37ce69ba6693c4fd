package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectPolicyEnforcement;
import io.escala.channels.event.whatsapp.WhatsAppAccountAlert;
import io.escala.channels.event.whatsapp.WhatsAppAccountReview;
import io.escala.channels.event.whatsapp.WhatsAppAccountUpdate;
import io.escala.channels.event.whatsapp.WhatsAppCapability;
import io.escala.channels.event.whatsapp.WhatsAppNumberName;
import io.escala.channels.event.whatsapp.WhatsAppNumberQuality;
import io.escala.channels.event.whatsapp.WhatsAppRestriction;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.health.LineStanding;
import io.escala.crm.Channel;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps reports on numbers, WhatsApp Business Accounts and Pages. What says nothing of a line is kept raw, as is a report with a value that
 * cannot be kept.
 */
final class LineMapping {
    /** Events that say nothing else than the limit beside them. */
    private static final Set<String> LIMIT_EVENTS = Set.of("ONBOARDING", "UPGRADE", "DOWNGRADE");

    private static final Set<String> FLAGS = Set.of("FLAGGED", "UNFLAGGED");

    /** Events after which a number can no longer be used, or can be again. */
    private static final Set<String> CONNECTIONS =
            Set.of("ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED", "ACCOUNT_RECONNECTED", "PARTNER_REMOVED");

    private LineMapping() {}

    static ChannelEvent quality(WhatsAppNumberQuality quality) {
        LineFacts facts = new LineFacts();
        String event = quality.event();
        if (event == null || LIMIT_EVENTS.contains(event)) {
            facts.add(Aspect.MESSAGING_LIMIT, limit(quality), event);
        } else {
            facts.add(Aspect.MESSAGING_LIMIT, limit(quality), null);
            if (FLAGS.contains(event)) {
                facts.add(Aspect.QUALITY, event, null);
            } else if (event.equals("THROUGHPUT_UPGRADE")) {
                facts.add(Aspect.THROUGHPUT, "HIGH", event);
            } else {
                facts.add(Aspect.ALERT, event, event, null, null);
            }
        }
        return ofNumber(quality, quality.accountId(), quality.displayNumber(), facts, quality.at());
    }

    private static @Nullable String limit(WhatsAppNumberQuality quality) {
        String current = quality.maxDailyConversations();
        return current == null ? quality.currentLimit() : current;
    }

    static ChannelEvent name(WhatsAppNumberName name) {
        LineFacts facts = new LineFacts().add(Aspect.NAME, name.decision(), name.rejectionReason());
        return ofNumber(name, name.accountId(), name.displayNumber(), facts, name.at());
    }

    static ChannelEvent review(WhatsAppAccountReview review) {
        return ofAccount(
                review,
                review.accountId(),
                new LineFacts().add(Aspect.ACCOUNT_REVIEW, review.decision(), null),
                review.at());
    }

    static ChannelEvent capability(WhatsAppCapability capability) {
        String perBusiness = capability.maxDailyConversations();
        LineFacts facts = new LineFacts()
                .add(
                        Aspect.MESSAGING_LIMIT,
                        perBusiness == null ? capability.maxDailyConversationsPerNumber() : perBusiness,
                        null)
                .add(Aspect.NUMBER_LIMIT, "BUSINESS", capability.maxNumbersPerBusiness(), null, null)
                .add(Aspect.NUMBER_LIMIT, "ACCOUNT", capability.maxNumbersPerAccount(), null, null);
        return ofAccount(capability, capability.accountId(), facts, capability.at());
    }

    static ChannelEvent alert(WhatsAppAccountAlert alert) {
        String type = alert.type();
        String value = alert.severity() == null ? alert.status() : alert.severity();
        LineFacts facts = new LineFacts();
        if (type != null) {
            facts.add(Aspect.ALERT, type, value == null ? "ACTIVE" : value, alert.description(), null);
            if (type.equals("OBA_APPROVED") || type.equals("OBA_REJECTED")) {
                facts.add(Aspect.OFFICIAL, Boolean.toString(type.equals("OBA_APPROVED")), type);
            }
        }
        String number = alert.entityId();
        return "PHONE_NUMBER".equals(alert.entityType()) && number != null && SafeText.isPlainId(number)
                ? facts.of(alert, new LineKey(Channel.WHATSAPP, number), null, null, alert.at())
                : ofAccount(alert, alert.accountId(), facts, alert.at());
    }

    /** A disconnection names the number, all else concerns every number of the account. */
    static ChannelEvent update(WhatsAppAccountUpdate update) {
        LineFacts facts = new LineFacts()
                .add(Aspect.VIOLATION, update.violation(), update.remediation())
                .add(Aspect.BAN, update.banState(), update.banDate());
        for (WhatsAppRestriction restriction : update.restrictions()) {
            String type = restriction.type();
            facts.add(
                    Aspect.RESTRICTION,
                    type == null ? "UNNAMED" : type,
                    "RESTRICTED",
                    update.remediation(),
                    restriction.expiresAt());
        }
        String event = update.event();
        boolean connection = event != null
                && CONNECTIONS.contains(event)
                && (!event.equals("PARTNER_REMOVED") || update.disconnectionReason() != null);
        if (connection) {
            facts.add(Aspect.REGISTRATION, event, update.disconnectionReason());
        }
        return connection && update.displayNumber() != null
                ? ofNumber(update, update.accountId(), update.displayNumber(), facts, update.at())
                : ofAccount(update, update.accountId(), facts, update.at());
    }

    static ChannelEvent policy(DirectPolicyEnforcement policy) {
        String action = policy.action();
        LineFacts facts = new LineFacts();
        if (action != null) {
            facts.add(Aspect.RESTRICTION, LineStanding.PAGE_POLICY, action, policy.reason(), null);
        }
        return facts.of(policy, policy.line(), null, null, policy.at());
    }

    private static ChannelEvent ofAccount(
            MetaEvent event, @Nullable String waba, LineFacts facts, @Nullable Instant at) {
        return facts.of(event, null, StorableIds.usable(waba), null, at);
    }

    /** Webhooks about a number name it only as it is shown. */
    private static ChannelEvent ofNumber(
            MetaEvent event, @Nullable String waba, @Nullable String shown, LineFacts facts, @Nullable Instant at) {
        String digits = shown == null
                ? ""
                : shown.codePoints()
                        .filter(c -> c >= '0' && c <= '9')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        String account = StorableIds.usable(waba);
        return digits.isEmpty() || !SafeText.isPlainId(digits)
                ? facts.keptRaw(event, account, QuarantinedItem.Reason.UNRECOGNIZED, event.kind())
                : facts.of(event, null, account, digits, at);
    }
}
