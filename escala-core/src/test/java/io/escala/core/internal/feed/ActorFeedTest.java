package io.escala.core.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.TryAgainException;
import io.escala.core.feed.Feed;
import io.escala.core.internal.access.Caller;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.port.Entitlements;
import io.escala.core.port.Metrics;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.StoreUnavailableException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A feed finds out who polls when the poll begins, and again while it goes on for long. */
class ActorFeedTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final int EVENTS = 12;

    private final List<LoggedEvent> log = new ArrayList<>();
    private final List<Long> asked = new ArrayList<>();
    private long seconds;

    /** A second passes whenever somebody looks at the clock. */
    private long nanos() {
        return Duration.ofSeconds(++seconds).toNanos();
    }

    @Test
    void whoPollsIsFoundOutAgainWhileThePollGoesOn() throws InterruptedException {
        InboxContext context = context();
        EventTail tail = new EventTail(context, Duration.ofNanos(1), this::nanos);
        try (Feed feed = ActorFeed.start(context, tail, Caller.of(context, ACME, new UserId("sam")))
                .fromNow()) {
            asked.clear();

            // The log ends with a failure, so that nothing is waited for.
            assertThatExceptionOfType(TryAgainException.class).isThrownBy(() -> feed.poll(Duration.ofMinutes(5)));
        }

        assertThat(log).hasSize(EVENTS);
        assertThat(asked).hasSizeGreaterThan(3);
        for (int i = 1; i < asked.size(); i++) {
            // Ten seconds, and until the next event is seen.
            assertThat(asked.get(i) - asked.get(i - 1)).isBetween(10L, 20L);
        }
    }

    private InboxContext context() {
        CrmStore store = (CrmStore) Proxy.newProxyInstance(
                CrmStore.class.getClassLoader(),
                new Class<?>[] {CrmStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "endOfEvents" -> "0";
                    case "events" -> new EventPage.Events(List.of());
                    case "eventsOfAll" -> next();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new InboxContext(
                store,
                account -> new StateLoader(store, account),
                new CommitLoop(store, () -> 0, wait -> {}),
                Clock.systemUTC(),
                () -> "id",
                Entitlements.everything(),
                TemplateCatalogue.of(List.of()),
                new AskedTeam(),
                Map.of(),
                (line, key) -> new ProfileSource.Withheld(),
                Metrics.none(),
                SendSettings.DEFAULT,
                null);
    }

    /** One event at each read, as long as there are some; it concerns no conversation. */
    private EventPage next() {
        if (log.size() == EVENTS) {
            throw new StoreUnavailableException("not now");
        }
        String cursor = Integer.toString(log.size() + 1);
        LoggedEvent event = new LoggedEvent(ACME, cursor, Instant.EPOCH, new CrmEvent.AttentionNeeded(cursor));
        log.add(event);
        return new EventPage.Events(List.of(event));
    }

    /** Nobody is in it; it remembers when it was asked. */
    private final class AskedTeam implements Team {
        @Override
        public Map<UserId, TeamMember> members(AccountId account, Collection<UserId> ids) {
            asked.add(seconds);
            return Map.of();
        }

        @Override
        public List<TeamMember> all(AccountId account) {
            return List.of();
        }
    }
}
