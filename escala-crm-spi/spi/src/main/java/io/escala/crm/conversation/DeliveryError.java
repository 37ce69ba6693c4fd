package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Why a message failed.
 *
 * @param code Meta's code, or 0 when the library itself failed the message (see reason)
 * @param subcode Meta's subcode, or 0
 * @param reason a short code such as {@code WINDOW_CLOSED} or {@code EXPIRED}, or Meta's title; null when none was given
 */
public record DeliveryError(int code, int subcode, @Nullable String reason) {
    public DeliveryError {
        reason = SafeText.name(reason);
    }
}
