package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectCustomerInformation;
import io.escala.channels.event.direct.DirectFeedback;
import io.escala.channels.event.direct.DirectForm;
import io.escala.channels.event.direct.DirectResponseFeedback;
import io.escala.channels.event.direct.FeedbackAnswer;
import io.escala.channels.event.direct.FormAnswer;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.List;

/** Parses forms and feedback completed by a person. */
final class FormParsers {
    private FormParsers() {}

    static MetaEvent feedback(DirectItem item, JsonValue feedback, RawBytes raw) {
        List<FeedbackAnswer> answers = new ArrayList<>();
        for (JsonValue screen : feedback.get("feedback_screens").elements()) {
            String screenId = screen.id("screen_id");
            for (JsonValue.Field question : screen.get("questions").fields()) {
                JsonValue answer = question.value();
                answers.add(new FeedbackAnswer(
                        screenId,
                        question.name(),
                        answer.text("type"),
                        answer.id("payload"),
                        answer.get("follow_up").text("type"),
                        answer.get("follow_up").id("payload")));
            }
        }
        return new DirectFeedback(item.channel(), item.line(), item.user(), item.at(), answers, raw);
    }

    static MetaEvent responseFeedback(DirectItem item, JsonValue feedback, RawBytes raw) {
        return new DirectResponseFeedback(
                item.channel(),
                item.line(),
                item.user(),
                item.at(),
                feedback.id("mid"),
                feedback.text("feedback"),
                raw);
    }

    static MetaEvent customerInformation(DirectItem item, JsonValue information, RawBytes raw) {
        List<FormAnswer> answers = new ArrayList<>();
        for (JsonValue screen : information.get("screens").elements()) {
            for (JsonValue response : screen.get("responses").elements()) {
                answers.add(new FormAnswer(screen.id("screen_id"), response.text("key"), response.id("value")));
            }
        }
        return new DirectCustomerInformation(item.channel(), item.line(), item.user(), item.at(), answers, raw);
    }

    static MetaEvent form(DirectItem item, JsonValue form, RawBytes raw) {
        return new DirectForm(item.channel(), item.line(), item.user(), item.at(), form.id("id"), raw);
    }
}
