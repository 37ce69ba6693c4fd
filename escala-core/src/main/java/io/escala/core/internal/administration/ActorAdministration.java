package io.escala.core.internal.administration;

import io.escala.core.administration.Administration;
import io.escala.core.administration.ConnectedChannel;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.ChannelAvailability;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The settings and lines of an account for one actor. Thread-safe. */
public final class ActorAdministration implements Administration {
    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;
    private final ProfessionalCheck professional;

    public ActorAdministration(InboxContext context, ProfessionalCheck professional, Actor actor) {
        this.context = context;
        this.professional = professional;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
    }

    @Override
    public Optional<AccountSettings> settings() {
        return CommitLoop.reading(() -> context.store().settings(account));
    }

    @Override
    public Outcome<AccountSettings> save(AccountSettings settings) {
        Objects.requireNonNull(settings, "settings");
        requireAccount();
        if (!settings.account().equals(account)) {
            return Outcome.refused(AccessRules.notFound());
        }
        return audit.answering(AuditOperation.SETTINGS_SAVE, null, saved(settings));
    }

    private Outcome<AccountSettings> saved(AccountSettings settings) {
        return context.loop().run(() -> {
            State state = context.load(account).settings().state();
            Optional<Refusal> denied = AccessRules.permitted(actor, Permission.CONFIGURE);
            if (denied.isPresent()) {
                return Decision.nothing(Outcome.refused(denied.get()));
            }
            AccountSettings before = state.account().settings().orElse(null);
            long current = before == null ? 0 : before.version();
            if (current != settings.version()) {
                return Decision.nothing(
                        Outcome.refused(Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN)));
            }
            UnitOfWork unit = context.begin(account, state);
            return audit.decided(
                    unit,
                    AuditOperation.SETTINGS_SAVE,
                    Outcome.done(SettingsVersion.raise(unit, settings)),
                    after -> null,
                    after -> ChangedFields.of(before, after));
        });
    }

    @Override
    public Outcome<Line> connect(Line line) {
        Objects.requireNonNull(line, "line");
        requireAccount();
        if (!line.account().equals(account)) {
            return Outcome.refused(AccessRules.notFound());
        }
        Outcome<Line> outcome = professional.before(
                line, () -> LineRules.check(loaded(line), line, actor), notices -> connected(line, notices));
        return LineLog.tell(
                "connected", audit.answering(AuditOperation.LINE_CONNECT, AuditSubject.of(line.id()), outcome));
    }

    private State loaded(Line line) {
        return LineLoads.of(context, account, List.of(line.key()));
    }

    private Outcome<Line> connected(Line line, List<Notice> notices) {
        return context.loop().run(() -> {
            State state = loaded(line);
            Optional<Refusal> refusal = LineRules.check(state, line, actor);
            if (refusal.isPresent()) {
                return Decision.nothing(Outcome.refused(refusal.get()));
            }
            Line before = state.account().line(line.id()).orElse(null);
            UnitOfWork unit = context.begin(account, state);
            // Counted under the settings' version, so that two machines cannot both connect the last allowed line.
            SettingsVersion.raise(unit, state.account().settings().orElseThrow());
            return audit.decided(
                    unit,
                    AuditOperation.LINE_CONNECT,
                    Outcome.done(LineChanges.put(unit, line), notices),
                    after -> AuditSubject.of(after.id()),
                    after -> ChangedFields.of(before, after));
        });
    }

    @Override
    public List<Line> lines() {
        return CommitLoop.reading(() -> context.store().allLines(account));
    }

    @Override
    public List<ConnectedChannel> channels() {
        State state = CommitLoop.reading(
                () -> context.load(account).settings().allLines().state());
        return Arrays.stream(Channel.values())
                .map(channel -> new ConnectedChannel(
                        channel,
                        state.account()
                                .settings()
                                .map(settings -> settings.availability(channel))
                                .orElse(ChannelAvailability.AVAILABLE),
                        state.account().lines().stream()
                                .filter(line -> line.channel() == channel)
                                .toList()))
                .toList();
    }

    /** What belongs to no account has neither settings nor lines. */
    private void requireAccount() {
        if (account.equals(AccountId.NONE)) {
            throw new IllegalArgumentException("account must not be NONE: settings and lines belong to an account");
        }
    }
}
