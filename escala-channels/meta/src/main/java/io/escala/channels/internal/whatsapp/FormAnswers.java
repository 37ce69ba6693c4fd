package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.channels.internal.content.ContentBuilder;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.UnreadableBodyException;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of a form, which are JSON within a string. Answers that are objects, such as the values of an address, are
 * read by their fields. JSON that cannot be read has no answers.
 */
final class FormAnswers {
    /** Identifies the form to the business; the person did not write it. */
    private static final String TOKEN = "flow_token";

    private FormAnswers() {}

    static ContentBuilder read(WhatsAppContent.FormReply form) {
        boolean address = "address_message".equals(form.name());
        ContentBuilder builder = new ContentBuilder(address ? ContentKind.ADDRESS : ContentKind.FORM_REPLY);
        String json = form.responseJson();
        if (json != null) {
            JsonValue answers = parse(json);
            add(builder.add(ContentDetail.Name.TOKEN, answers.text(TOKEN)), null, answers);
        }
        return builder;
    }

    private static JsonValue parse(String json) {
        try {
            return ParsedBody.read(json.getBytes(StandardCharsets.UTF_8)).json();
        } catch (UnreadableBodyException unreadable) {
            return JsonValue.MISSING;
        }
    }

    /** The depth is limited by that of readable JSON. */
    private static void add(ContentBuilder builder, @Nullable String label, JsonValue value) {
        if (value.isObject()) {
            for (JsonValue.Field field : value.fields()) {
                if (!field.name().equals(TOKEN)) {
                    add(builder, field.name(), field.value());
                }
            }
        } else if (value.isArray()) {
            value.elements().forEach(element -> add(builder, label, element));
        } else {
            builder.add(ContentDetail.Name.ANSWER, label, answer(value));
        }
    }

    private static @Nullable String answer(JsonValue value) {
        Boolean truth = value.truth();
        return truth == null ? value.word() : String.valueOf(truth);
    }
}
