package io.escala.channels.whatsapp;

import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.template.TemplateButton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Buttons of templates: Meta is told only of those that have a value. Pure. */
final class WhatsAppTemplateButtons {
    /** Meta's own default of a form's token: a form is named in every send. */
    private static final String NO_TOKEN = "unused";

    private WhatsAppTemplateButtons() {}

    /** Returns the button with the token of its form, if it opens one. */
    static TemplateButtonContent named(TemplateButtonContent button, @Nullable String reference) {
        return button.kind() == TemplateButton.Kind.FORM
                ? new TemplateButtonContent(
                        button.kind(),
                        button.text(),
                        button.target(),
                        WhatsAppFormAction.token(button.value(), reference))
                : button;
    }

    static Optional<Map<String, ?>> component(int index, TemplateButtonContent button) {
        String value = button.value() == null && button.kind() == TemplateButton.Kind.FORM ? NO_TOKEN : button.value();
        if (value == null) {
            return Optional.empty();
        }
        return switch (button.kind()) {
            case URL, ONE_TIME_CODE -> Optional.of(component(index, "url", Map.of("type", "text", "text", value)));
            case QUICK_REPLY ->
                Optional.of(component(index, "quick_reply", Map.of("type", "payload", "payload", value)));
            case COPY_CODE ->
                Optional.of(component(index, "copy_code", Map.of("type", "coupon_code", "coupon_code", value)));
            case FORM ->
                Optional.of(component(index, "flow", Map.of("type", "action", "action", Map.of("flow_token", value))));
            case PHONE_NUMBER, CALL, REQUEST_CONTACT -> Optional.empty();
        };
    }

    private static Map<String, ?> component(int index, String type, Map<String, ?> parameter) {
        return Map.of(
                "type", "button", "sub_type", type, "index", Integer.toString(index), "parameters", List.of(parameter));
    }
}
