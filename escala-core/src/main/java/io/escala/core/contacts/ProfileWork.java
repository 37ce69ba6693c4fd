package io.escala.core.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.core.loop.Decided;
import io.escala.core.loop.Fold;
import io.escala.core.loop.Loop;
import io.escala.core.loop.StateLoader;
import io.escala.core.loop.Surroundings;
import io.escala.core.work.WorkHandler;
import io.escala.crm.account.AccountId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.store.State;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a channel what it calls a person, keeps the answer, and does what follows from it. A channel that cannot be asked is asked
 * {@value #TRIES} times in all; one that will not tell is not asked again before the person writes again. Thread-safe.
 */
final class ProfileWork implements WorkHandler {
    static final int TRIES = 5;
    static final Duration FIRST_DELAY = Duration.ofSeconds(10);

    private final Surroundings around;

    ProfileWork(Surroundings around) {
        this.around = around;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.PROFILE;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        IdentityId id = new IdentityId(item.key().id());
        Optional<Question> question = Loop.reading(() -> question(lease.account(), id));
        ProfileSource.Answer answer =
                question.map(asked -> asked.ask(around.profiles())).orElse(null);
        if (answer instanceof ProfileSource.TryLater && item.attempts() + 1 < TRIES) {
            return Leased.putOff(around, lease, item, FIRST_DELAY);
        }
        ProfileSource.Found found = answer instanceof ProfileSource.Found profile ? profile : null;
        return Leased.settle(around, lease, () -> keep(lease, item, id, question, found));
    }

    private Optional<Question> question(AccountId account, IdentityId id) {
        StateLoader loader = around.load(account);
        State state = Gathering.forPerson(loader, id, List.of());
        return state.canonicalIdentity(id)
                .map(ChannelIdentity::id)
                .flatMap(person -> Gathering.question(state, state.aliases(person)));
    }

    private Decided<Verdict> keep(
            Lease lease,
            WorkItem item,
            IdentityId id,
            Optional<Question> question,
            ProfileSource.@Nullable Found found) {
        StateLoader loader = around.load(lease.account());
        if (found == null || question.isEmpty()) {
            return Decided.commit(
                    around.fold(lease.account(), loader.state()).under(lease).done(item.key()), Verdict.SETTLED);
        }
        State state =
                Gathering.forPerson(loader, id, Gathering.claims(question.get().line(), found));
        Fold fold = around.fold(lease.account(), state).under(lease).done(item.key());
        ProfileDecision.decide(fold, id, question.get().line(), found);
        return Decided.commit(fold, Verdict.SETTLED);
    }
}
