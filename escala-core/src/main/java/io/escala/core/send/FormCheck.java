package io.escala.core.send;

import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import io.escala.crm.conversation.FormValue;
import io.escala.crm.conversation.MessageForm;
import io.escala.crm.conversation.MessageOption;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The check of what opens a form. A refusal names a value of the first screen by its index. Used by one thread, once. */
final class FormCheck {
    private final InteractiveLimits limits;
    private final PartCheck parts;

    FormCheck(InteractiveLimits limits, PartCheck parts) {
        this.limits = limits;
        this.parts = parts;
    }

    void check(@Nullable MessageForm form) {
        boolean isForm = limits.most(Part.FORM) > 0;
        if (form == null || !isForm) {
            if (isForm) {
                parts.refuse(Reason.FIELD_MISSING, Part.FORM, null);
            } else if (form != null) {
                parts.refuse(Reason.CONTENT_NOT_ON_CHANNEL, Part.FORM, null);
            }
            return;
        }
        parts.required(Part.FORM, form.id(), null);
        parts.required(Part.FORM_BUTTON, form.button(), null);
        if (Emoji.isIn(form.button())) {
            parts.invalid(Part.FORM_BUTTON, null, Cause.MALFORMED);
        }
        parts.optional(Part.FORM_TOKEN, form.token(), null);
        parts.optional(Part.FORM_SCREEN, form.screen(), null);
        if (form.screen() == null && !form.data().isEmpty()) {
            parts.refuse(Reason.FIELD_MISSING, Part.FORM_SCREEN, null);
        }
        parts.atMost(Part.FORM_DATA, form.data().size(), null);
        for (int index = 0; index < form.data().size(); index++) {
            value(form.data().get(index), index);
        }
    }

    private void value(FormValue value, int index) {
        parts.required(Part.FORM_DATA_NAME, value.name(), index);
        if (value.kind() == FormValue.Kind.OPTIONS) {
            if (value.options().isEmpty()) {
                parts.refuse(Reason.FIELD_MISSING, Part.FORM_DATA_OPTIONS, index);
            }
            parts.atMost(Part.FORM_DATA_OPTIONS, value.options().size(), index);
            value.options().forEach(option -> option(option, index));
        } else {
            // An empty text is a value, too.
            parts.length(Part.FORM_DATA_VALUE, value.text(), index);
            if (!isOfItsKind(value)) {
                parts.invalid(Part.FORM_DATA_VALUE, index, Cause.MALFORMED);
            }
        }
    }

    private static boolean isOfItsKind(FormValue value) {
        return switch (value.kind()) {
            case TEXT, OPTIONS -> true;
            case NUMBER -> isNumber(value.text());
            case TRUTH -> "true".equals(value.text()) || "false".equals(value.text());
        };
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).scale() >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void option(MessageOption option, int index) {
        parts.required(Part.FORM_DATA_VALUE, option.id(), index);
        parts.required(Part.FORM_DATA_VALUE, option.title(), index);
        parts.optional(Part.FORM_DATA_VALUE, option.description(), index);
    }
}
