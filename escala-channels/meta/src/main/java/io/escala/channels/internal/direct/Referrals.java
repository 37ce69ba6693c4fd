package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.AdContext;
import io.escala.channels.event.direct.DirectReferral;
import io.escala.channels.event.direct.LeadAnswer;
import io.escala.channels.event.direct.Referral;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses {@code referral}: the source of a person, as an event of its own or as part of a message or a tap. */
final class Referrals {
    private Referrals() {}

    static MetaEvent event(DirectItem item, JsonValue referral, RawBytes raw) {
        return new DirectReferral(item.channel(), item.line(), item.user(), item.at(), read(item, referral), raw);
    }

    /** The referral in a message or a tap, or null. */
    static @Nullable Referral within(DirectItem item, JsonValue carrier) {
        JsonValue referral = carrier.get("referral");
        return referral.isObject() ? read(item, referral) : null;
    }

    private static Referral read(DirectItem item, JsonValue referral) {
        return new Referral(
                referral.id("ref"),
                referral.text("source"),
                referral.text("type"),
                referral.id("ad_id"),
                ad(referral.get("ads_context_data")),
                referral.text("referer_uri"),
                referral.id("flow_id"),
                referral.get("product").id("id"),
                referral.isTrue("is_guest_user"),
                lead(item.json().get("lead")));
    }

    private static @Nullable AdContext ad(JsonValue context) {
        return context.isObject()
                ? new AdContext(
                        context.text("ad_title"),
                        context.text("photo_url"),
                        context.text("video_url"),
                        context.id("post_id"),
                        context.id("product_id"),
                        context.id("flow_id"))
                : null;
    }

    private static List<LeadAnswer> lead(JsonValue lead) {
        List<LeadAnswer> answers = new ArrayList<>();
        for (JsonValue answer : lead.get("data").elements()) {
            answers.add(new LeadAnswer(answer.text("question"), answer.id("answer")));
        }
        return answers;
    }
}
