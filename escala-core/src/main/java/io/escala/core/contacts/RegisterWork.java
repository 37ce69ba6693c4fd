package io.escala.core.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.core.loop.Decided;
import io.escala.core.loop.Fold;
import io.escala.core.loop.Loop;
import io.escala.core.loop.StateLoader;
import io.escala.core.loop.Surroundings;
import io.escala.core.work.WorkHandler;
import io.escala.crm.account.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.Channel;
import io.escala.crm.store.Claim;
import io.escala.crm.store.State;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates or associates the contact of a conversation as durable work. On Messenger and Instagram the channel is asked for the
 * profile first (S57); when it cannot be asked, {@value #TRIES} times in all, or will not tell, the contact is registered by Meta's
 * id alone. Thread-safe.
 */
final class RegisterWork implements WorkHandler {
    static final int TRIES = 3;
    static final Duration FIRST_DELAY = Duration.ofSeconds(5);

    private final Surroundings around;

    RegisterWork(Surroundings around) {
        this.around = around;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.REGISTER;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        ConversationId id = new ConversationId(item.key().id());
        Optional<Question> question = Loop.reading(() -> question(lease.account(), id));
        ProfileSource.Answer answer =
                question.map(asked -> asked.ask(around.profiles())).orElse(null);
        if (answer instanceof ProfileSource.TryLater && item.attempts() + 1 < TRIES) {
            return Leased.putOff(around, lease, item, FIRST_DELAY);
        }
        ProfileSource.Found found = answer instanceof ProfileSource.Found profile ? profile : null;
        return Leased.settle(around, lease, () -> register(lease, item, id, question, found));
    }

    private Optional<Question> question(AccountId account, ConversationId id) {
        StateLoader loader = around.load(account);
        State state = Gathering.forConversation(loader, id, List.of(), List.of());
        return Writer.of(state, id)
                .filter(writer -> writer.channel() != Channel.WHATSAPP
                        && writer.identity().contact() == null
                        && writer.identity().profile() == null)
                .flatMap(writer -> Gathering.question(state, writer.aliases()));
    }

    private Decided<Verdict> register(
            Lease lease,
            WorkItem item,
            ConversationId id,
            Optional<Question> question,
            ProfileSource.@Nullable Found found) {
        AccountId account = lease.account();
        StateLoader loader = around.load(account).settings();
        List<Claim> userName =
                question.map(asked -> Gathering.claims(asked.line(), found)).orElse(List.of());
        State state = Gathering.forConversation(loader, id, userName, List.of());
        Gathering.namesakes(around.store(), loader, id, found);

        Fold fold = around.fold(account, state).under(lease).done(item.key());
        if (found != null) {
            Writer.of(state, id)
                    .ifPresent(writer -> ProfileDecision.learn(
                            fold, writer.identity(), question.orElseThrow().line(), found));
        }
        RegisterDecision.decide(
                fold, id, Actor.flow(account), around.entitlements().of(account), true);
        return Decided.commit(fold, Verdict.SETTLED);
    }
}
