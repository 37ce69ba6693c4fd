package io.escala.core.internal.send;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.SendOutcome;
import io.escala.core.internal.Defects;
import io.escala.core.internal.conversation.AmendmentRules;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.LeasedWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import io.escala.crm.retry.Backoff;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends reactions, those of a conversation one after the other.
 *
 * <ol>
 *   <li>One whose window has closed, whose line was removed, or that the channel rejects has failed; that is an event.
 *   <li>One that cannot be sent now, or whose outcome is unknown, is tried again: reacting twice is the same as once. A stopped line keeps it.
 *   <li>Once the channel has accepted it, the message shows it.
 * </ol>
 *
 * <p>Thread-safe.
 */
public final class ReactionWork implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReactionWork.class);

    private final InboxContext context;
    private final SendLoads loads;
    private final Backoff backoff;

    /**
     * Creates the handler.
     *
     * @param context store, gateways, clock and ids
     * @param random spreads retries: numbers from 0 to 1
     */
    public ReactionWork(InboxContext context, DoubleSupplier random) {
        this.context = context;
        this.loads = new SendLoads(context);
        this.backoff = Backoff.jittered(Duration.ofSeconds(2), Duration.ofMinutes(5), random);
    }

    /** The reaction that a key names. */
    private record Reaction(
            MessageId message, String order, @Nullable String emoji) {
        static Reaction of(WorkItem item) {
            String id = item.key().id();
            int order = id.indexOf('/') + 1;
            int emoji = id.indexOf('/', order) + 1;
            return new Reaction(
                    new MessageId(id.substring(0, order - 1)),
                    id.substring(order, emoji - 1),
                    emoji == id.length() ? null : id.substring(emoji));
        }
    }

    @Override
    public WorkKind kind() {
        return WorkKind.REACTION;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        Reaction reaction = Reaction.of(item);
        State state = CommitLoop.reading(() -> loads.toReact(item.account(), reaction.message()));
        Optional<Message> message = state.conversations().message(reaction.message());
        Optional<Conversation> conversation =
                message.flatMap(found -> state.conversations().current(found.conversation()));
        Optional<Line> line = conversation.flatMap(found -> state.account().line(found.line()));
        if (message.isEmpty() || conversation.isEmpty()) {
            return LeasedWork.done(context, lease, item);
        }
        if (line.isEmpty()) {
            return failed(lease, item, message.get(), "LINE_REMOVED");
        }
        if (!context.sending().window(conversation.get()).isOpen(context.now())) {
            return failed(lease, item, message.get(), "WINDOW_CLOSED");
        }
        SendTarget target = DestinationRules.ofConversation(state, conversation.get(), line.get());
        return line.get().available()
                ? settled(lease, item, message.get(), reaction, call(target, message.get(), reaction.emoji()))
                : LeasedWork.putOff(context, lease, item, backoff);
    }

    private SendOutcome call(SendTarget target, Message message, @Nullable String emoji) {
        ChannelGateway gateway = context.gateways().get(target.line().channel());
        if (gateway == null || target.key() == null || message.providerId() == null) {
            return new SendOutcome.Rejected(SendOutcome.Rejection.RECIPIENT, new DeliveryError(0, 0, "NO_DESTINATION"));
        }
        try {
            return gateway.react(target.line(), target.key(), message.providerId(), emoji);
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("The gateway of {} failed", target.line().channel(), Defects.withoutMessages(e));
            return new SendOutcome.Unknown(new DeliveryError(0, 0, "GATEWAY_FAILED"));
        }
    }

    private Verdict settled(Lease lease, WorkItem item, Message message, Reaction reaction, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Rejected rejected) {
            return failed(lease, item, message, rejected.kind().name());
        }
        if (!(outcome instanceof SendOutcome.Accepted)) {
            return LeasedWork.putOff(context, lease, item, backoff);
        }
        return LeasedWork.settle(context, lease, () -> {
            State state = context.load(item.account())
                    .messages(List.of(message.id()))
                    .media()
                    .state();
            UnitOfWork unit = context.begin(item.account(), state).under(lease);
            unit.state()
                    .conversations()
                    .message(message.id())
                    .ifPresent(found -> AmendmentRules.apply(
                            unit,
                            found,
                            new Amendment.Reaction(
                                    Direction.OUTBOUND, reaction.emoji(), context.now(), reaction.order())));
            unit.done(item.key());
            return Decision.commit(unit, Verdict.SETTLED);
        });
    }

    private Verdict failed(Lease lease, WorkItem item, Message message, String reason) {
        return LeasedWork.settle(context, lease, () -> {
            UnitOfWork unit = context.begin(item.account(), State.partial()).under(lease);
            unit.event(new CrmEvent.ReactionFailed(message.conversation(), message.id(), reason));
            unit.done(item.key());
            return Decision.commit(unit, Verdict.SETTLED);
        });
    }
}
