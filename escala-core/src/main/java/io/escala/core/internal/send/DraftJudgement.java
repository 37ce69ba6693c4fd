package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.crm.conversation.MessageContent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a kind of draft decided.
 *
 * @param parts the messages to store and send, in their order; none when they cannot be created
 * @param refusals every refusal
 */
record DraftJudgement(List<SendPart> parts, List<Refusal> refusals) {
    DraftJudgement {
        parts = List.copyOf(parts);
        refusals = List.copyOf(refusals);
    }

    /**
     * Creates the judgement of one message without media.
     *
     * @param content the content, or null when it cannot be created
     */
    DraftJudgement(@Nullable MessageContent content, List<Refusal> refusals) {
        this(Stream.ofNullable(content).map(SendPart::new).toList(), refusals);
    }

    static DraftJudgement refused(Refusal refusal) {
        return new DraftJudgement(List.of(), List.of(refusal));
    }
}
