package io.escala.core.internal.receive;

import io.escala.core.channel.MessageEvent;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.template.TemplateButton;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ties a completed form to the message that opened it. The answer returns the token of the form: the library's own names the message, with one of
 * the business's own the answer quotes it. Either may be anything, so the message has to be in the same conversation and to open a form with this
 * token; otherwise the answer is filed as it is.
 */
final class CompletedForms {
    private CompletedForms() {}

    static boolean isAnswer(MessageContent content) {
        return content instanceof MessageContent.Structured answer
                && (answer.kind() == ContentKind.FORM_REPLY || answer.kind() == ContentKind.ADDRESS);
    }

    static MessageEvent.Inbound tie(State state, IdentityId person, LineId line, MessageEvent.Inbound event) {
        if (!(event.content() instanceof MessageContent.Structured answer) || !isAnswer(answer)) {
            return event;
        }
        String token =
                answer.values(ContentDetail.Name.TOKEN).stream().findFirst().orElse(null);
        return ChosenOptions.asked(state, person, line, event)
                .filter(message -> opens(message, token, event.option() != null))
                .map(message -> ChosenOptions.tied(
                        event, answer, message, event.context().completing(message.id())))
                .orElse(event);
    }

    /** @param ours whether the token is the library's, which names the message */
    private static boolean opens(Message asked, @Nullable String token, boolean ours) {
        return tokens(asked.content())
                .anyMatch(given -> given.isEmpty() ? ours || token == null : token == null || given.equals(token));
    }

    /** The tokens of the forms that it opens; empty for the library's own. */
    private static Stream<String> tokens(MessageContent asked) {
        if (asked instanceof MessageContent.Template template) {
            return template.buttons().stream()
                    .filter(button -> button.kind() == TemplateButton.Kind.FORM)
                    .map(TemplateButtonContent::value)
                    .map(value -> Objects.requireNonNullElse(value, ""));
        }
        return asked instanceof MessageContent.Interactive question && question.opens() != null
                ? Stream.of(Objects.requireNonNullElse(question.opens().token(), ""))
                : Stream.empty();
    }
}
