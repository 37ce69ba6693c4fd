package io.escala.core.internal.signal;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.LeasedWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a customer that their messages were read, or that somebody is typing, on the newest message that it is about. In order:
 *
 * <ol>
 *   <li>Nothing is shown on a line that is stopped, removed or no longer asks for it, and that somebody was typing only while it is true.
 *   <li>The newest message of the customer that the conversation was read up to, or the newest one, is named to the channel.
 *   <li>It is tried once: a customer who is not shown it misses nothing.
 * </ol>
 *
 * <p>Thread-safe.
 */
public final class SignalWork implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SignalWork.class);

    /** Among so many messages of the thread the customer's newest one is looked for. */
    private static final int NEWEST = 100;

    private final InboxContext context;
    private final WorkKind kind;

    private SignalWork(InboxContext context, WorkKind kind) {
        this.context = context;
        this.kind = kind;
    }

    /** Shows that messages were read. */
    public static SignalWork readReceipts(InboxContext context) {
        return new SignalWork(context, WorkKind.READ_RECEIPT);
    }

    /** Shows that somebody is typing. */
    public static SignalWork typing(InboxContext context) {
        return new SignalWork(context, WorkKind.TYPING);
    }

    @Override
    public WorkKind kind() {
        return kind;
    }

    /** A message of the customer, and where it came from. */
    private record Shown(Line line, IdentityKey person, String providerId) {}

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        boolean late =
                kind == WorkKind.TYPING && context.now().isAfter(item.due().plus(CustomerSignals.TYPING));
        if (!late) {
            CommitLoop.reading(() -> shown(item)).ifPresent(this::show);
        }
        return LeasedWork.done(context, lease, item);
    }

    private void show(Shown shown) {
        ChannelGateway gateway = context.gateways().get(shown.line().channel());
        boolean taken = gateway != null
                && (kind == WorkKind.TYPING
                        ? gateway.showTyping(shown.line(), shown.person(), shown.providerId())
                        : gateway.markRead(shown.line(), shown.person(), shown.providerId()));
        if (!taken) {
            LOG.debug(
                    "The channel of line {} did not take a signal of kind {}",
                    shown.line().id(),
                    kind);
        }
    }

    private Optional<Shown> shown(WorkItem item) {
        ConversationId id =
                new ConversationId(item.key().id().substring(0, item.key().id().lastIndexOf('/')));
        State state = context.load(item.account())
                .settings()
                .conversations(List.of(id))
                .lines()
                .state();
        return state.conversations()
                .current(id)
                .filter(conversation -> isAsked(state, conversation))
                .flatMap(conversation -> state.account()
                        .line(conversation.line())
                        .filter(Line::available)
                        .flatMap(line -> newest(line, conversation)));
    }

    private boolean isAsked(State state, Conversation conversation) {
        return (kind == WorkKind.TYPING
                        ? CustomerSignals.settings(state).typing()
                        : CustomerSignals.settings(state).readReceipts())
                .contains(conversation.line());
    }

    private Optional<Shown> newest(Line line, Conversation conversation) {
        Instant upTo = kind == WorkKind.TYPING
                ? Instant.MAX
                : conversation.mark(Mark.READ_BY_TEAM).orElse(Instant.MIN);
        return context.store().thread(conversation.account(), conversation.id(), null, NEWEST).items().stream()
                .filter(message -> message.direction() == Direction.INBOUND
                        && !message.arrivedAt().isAfter(upTo))
                .flatMap(message -> shown(line, message).stream())
                .findFirst();
    }

    private static Optional<Shown> shown(Line line, Message message) {
        IdentityKey person = message.address();
        String providerId = message.providerId();
        return person == null || providerId == null
                ? Optional.empty()
                : Optional.of(new Shown(line, person, providerId));
    }
}
