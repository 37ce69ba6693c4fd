package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form that a message opens, which Meta calls a Flow.
 *
 * @param id Meta's id of the form
 * @param button the text on the button that opens it
 * @param token the business's own token, which the answer returns; null for the one by which the library finds the message
 * @param draft whether it is a form that is not published yet
 * @param asksEndpoint whether the business's endpoint is asked for the first screen
 * @param screen the first screen; null for the form's own
 * @param data what the first screen is opened with
 */
public record MessageForm(
        String id,
        String button,
        @Nullable String token,
        boolean draft,
        boolean asksEndpoint,
        @Nullable String screen,
        List<FormValue> data) {
    public MessageForm {
        id = SafeText.storable(Objects.requireNonNull(id, "id"));
        button = SafeText.storable(Objects.requireNonNull(button, "button"));
        token = token == null ? null : SafeText.storable(token);
        screen = screen == null ? null : SafeText.storable(screen);
        data = List.copyOf(data);
    }

    /** Numbers only: texts and values are personal data. */
    @Override
    public String toString() {
        return "MessageForm[" + data.size() + " values" + (draft ? ", draft" : "") + "]";
    }
}
