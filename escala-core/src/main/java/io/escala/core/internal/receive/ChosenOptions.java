package io.escala.core.internal.receive;

import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.OptionReference;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.template.TemplateButton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ties a tap to the message and the option that it answers. On Messenger and Instagram the tap returns the reference of the message and the
 * id of the option, on WhatsApp it quotes the message. Either may be anything, so the message has to be one with that option, in the same
 * conversation; otherwise the tap is filed as it is.
 */
final class ChosenOptions {
    private ChosenOptions() {}

    /** Returns the claim of the message that a tap or a completed form quotes, or null. */
    static @Nullable Claim quoted(LineId line, MessageEvent.Inbound event) {
        return (event.content() instanceof MessageContent.Choice || CompletedForms.isAnswer(event.content()))
                        && event.replyTo() != null
                ? Claim.providerMessage(line, event.replyTo())
                : null;
    }

    /**
     * Returns the event with its message and option, if it names one of the conversation of a person.
     *
     * @param state the messages that it names, and the conversations of the person
     * @param person who tapped
     * @param line the line
     * @param event the event
     */
    static MessageEvent.Inbound tie(State state, IdentityId person, LineId line, MessageEvent.Inbound event) {
        if (!(event.content() instanceof MessageContent.Choice tap)) {
            return CompletedForms.tie(state, person, line, event);
        }
        OptionReference named = event.option();
        String option = named == null ? tap.payload() : named.option();
        if (option == null) {
            return event;
        }
        return asked(state, person, line, event)
                .filter(message -> offers(message.content(), option))
                .map(message -> tied(event, tap, message, option))
                .orElse(event);
    }

    /** A template offers its quick replies, by payload; one without a payload returns its text. */
    private static boolean offers(MessageContent asked, String option) {
        if (asked instanceof MessageContent.Template template) {
            return template.buttons().stream()
                    .filter(button -> button.kind() == TemplateButton.Kind.QUICK_REPLY)
                    .anyMatch(button -> option.equals(Objects.requireNonNullElse(button.value(), button.text())));
        }
        return asked instanceof MessageContent.Interactive question && question.offers(option);
    }

    /** Returns the message that a tap or a completed form names or quotes, if it is one of the conversation of the person. */
    static Optional<Message> asked(State state, IdentityId person, LineId line, MessageEvent.Inbound event) {
        OptionReference named = event.option();
        Optional<MessageId> id = named == null
                ? Optional.ofNullable(quoted(line, event))
                        .flatMap(state::holder)
                        .map(MessageId::new)
                : reference(named.reference());
        return id.flatMap(state.conversations()::message).filter(message -> isOf(state, person, line, message));
    }

    /** Whether it is in the conversation, which may have begun under an identity that was merged into the person's. */
    private static boolean isOf(State state, IdentityId person, LineId line, Message message) {
        return message.line().equals(line)
                && state.conversations().of(person).stream()
                        .anyMatch(conversation -> conversation.id().equals(message.conversation()));
    }

    /** References of other apps are no ids of this library. */
    static Optional<MessageId> reference(String reference) {
        try {
            return Optional.of(new MessageId(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static MessageEvent.Inbound tied(
            MessageEvent.Inbound event, MessageContent.Choice tap, Message asked, String option) {
        return tied(
                event,
                new MessageContent.Choice(tap.kind(), option, tap.title()),
                asked,
                event.context().choosing(new ChosenOption(asked.id(), option)));
    }

    /** Returns the event as an answer to a message, which it quotes then in any case. */
    static MessageEvent.Inbound tied(
            MessageEvent.Inbound event, MessageContent content, Message asked, MessageContext context) {
        return new MessageEvent.Inbound(
                event.line(),
                event.from(),
                event.messageId(),
                event.at(),
                content,
                event.replyTo() == null ? asked.providerId() : event.replyTo(),
                context,
                event.option(),
                event.opensWindow(),
                event.raw());
    }
}
