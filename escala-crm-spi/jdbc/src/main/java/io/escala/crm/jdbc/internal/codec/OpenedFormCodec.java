package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.FormValue;
import io.escala.crm.conversation.MessageForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The storage form of forms that messages open. */
final class OpenedFormCodec {
    private OpenedFormCodec() {}

    static @Nullable JsonDocument write(@Nullable MessageForm form) {
        return form == null
                ? null
                : new JsonDocument()
                        .put("id", form.id())
                        .put("button", form.button())
                        .put("token", form.token())
                        .put("draft", form.draft() ? true : null)
                        .put("endpoint", form.asksEndpoint() ? true : null)
                        .put("screen", form.screen())
                        .put(
                                "data",
                                form.data().stream().map(OpenedFormCodec::value).toList());
    }

    private static JsonDocument value(FormValue value) {
        return new JsonDocument()
                .put("name", value.name())
                .put("kind", StoredNames.FORM_VALUE.tag(value.kind()))
                .put("text", value.text())
                .put("options", InteractiveCodec.options(value.options()));
    }

    /** Whether this version knows the kind of every value. */
    static boolean isKnown(JsonDocument doc) {
        return doc.docs("data").stream().allMatch(value -> kind(value).isPresent());
    }

    static MessageForm read(JsonDocument doc) {
        return new MessageForm(
                doc.text("id"),
                doc.text("button"),
                doc.textOrNull("token"),
                doc.flag("draft"),
                doc.flag("endpoint"),
                doc.textOrNull("screen"),
                doc.docs("data").stream()
                        .map(value -> new FormValue(
                                value.text("name"),
                                kind(value).orElseThrow(),
                                value.text("text"),
                                InteractiveCodec.options(value)))
                        .toList());
    }

    private static Optional<FormValue.Kind> kind(JsonDocument value) {
        return StoredNames.FORM_VALUE.find(value.text("kind"), ContentCodec.TABLE);
    }
}
