package io.escala.core.internal.send;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enqueues a reaction that is allowed, as durable work in the order of its conversation. */
final class ReactionDecision {
    private ReactionDecision() {}

    static Outcome<Message> decide(
            UnitOfWork unit,
            Actor actor,
            Set<Entitlement> has,
            Set<Channel> channels,
            MessageId id,
            @Nullable String emoji) {
        return ReactionRules.judge(unit.state(), actor, has, channels, unit.sending(), id, emoji, unit.now())
                .fold(
                        done -> {
                            Message message =
                                    unit.state().conversations().message(id).orElseThrow();
                            String conversation = Objects.requireNonNull(
                                            done.value().conversation(), "conversation")
                                    .id()
                                    .value();
                            String reaction = Objects.requireNonNullElse(emoji, "");
                            unit.enqueue(new WorkItem(
                                    unit.account(),
                                    new WorkKey(WorkKind.REACTION, id + "/" + unit.id() + "/" + reaction),
                                    conversation,
                                    conversation,
                                    unit.decidedAt(),
                                    0));
                            return Outcome.done(message);
                        },
                        refused -> Outcome.refused(refused.refusals()));
    }
}
