package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.crm.conversation.MessageContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a kind of draft decided.
 *
 * @param content the content to store and send, or null when it cannot be created
 * @param refusals every refusal
 */
record DraftJudgement(@Nullable MessageContent content, List<Refusal> refusals) {
    DraftJudgement {
        refusals = List.copyOf(refusals);
    }

    static DraftJudgement refused(Refusal refusal) {
        return new DraftJudgement(null, List.of(refusal));
    }
}
