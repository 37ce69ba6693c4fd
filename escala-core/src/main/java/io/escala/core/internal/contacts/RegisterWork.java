package io.escala.core.internal.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.LeasedWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.core.result.Outcome;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.retry.Backoff;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates or associates the contact of a conversation as durable work. On Messenger and Instagram the channel is asked for
 * the profile first (S57); when it cannot answer, {@value #TRIES} times in all, or withholds it, the contact is registered
 * by Meta's id alone. Thread-safe.
 */
public final class RegisterWork implements WorkHandler {
    static final int TRIES = 3;
    private static final Backoff BACKOFF = Backoff.exact(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final InboxContext context;

    public RegisterWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.REGISTER;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        ConversationId id = new ConversationId(item.key().id());
        Optional<ProfileLookup> question = CommitLoop.reading(() -> question(lease.account(), id));
        ProfileSource.Answer answer =
                question.map(asked -> asked.ask(context.profiles())).orElse(null);
        if (answer instanceof ProfileSource.TryLater && item.attempts() + 1 < TRIES) {
            return LeasedWork.putOff(context, lease, item, BACKOFF);
        }
        ProfileSource.Found found = answer instanceof ProfileSource.Found profile ? profile : null;
        boolean unanswered = answer instanceof ProfileSource.TryLater;
        return LeasedWork.settle(context, lease, () -> register(lease, item, id, question, found, unanswered));
    }

    private Optional<ProfileLookup> question(AccountId account, ConversationId id) {
        StateLoader loader = context.load(account);
        State state = ContactLoader.correspondent(loader, id).lines().state();
        return Correspondent.of(state, id)
                .filter(correspondent -> correspondent.channel() != Channel.WHATSAPP
                        && correspondent.identity().contact() == null
                        && correspondent.identity().profile() == null)
                .flatMap(correspondent -> ContactLoader.question(state, correspondent.aliases()));
    }

    private Decision<Verdict> register(
            Lease lease,
            WorkItem item,
            ConversationId id,
            Optional<ProfileLookup> question,
            ProfileSource.@Nullable Found found,
            boolean unanswered) {
        AccountId account = lease.account();
        StateLoader loader = context.load(account);
        List<Claim> userName =
                question.map(asked -> ContactLoader.claims(asked.line(), found)).orElse(List.of());
        State state = ContactLoader.forConversation(loader, id, userName, List.of());
        ContactLoader.namesakes(context.store(), loader, id, found);

        Actor automation = Actor.automation(account);
        UnitOfWork unit = context.begin(automation, state).under(lease).done(item.key());
        if (found != null) {
            Correspondent.of(state, id)
                    .ifPresent(correspondent -> ProfileDecision.learn(
                            unit,
                            correspondent.identity(),
                            question.orElseThrow().line(),
                            found));
        }
        Outcome<RegistrationResult> outcome = RegisterDecision.decide(
                unit, id, automation, context.entitlements().of(account), true);
        new AuditTrail(context, automation).denied(unit, AuditOperation.CONTACT_REGISTER, AuditSubject.of(id), outcome);
        if (unanswered) {
            // Registration goes on without the name, which is added when the channel answers again.
            Correspondent.of(state, id)
                    .map(correspondent -> correspondent.identity().id().value())
                    .ifPresent(person -> unit.enqueue(WorkItem.single(account, WorkKind.PROFILE, person, unit.now())));
        }
        return Decision.commit(unit, Verdict.SETTLED);
    }
}
