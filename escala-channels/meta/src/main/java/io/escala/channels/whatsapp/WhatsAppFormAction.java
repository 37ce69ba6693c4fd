package io.escala.channels.whatsapp;

import io.escala.channels.internal.content.OptionPayload;
import io.escala.crm.conversation.FormValue;
import io.escala.crm.conversation.MessageForm;
import io.escala.crm.conversation.MessageOption;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a button does that opens a form. Pure. */
final class WhatsAppFormAction {
    /** What the library's own token names beside the message, in the place of an option. */
    private static final String FORM = "form";

    private WhatsAppFormAction() {}

    /**
     * Returns the token of a form.
     *
     * @param given the business's own, or null
     * @param reference the message that the library's own names, or null when it is sent without an inbox
     * @return the token, or null for none
     */
    static @Nullable String token(@Nullable String given, @Nullable String reference) {
        return given == null && reference != null ? OptionPayload.of(reference, FORM) : given;
    }

    static Map<String, ?> of(MessageForm form, @Nullable String reference) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("flow_message_version", "3");
        parameters.put("flow_id", form.id());
        parameters.put("flow_cta", form.button());
        String token = token(form.token(), reference);
        if (token != null) {
            parameters.put("flow_token", token);
        }
        parameters.put("mode", form.draft() ? "draft" : "published");
        parameters.put("flow_action", form.asksEndpoint() ? "data_exchange" : "navigate");
        if (!form.asksEndpoint() && form.screen() != null) {
            parameters.put("flow_action_payload", payload(form.screen(), form));
        }
        return Map.of("name", "flow", "parameters", parameters);
    }

    private static Map<String, ?> payload(String screen, MessageForm form) {
        Map<String, Object> data = new LinkedHashMap<>();
        form.data().forEach(value -> data.put(value.name(), json(value)));
        // Meta refuses data without a value.
        return data.isEmpty() ? Map.of("screen", screen) : Map.of("screen", screen, "data", data);
    }

    private static Object json(FormValue value) {
        return switch (value.kind()) {
            case TEXT -> value.text();
            case NUMBER -> new BigDecimal(value.text());
            case TRUTH -> Boolean.valueOf(value.text());
            case OPTIONS ->
                value.options().stream().map(WhatsAppFormAction::option).toList();
        };
    }

    private static Map<String, String> option(MessageOption option) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("id", option.id());
        json.put("title", option.title());
        if (option.description() != null) {
            json.put("description", Objects.requireNonNull(option.description()));
        }
        return json;
    }
}
