package io.escala.core.internal.records;

import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.RecordState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands on things of one kind, with what they change in the audit trail. Thread-safe.
 *
 * @param <T> the kind
 */
final class AuditedCommands<T> {
    private final InboxContext context;
    private final Actor actor;
    private final AuditTrail audit;
    private final AuditOperation creates;
    private final Function<RecordState, Collection<T>> loaded;
    private final Function<T, AuditSubject> subject;
    private final BiFunction<@Nullable T, T, List<String>> changed;

    /**
     * @param creates what it is called when nothing was there before
     * @param loaded the things that are loaded
     * @param subject what the trail calls one
     * @param changed the fields in which one differs from what it was
     */
    AuditedCommands(
            InboxContext context,
            Actor actor,
            AuditTrail audit,
            AuditOperation creates,
            Function<RecordState, Collection<T>> loaded,
            Function<T, AuditSubject> subject,
            BiFunction<@Nullable T, T, List<String>> changed) {
        this.context = context;
        this.actor = actor;
        this.audit = audit;
        this.creates = creates;
        this.loaded = loaded;
        this.subject = subject;
        this.changed = changed;
    }

    /**
     * Runs one.
     *
     * @param about what it is about, or null for what is new
     * @param forbidden why the actor may not, whatever it is about; found while no connection of the store is held
     * @param load loads what the decision needs
     */
    Outcome<T> run(
            AuditOperation operation,
            @Nullable AuditSubject about,
            Optional<Refusal> forbidden,
            Consumer<StateLoader> load,
            Function<UnitOfWork, Outcome<T>> decide) {
        return audit.answering(
                operation,
                about,
                forbidden.<Outcome<T>>map(Outcome::refused).orElseGet(() -> outcome(operation, load, decide)));
    }

    private Outcome<T> outcome(
            AuditOperation operation, Consumer<StateLoader> load, Function<UnitOfWork, Outcome<T>> decide) {
        return context.loop().run(() -> {
            StateLoader loader = context.load(actor.account());
            load.accept(loader);
            List<T> before = List.copyOf(loaded.apply(loader.state().records()));
            UnitOfWork unit = context.begin(actor, loader.state());
            return audit.decided(
                    unit,
                    before.isEmpty() ? creates : operation,
                    decide.apply(unit),
                    subject,
                    after -> changed.apply(
                            before.stream()
                                    .filter(one -> subject.apply(one).equals(subject.apply(after)))
                                    .findFirst()
                                    .orElse(null),
                            after));
        });
    }
}
