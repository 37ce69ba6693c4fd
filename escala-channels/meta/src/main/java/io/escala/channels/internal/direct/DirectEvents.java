package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectSelf;
import io.escala.channels.event.direct.DirectStandby;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses conversation events by their content field. */
final class DirectEvents {
    private static final String IS_SELF = "is_self";

    /** Parsers by content field, in order of precedence. A new field beside a known one does not hide it. */
    private static final Map<String, DirectParser> TYPED = typed();

    private static final List<String> NAMES = List.copyOf(TYPED.keySet());

    /** Fields that may be marked as sent to oneself. */
    private static final List<String> CARRIERS = List.of("message", "postback");

    /** Fields that may accompany any item and are not its content. */
    private static final Set<String> SIBLINGS =
            Set.of("sender", "recipient", "timestamp", "prior_message", "hop_context", IS_SELF, "lead");

    private DirectEvents() {}

    private static Map<String, DirectParser> typed() {
        Map<String, DirectParser> typed = new LinkedHashMap<>();
        typed.put("message", new DirectMessageParser());
        typed.put("postback", new PostbackParser());
        typed.put("read", new ReadParser());
        typed.put("delivery", new DeliveryParser());
        typed.put("message_edit", MessageParsers::edit);
        typed.put("reaction", MessageParsers::reaction);
        typed.put("referral", Referrals::event);
        typed.put("optin", OptinParsers::optin);
        typed.put("account_linking", OptinParsers::accountLinking);
        for (String control : List.of("pass_thread_control", "take_thread_control", "request_thread_control")) {
            typed.put(control, HandoverParsers.control(control));
        }
        typed.put("app_roles", HandoverParsers::roles);
        typed.put("policy_enforcement", HandoverParsers.policy("policy_enforcement"));
        typed.put("policy-enforcement", HandoverParsers.policy("policy-enforcement"));
        typed.put("messaging_feedback", FormParsers::feedback);
        typed.put("response_feedback", FormParsers::responseFeedback);
        typed.put("messaging_customer_information", FormParsers::customerInformation);
        typed.put("order", ShopParsers::order);
        typed.put("template", ShopParsers::coupon);
        typed.put("form", FormParsers::form);
        typed.put("game_play", ShopParsers::game);
        return typed;
    }

    static MetaEvent read(DirectItem item, RawBytes raw) {
        if (item.json().isTrue(IS_SELF)) {
            return new DirectSelf(item.channel(), item.line(), IS_SELF, readAny(item, raw), raw);
        }
        for (String carrier : CARRIERS) {
            if (item.json().get(carrier).isTrue(IS_SELF)) {
                return new DirectSelf(item.channel(), item.line(), carrier + "/" + IS_SELF, readAny(item, raw), raw);
            }
        }
        return readAny(item, raw);
    }

    static MetaEvent standby(DirectItem item, RawBytes raw) {
        return new DirectStandby(item.channel(), item.line(), "standby/" + kind(item.json()), read(item, raw), raw);
    }

    private static MetaEvent readAny(DirectItem item, RawBytes raw) {
        String kind = kind(item.json());
        JsonValue carried = item.json().get(kind);
        DirectParser parser = TYPED.get(kind);
        return parser == null || !carried.isObject() ? item.unrecognized(kind, raw) : parser.parse(item, carried, raw);
    }

    /** The kind of an item: the first known content field, otherwise the first field that is not in {@link #SIBLINGS}. */
    private static String kind(JsonValue item) {
        for (String name : NAMES) {
            if (item.get(name).isPresent()) {
                return name;
            }
        }
        for (JsonValue.Field field : item.fields()) {
            if (!SIBLINGS.contains(field.name())) {
                return field.name();
            }
        }
        return "nothing";
    }
}
