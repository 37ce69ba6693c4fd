package io.escala.core.internal.send;

import io.escala.core.internal.access.Caller;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.LeasedWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.core.port.TeamMember;
import io.escala.core.send.Recipient;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Queues scheduled messages whose time has come, or refuses them. Each is judged by what holds then: a user has the role that the team gives them
 * now, or the one they had when they scheduled it, if the team does not know them. Thread-safe.
 */
public final class ScheduledWork implements WorkHandler {
    private final InboxContext context;

    /** Creates the handler. */
    public ScheduledWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.SCHEDULED;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        MessageId id = new MessageId(item.key().id());
        Optional<ScheduledMessage> waiting = CommitLoop.reading(() -> waiting(
                context.load(item.account()).scheduledMessages(List.of(id)).state(), id));
        if (waiting.isEmpty()) {
            return LeasedWork.done(context, lease, item);
        }
        // The host is asked while no connection of the store is held.
        Actor author = author(waiting.get());
        return LeasedWork.settle(context, lease, () -> decide(lease, item, waiting.get(), author));
    }

    private static Optional<ScheduledMessage> waiting(State state, MessageId id) {
        return state.schedule().find(id).filter(ScheduledMessage::waiting);
    }

    private Decision<Verdict> decide(Lease lease, WorkItem item, ScheduledMessage read, Actor author) {
        State state = load(read);
        UnitOfWork unit = context.begin(author, state).under(lease);
        waiting(state, read.id())
                .ifPresent(message -> ScheduleDecision.setOut(
                        unit,
                        message,
                        ScheduleRules.judge(
                                state,
                                message,
                                author,
                                context.entitlements().of(item.account()),
                                context.sending(),
                                unit.now()),
                        author));
        unit.done(item.key());
        return Decision.commit(unit, Verdict.SETTLED);
    }

    private State load(ScheduledMessage message) {
        Recipient recipient = ScheduleRules.recipient(message);
        StateLoader loader = context.load(message.account()).scheduledMessages(List.of(message.id()));
        SendPlanner.load(loader, recipient);
        loader.conversationsOfIdentities().identities().aliases().settings();
        MessageContent content = message.parts().get(0).content();
        loader.state()
                .account()
                .line(message.line())
                .flatMap(line -> TemplateRules.key(line, content))
                .ifPresent(key -> loader.templates(List.of(key)));
        if (MarketingRules.concern(content)) {
            loader.contacts().consents().identitiesOfContacts().channelConsents();
        }
        return loader.state();
    }

    private Actor author(ScheduledMessage message) {
        AccountId account = message.account();
        return switch (message.author().kind()) {
            case USER -> user(account, Objects.requireNonNull(message.author().user()), message.role());
            case AUTOMATION -> Actor.automation(account);
            case CAMPAIGN -> Actor.campaign(account);
            case HOST -> Actor.host(account);
            case CUSTOMER, CHANNEL, EXTERNAL ->
                throw new IllegalStateException("nobody but the business schedules messages");
        };
    }

    private Actor user(AccountId account, UserId user, @Nullable Role then) {
        TeamMember member = context.team().members(account, List.of(user)).get(user);
        Role role = member == null ? Objects.requireNonNull(then, "role") : member.roleNow();
        return Caller.of(context, Actor.user(account, user, role)).actor();
    }
}
