package io.escala.core.internal.loop;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.ProfileSource;
import io.escala.core.port.Entitlements;
import io.escala.core.port.IdSource;
import io.escala.core.port.Metrics;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.State;
import io.escala.crm.store.CrmStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every use case is given: the store, the ports, time and ids. Thread-safe as far as its parts are.
 *
 * @param store the store
 * @param loop the loop
 * @param clock the one clock
 * @param ids where ids come from
 * @param entitlements what accounts have bought
 * @param templates the templates
 * @param gateways what sends, by channel
 * @param profiles what knows names
 * @param metrics what is told of everything that was done; never throws
 * @param media what fetches media and what keeps them, or null when none are fetched
 */
public record InboxContext(
        CrmStore store,
        CommitLoop loop,
        Clock clock,
        IdSource ids,
        Entitlements entitlements,
        TemplateCatalogue templates,
        Map<Channel, ChannelGateway> gateways,
        ProfileSource profiles,
        Metrics metrics,
        @Nullable MediaPorts media) {
    /**
     * Now, by the one clock.
     *
     * @return the instant
     */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Begins reading for a decision.
     *
     * @param account the account
     * @return a loader over an empty state
     */
    public StateLoader load(AccountId account) {
        return new StateLoader(store, account);
    }

    /**
     * Begins a decision.
     *
     * @param account the account
     * @param state what was read
     * @return the unit of work, at now
     */
    public UnitOfWork begin(AccountId account, State state) {
        return begin(account, state, now());
    }

    /**
     * Begins a decision as it would have been made before, such as when something was received.
     *
     * @param account the account
     * @param state what was read
     * @param asOf the time that holds for the decision, not after now
     * @return the unit of work
     */
    public UnitOfWork begin(AccountId account, State state, Instant asOf) {
        UnitOfWork unit = new UnitOfWork(account, state, asOf, now(), ids);
        return media == null ? unit : unit.fetchingMedia();
    }
}
