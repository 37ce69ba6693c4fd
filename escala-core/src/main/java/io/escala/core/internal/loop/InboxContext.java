package io.escala.core.internal.loop;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.ProfileSource;
import io.escala.core.port.Entitlements;
import io.escala.core.port.IdSource;
import io.escala.core.port.Metrics;
import io.escala.core.port.Team;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Author;
import io.escala.crm.store.CrmStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared dependencies of all use cases: store, ports, clock and ids. Thread-safe as far as its parts are.
 *
 * @param store the store
 * @param loaders makes the loader of each decision, over that store
 * @param loop the commit loop
 * @param clock the clock
 * @param ids the source of ids
 * @param entitlements the entitlements of accounts
 * @param templates the template catalogue
 * @param team the users of accounts; may block and throw, so it is called outside reads and commits of the store
 * @param gateways the gateways by channel
 * @param profiles the source of profiles
 * @param metrics the metrics; never throws
 * @param sending the settings of sends
 * @param media the media source and storage, or null when no media are fetched
 * @param members finds users whose names are shown; never throws
 * @param denials which denied calls of this process are recorded already
 */
public record InboxContext(
        CrmStore store,
        LoaderFactory loaders,
        CommitLoop loop,
        Clock clock,
        IdSource ids,
        Entitlements entitlements,
        TemplateCatalogue templates,
        Team team,
        Map<Channel, ChannelGateway> gateways,
        ProfileSource profiles,
        Metrics metrics,
        SendSettings sending,
        @Nullable MediaPorts media,
        MemberLookup members,
        RecentDenials denials) {
    /** Creates a context in which nothing was denied yet. */
    public InboxContext(
            CrmStore store,
            LoaderFactory loaders,
            CommitLoop loop,
            Clock clock,
            IdSource ids,
            Entitlements entitlements,
            TemplateCatalogue templates,
            Team team,
            Map<Channel, ChannelGateway> gateways,
            ProfileSource profiles,
            Metrics metrics,
            SendSettings sending,
            @Nullable MediaPorts media) {
        this(
                store,
                loaders,
                loop,
                clock,
                ids,
                entitlements,
                templates,
                team,
                gateways,
                profiles,
                metrics,
                sending,
                media,
                new MemberLookup(team),
                new RecentDenials());
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Starts loading for a decision.
     *
     * @param account the account
     * @return a loader over an empty state
     */
    public StateLoader load(AccountId account) {
        StateLoader loader = loaders.loader(account);
        MissingLoads.forCurrent(loader::load, metrics::reload);
        return loader;
    }

    /**
     * Starts a decision that nobody makes but the inbox by its rules, as of now.
     *
     * @param account the account
     * @param state the loaded state
     * @return the unit of work
     */
    public UnitOfWork begin(AccountId account, State state) {
        return begin(account, state, now());
    }

    /**
     * Starts a decision of an actor, as of now.
     *
     * @param actor who decides
     * @param state the loaded state of their account
     * @return the unit of work
     */
    public UnitOfWork begin(Actor actor, State state) {
        return begin(actor.account(), state).by(Author.of(actor));
    }

    /**
     * Starts a decision as of an earlier time, such as a receipt.
     *
     * @param account the account
     * @param state the loaded state
     * @param asOf the time that holds for the decision, not after now
     * @return the unit of work
     */
    public UnitOfWork begin(AccountId account, State state, Instant asOf) {
        UnitOfWork unit = new UnitOfWork(account, state, asOf, now(), ids).sending(sending);
        return media == null ? unit : unit.fetchingMedia();
    }
}
