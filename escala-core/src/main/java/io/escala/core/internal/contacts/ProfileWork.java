package io.escala.core.internal.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.LeasedWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.change.State;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.retry.Backoff;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a channel for a person's profile, records the answer and applies its effects. A channel that cannot answer is asked
 * again until it does, in the end once an hour; one that withholds the profile is not asked again before the person writes
 * again.
 * Thread-safe.
 */
public final class ProfileWork implements WorkHandler {
    private static final Backoff BACKOFF = Backoff.exact(Duration.ofSeconds(10), Duration.ofHours(1));

    private final InboxContext context;

    public ProfileWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.PROFILE;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        IdentityId id = new IdentityId(item.key().id());
        Optional<ProfileLookup> question = CommitLoop.reading(() -> question(lease.account(), id));
        ProfileSource.Answer answer =
                question.map(asked -> asked.ask(context.profiles())).orElse(null);
        if (answer instanceof ProfileSource.TryLater) {
            return LeasedWork.putOff(context, lease, item, BACKOFF);
        }
        ProfileSource.Found found = answer instanceof ProfileSource.Found profile ? profile : null;
        return LeasedWork.settle(context, lease, () -> keep(lease, item, id, question, found));
    }

    private Optional<ProfileLookup> question(AccountId account, IdentityId id) {
        StateLoader loader = context.load(account);
        State state = loader.identities(List.of(id))
                .aliases()
                .conversationsOfIdentities()
                .lines()
                .state();
        return state.identities()
                .canonical(id)
                .map(ChannelIdentity::id)
                .flatMap(person ->
                        ContactLoader.question(state, state.identities().aliases(person)));
    }

    private Decision<Verdict> keep(
            Lease lease,
            WorkItem item,
            IdentityId id,
            Optional<ProfileLookup> question,
            ProfileSource.@Nullable Found found) {
        StateLoader loader = context.load(lease.account());
        if (found == null || question.isEmpty()) {
            return Decision.commit(
                    context.begin(lease.account(), loader.state()).under(lease).done(item.key()), Verdict.SETTLED);
        }
        State state = ContactLoader.forPerson(
                loader, id, ContactLoader.claims(question.get().line(), found));
        UnitOfWork unit = context.begin(lease.account(), state).under(lease).done(item.key());
        ProfileDecision.decide(unit, id, question.get().line(), found);
        return Decision.commit(unit, Verdict.SETTLED);
    }
}
