package io.escala.core.internal.team;

import io.escala.core.internal.conversation.StatusReplyItems;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.send.ActorMessages;
import io.escala.core.internal.work.LeasedWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Outcome;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whoever wrote with the automatic reply of the status of the conversation's owner. In order:
 *
 * <ol>
 *   <li>Nothing is sent where the account no longer asks for it, in a conversation that was closed or has no owner by now, and for an owner who
 *       is online or whose status has no reply.
 *   <li>The reply is an automation's and goes out once per session and status, by its reference; while the window is open only, like any text.
 * </ol>
 *
 * <p>A crash between sending and settling sends nothing twice. Thread-safe.
 */
public final class StatusReplyWork implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReplyWork.class);

    private final InboxContext context;

    /** Creates the handler. */
    public StatusReplyWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.STATUS_REPLY;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        CommitLoop.reading(() -> conversation(item))
                .ifPresent(conversation -> owner(conversation)
                        .map(TeamMember::status)
                        .filter(status -> !status.online() && status.reply().isPresent())
                        .ifPresent(status -> reply(conversation, status)));
        return LeasedWork.done(context, lease, item);
    }

    /** The conversation as it is by now, if somebody is to be answered for. */
    private Optional<Conversation> conversation(WorkItem item) {
        ConversationId id = StatusReplyItems.conversation(item.key());
        State state = context.load(item.account())
                .settings()
                .conversations(List.of(id))
                .state();
        boolean asked = state.account()
                .settings()
                .filter(settings -> settings.incoming().statusReplies())
                .isPresent();
        return state.conversations()
                .current(id)
                .filter(conversation -> asked && conversation.open() && conversation.owner() != null);
    }

    private Optional<TeamMember> owner(Conversation conversation) {
        UserId owner = conversation.owner();
        return owner == null
                ? Optional.empty()
                : Optional.ofNullable(context.team()
                        .members(conversation.account(), List.of(owner))
                        .get(owner));
    }

    private void reply(Conversation conversation, UserStatus status) {
        Outcome<Sent> sent = new ActorMessages(context, Actor.automation(conversation.account()))
                .send(SendRequest.to(conversation.id())
                        .text(status.reply().orElseThrow())
                        .reference(StatusReplies.reference(conversation, status)));
        if (!sent.isDone()) {
            LOG.debug("The automatic reply in conversation {} was refused: {}", conversation.id(), sent.refusals());
        }
    }
}
