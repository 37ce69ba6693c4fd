package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.Route;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Builds the status webhooks of a WhatsApp message. */
final class WhatsAppReports {

    private WhatsAppReports() {}

    static Webhook status(
            MetaState world, SentMessage sent, WhatsAppNumber number, DeliveryStatus status, boolean priced) {
        ObjectNode report = report(world, sent, status.name().toLowerCase(Locale.ROOT));
        ObjectNode value = WhatsAppEnvelope.value(number);
        if (sent.person().orElse(null) instanceof WhatsAppPerson person) {
            if (sent.route() == Route.PHONE || world.showsPhone(number, person)) {
                report.put("recipient_id", person.waId());
            }
            report.put("recipient_user_id", person.userIdFor(number));
            value.putArray("contacts").add(contact(world, sent, number, person, status));
        }
        if (priced) {
            report.set("pricing", pricing(sent));
        }
        value.putArray("statuses").add(report);
        return delivery(world, sent, number, value);
    }

    static Webhook failed(MetaState world, SentMessage sent, WhatsAppNumber number, Failure failure) {
        ObjectNode report = report(world, sent, "failed");
        WhatsAppPerson person = sent.person().orElse(null) instanceof WhatsAppPerson known ? known : null;
        if (sent.route() == Route.USER_ID) {
            if (person != null) {
                report.put("recipient_user_id", person.userIdFor(number));
            }
        } else {
            report.put("recipient_id", person == null ? Texts.digits(sent.recipient()) : person.waId());
        }
        ObjectNode error = report.putArray("errors").addObject();
        error.put("code", failure.code());
        error.put("title", failure.title());
        error.put("message", failure.title());
        error.putObject("error_data").put("details", failure.details());
        error.put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
        ObjectNode value = WhatsAppEnvelope.value(number);
        value.putArray("statuses").add(report);
        return delivery(world, sent, number, value);
    }

    private static ObjectNode report(MetaState world, SentMessage sent, String status) {
        ObjectNode report = Json.object();
        report.put("id", sent.id());
        report.put("status", status);
        report.put("timestamp", WhatsAppEnvelope.seconds(world.now()));
        sent.reference().ifPresent(reference -> report.put("biz_opaque_callback_data", reference));
        return report;
    }

    /** Returns the contact of a status. It has the user name in delivered and read only, and never the name. */
    private static ObjectNode contact(
            MetaState world, SentMessage sent, WhatsAppNumber number, WhatsAppPerson person, DeliveryStatus status) {
        ObjectNode contact = Json.object();
        boolean named = status == DeliveryStatus.DELIVERED || status == DeliveryStatus.READ;
        if (named && !person.userName().isEmpty()) {
            contact.putObject("profile").put("username", "@" + person.userName());
        }
        if (sent.route() == Route.PHONE || world.showsPhone(number, person)) {
            contact.put("wa_id", person.waId());
        }
        contact.put("user_id", person.userIdFor(number));
        return contact;
    }

    private static ObjectNode pricing(SentMessage sent) {
        String category = sent.template()
                .map(template -> template.category().toLowerCase(Locale.ROOT))
                .orElse("service");
        boolean free = sent.template().isEmpty() || (category.equals("utility") && sent.windowOpen());
        ObjectNode pricing = Json.object();
        pricing.put("billable", !free);
        pricing.put("pricing_model", "PMP");
        pricing.put("type", free ? "free_customer_service" : "regular");
        pricing.put("category", category);
        return pricing;
    }

    private static Webhook delivery(MetaState world, SentMessage sent, WhatsAppNumber number, ObjectNode value) {
        return world.webhook(number, WhatsAppEnvelope.body(number, "messages", value), List.of(sent.id()));
    }
}
