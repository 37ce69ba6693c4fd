package io.escala.core.accounts;

import io.escala.core.access.AccessRules;
import io.escala.core.access.Refusal;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.Relation;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.Optional;

/** Configures accounts: settings and lines. Thread-safe. */
public final class Accounts {
    private final InboxContext context;

    /**
     * Internal; use {@link io.escala.core.inbox.Inbox#accounts()}.
     *
     * @param context store, ports, clock and ids
     */
    public Accounts(InboxContext context) {
        this.context = context;
    }

    /**
     * Returns the settings of an account.
     *
     * @param account the account
     * @return the settings, or empty when they were never saved
     */
    public Optional<AccountSettings> settings(AccountId account) {
        return CommitLoop.reading(() -> context.store().settings(account));
    }

    /**
     * Saves settings.
     *
     * @param settings the settings, with the version they were read at; version 0 for the first time
     * @param actor the caller; needs {@link Permission#CONFIGURE}
     * @return the refusal: not permitted, or changed by another user in the meantime; empty when they are saved
     */
    public Optional<Refusal> save(AccountSettings settings, Actor actor) {
        if (!settings.account().equals(actor.account())) {
            return Optional.of(AccessRules.notFound());
        }
        return context.loop().run(() -> {
            State state = context.load(actor.account()).settings().state();
            Optional<Refusal> denied = AccessRules.permitted(actor, Permission.CONFIGURE);
            long current =
                    state.account().settings().map(AccountSettings::version).orElse(0L);
            if (denied.isPresent()) {
                return Decision.nothing(denied);
            }
            if (current != settings.version()) {
                return Decision.nothing(
                        Optional.of(Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN)));
            }
            UnitOfWork unit = context.begin(actor.account(), state);
            put(unit, settings);
            return Decision.commit(unit, Optional.empty());
        });
    }

    /**
     * Connects a line, or updates a connected one. The settings must have been saved before, because they limit the number
     * of WhatsApp lines, which is counted under their version.
     *
     * @param line the line
     * @param actor the caller; needs {@link Permission#CONFIGURE}
     * @return the refusal: not permitted, no settings, too many lines, or Meta's id already connected under another line or
     *     account; empty when it is connected
     */
    public Optional<Refusal> connect(Line line, Actor actor) {
        if (!line.account().equals(actor.account())) {
            return Optional.of(AccessRules.notFound());
        }
        return context.loop().run(() -> {
            State state = context.load(actor.account())
                    .settings()
                    .holders(List.of(Claim.line(line.key())))
                    .state();
            state.markLoaded(Relation.LINES);
            context.store().allLines(actor.account()).forEach(state.account()::put);
            Optional<Refusal> refusal = LineRules.check(state, line, actor);
            if (refusal.isPresent()) {
                return Decision.nothing(refusal);
            }
            UnitOfWork unit = context.begin(actor.account(), state);
            // Counted under the settings' version, so that two machines cannot both connect the last allowed line.
            put(unit, state.account().settings().orElseThrow());
            unit.change(new AccountChange.PutLine(line));
            return Decision.commit(unit, Optional.empty());
        });
    }

    /**
     * Returns the lines of an account.
     *
     * @param account the account
     * @return its lines in order of their ids
     */
    public List<Line> lines(AccountId account) {
        return CommitLoop.reading(() -> context.store().allLines(account));
    }

    private static void put(UnitOfWork unit, AccountSettings settings) {
        unit.expect(Expected.Kind.SETTINGS, settings.account().value(), settings.version());
        unit.change(new AccountChange.PutSettings(settings.withVersion(settings.version() + 1)));
    }

    /** Whether a line may be connected. Pure. */
    static final class LineRules {
        private LineRules() {}

        static Optional<Refusal> check(State state, Line line, Actor actor) {
            Optional<Refusal> denied = AccessRules.permitted(actor, Permission.CONFIGURE);
            if (denied.isPresent()) {
                return denied;
            }
            if (state.account().settings().isEmpty()) {
                return Optional.of(Refusal.field(Refusal.Reason.FIELD_MISSING, "settings"));
            }
            String self = line.account() + "/" + line.id();
            boolean elsewhere = state.holder(Claim.line(line.key()))
                    .filter(holder -> !holder.equals(self))
                    .isPresent();
            if (elsewhere) {
                return Optional.of(Refusal.field(Refusal.Reason.KEY_TAKEN, "line.key"));
            }
            boolean otherKey = state.account()
                    .line(line.id())
                    .filter(before -> !before.key().equals(line.key()))
                    .isPresent();
            if (otherKey) {
                return Optional.of(Refusal.field(Refusal.Reason.FIELD_INVALID, "line.key"));
            }
            long whatsApp = state.account().lines().stream()
                    .filter(other ->
                            other.channel() == Channel.WHATSAPP && !other.id().equals(line.id()))
                    .count();
            boolean full = line.channel() == Channel.WHATSAPP
                    && whatsApp >= state.account().settings().orElseThrow().maxWhatsAppLines();
            return full ? Optional.of(Refusal.field(Refusal.Reason.LIMIT_REACHED, "line")) : Optional.empty();
        }
    }
}
