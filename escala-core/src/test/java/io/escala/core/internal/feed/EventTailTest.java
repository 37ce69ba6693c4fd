package io.escala.core.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.port.Entitlements;
import io.escala.core.port.Metrics;
import io.escala.core.port.Team;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.AccountId;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The log is read once for all that wait, not more often than the latency asks for, and nothing is lost when a read fails. */
class EventTailTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Duration LATENCY = Duration.ofMillis(250);

    private final List<LoggedEvent> log = new ArrayList<>();
    private long nanos;
    private int reads;
    private boolean available = true;
    private final EventTail tail = new EventTail(context(), LATENCY, () -> nanos);

    private void happens() {
        String cursor = Integer.toString(log.size() + 1);
        log.add(new LoggedEvent(ACME, cursor, Instant.EPOCH, new CrmEvent.AttentionNeeded(cursor)));
    }

    private void later() {
        nanos += LATENCY.toNanos();
    }

    /** Looks once, without waiting. */
    private boolean looks(long number) throws InterruptedException {
        return tail.await(number, nanos);
    }

    @Test
    void logIsReadAtMostOnceInALatency() throws InterruptedException {
        tail.listen(ACME);
        long end = tail.end();

        assertThat(looks(end)).isFalse();
        happens();
        assertThat(looks(end)).isFalse();
        assertThat(reads).isEqualTo(1);

        later();
        assertThat(looks(end)).isTrue();
        assertThat(looks(end)).isTrue();
        assertThat(reads).isEqualTo(2);
        assertThat(tail.after(end).orElseThrow())
                .extracting(LoggedUpdate::cursor)
                .containsExactly("1");
    }

    @Test
    void nothingIsLostWhenAReadFails() throws InterruptedException {
        tail.listen(ACME);
        long end = tail.end();
        happens();
        available = false;
        assertThatExceptionOfType(TryAgainException.class).isThrownBy(() -> looks(end));
        assertThat(looks(end)).isFalse();

        available = true;
        later();

        assertThat(looks(end)).isTrue();
        assertThat(tail.after(end).orElseThrow()).hasSize(1);
    }

    @Test
    void whoListensAgainReadsByItselfWhatHappenedMeanwhile() {
        tail.listen(ACME);
        long end = tail.end();
        tail.leave(ACME);
        happens();

        tail.listen(ACME);

        assertThat(tail.after(end)).isEmpty();
        assertThat(tail.after(tail.end())).contains(List.of());
    }

    @Test
    void eventsOfAnAccountThatNobodyListensToAreNotResolved() throws InterruptedException {
        tail.listen(new AccountId("other"));
        long end = tail.end();
        happens();

        assertThat(looks(end)).isTrue();

        assertThat(tail.after(end).orElseThrow())
                .singleElement()
                .satisfies(update -> assertThat(update.changes()).isNull());
    }

    private InboxContext context() {
        CrmStore store = (CrmStore) Proxy.newProxyInstance(
                CrmStore.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                    if (!available) {
                        throw new StoreUnavailableException("not now");
                    }
                    return switch (method.getName()) {
                        case "endOfEvents" -> Integer.toString(log.size());
                        case "eventsOfAll" -> read(Integer.parseInt((String) arguments[0]));
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
        return new InboxContext(
                store,
                account -> new StateLoader(store, account),
                new CommitLoop(store, () -> 0, wait -> {}),
                Clock.systemUTC(),
                () -> "id",
                Entitlements.everything(),
                TemplateCatalogue.of(List.of()),
                Team.none(),
                Map.of(),
                (line, key) -> new ProfileSource.Withheld(),
                Metrics.none(),
                SendSettings.DEFAULT,
                null);
    }

    private EventPage read(int after) {
        reads++;
        return new EventPage.Events(log.subList(after, log.size()));
    }
}
