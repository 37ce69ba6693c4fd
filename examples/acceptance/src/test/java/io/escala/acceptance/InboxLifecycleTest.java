package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.inbox.Channels;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.MediaStorage;
import io.escala.core.work.Workers;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Opening, starting and closing an inbox; what a missing setting says. */
class InboxLifecycleTest {
    private final ConcurrentLinkedQueue<String> closed = new ConcurrentLinkedQueue<>();

    private final CrmStore store =
            new ForwardingCrmStore(new MemoryCrmStore(() -> Instant.parse("2026-11-02T12:00:00Z"))) {
                @Override
                public void close() {
                    closed.add("store");
                }
            };

    private final Channels channels = new Channels() {
        @Override
        public void close() {
            closed.add("channels");
        }
    };

    /** Threads that say when they end. */
    private final ThreadFactory threads = task -> new Thread(() -> {
        task.run();
        closed.add("thread");
    });

    @Test
    void workersThenChannelsThenStoreAreClosed() {
        Inbox inbox = Inbox.open(store, channels);
        inbox.start();

        inbox.close();
        inbox.close();

        assertThat(closed).containsExactly("channels", "store");
        assertThat(inbox.work().workers().started()).isZero();
    }

    @Test
    void threadsComeFromTheHostAndEndBeforeAnythingIsClosed() throws InterruptedException {
        Inbox inbox = Inbox.builder(store)
                .channels(channels)
                .threads(threads)
                .workers(3)
                .pollInterval(Duration.ofMillis(1))
                .build();
        Workers workers = inbox.start();

        assertThat(inbox.start()).as("started once").isSameAs(workers);
        assertThat(inbox.work().workers().started()).isEqualTo(3);
        inbox.close();

        assertThat(closed).as("what the caller owns stays open").containsOnly("thread");
        assertThatIllegalStateException().isThrownBy(inbox::start).withMessageContaining("closed");
    }

    @Test
    void stoppedWorkersAreStartedAgainWithTheirFollowers() throws InterruptedException {
        try (Inbox inbox = Inbox.builder(store)
                .threads(threads)
                .workers(3)
                .pollInterval(Duration.ofMillis(1))
                .build()) {
            inbox.onMessage("answering", message -> {});
            Workers first = inbox.start();
            assertThat(first.stop(Duration.ofSeconds(20))).isTrue();
            assertThat(inbox.work().workers().started()).isZero();

            Workers second = inbox.start();

            assertThat(second).isNotSameAs(first);
            assertThat(inbox.start()).isSameAs(second);
            assertThat(inbox.work().workers().started())
                    .as("with that of the follower")
                    .isEqualTo(4);
        }
    }

    @Test
    void everythingIsClosedWhenOneFails() {
        Inbox inbox = Inbox.open(store, new Channels() {
            @Override
            public void close() {
                throw new IllegalStateException("cannot close");
            }
        });

        assertThatThrownBy(inbox::close).hasMessage("cannot close");
        assertThat(closed).containsExactly("store");
    }

    @Test
    void missingReaderSaysWhatToSet() {
        try (Inbox inbox = Inbox.builder(store).build()) {
            assertThatIllegalStateException().isThrownBy(inbox::journal).withMessageContaining("InboxBuilder.channels");
            assertThatIllegalStateException()
                    .isThrownBy(() -> inbox.as(Actor.host()).quarantine().replay(QuarantineFilter.EVERYTHING))
                    .withMessageContaining("InboxBuilder.channels");
        }
    }

    @Test
    void storageWithoutASourceSaysWhatToSet() {
        MediaStorage storage = new MediaStorage() {
            @Override
            public void store(String key, @Nullable String mimeType, InputStream bytes) {}

            @Override
            public Optional<InputStream> open(String key) {
                return Optional.empty();
            }

            @Override
            public void delete(String key) {}
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> Inbox.builder(store).mediaStorage(storage).build())
                .withMessageContaining("media(source, storage)");
    }

    @Test
    void onlyTheHostActsOutsideAnAccount() {
        assertThat(Actor.host().account()).isEqualTo(AccountId.NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.automation(AccountId.NONE))
                .withMessageContaining("account");
        for (int workers : List.of(0, -1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Inbox.builder(store).workers(workers))
                    .withMessageContaining("workers");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inbox.builder(store).pollInterval(Duration.ZERO))
                .withMessageContaining("pollInterval");
    }
}
