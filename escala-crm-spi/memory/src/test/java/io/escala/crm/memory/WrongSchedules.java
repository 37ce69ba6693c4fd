package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Expected;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.ScheduledPosition;
import io.escala.crm.store.Visibility;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores that keep scheduled messages wrongly, each in one way. */
final class WrongSchedules {
    private WrongSchedules() {}

    /** Lists what waits no more as if it waited. */
    static CrmStore everyStateListed(InstantSource clock) {
        return listing(
                clock,
                filter -> new ScheduledFilter(
                        Set.of(ScheduledState.values()),
                        filter.conversation(),
                        filter.contact(),
                        filter.author(),
                        filter.visibility(),
                        filter.self()));
    }

    /** Shows everybody everything. */
    static CrmStore unseenListed(InstantSource clock) {
        return listing(
                clock,
                filter -> new ScheduledFilter(
                        filter.states(),
                        filter.conversation(),
                        filter.contact(),
                        filter.author(),
                        Visibility.ALL,
                        filter.self()));
    }

    /** Does not show users what they scheduled for contacts without a conversation. */
    static CrmStore ownNotListed(InstantSource clock) {
        return listing(
                clock,
                filter -> new ScheduledFilter(
                        filter.states(),
                        filter.conversation(),
                        filter.contact(),
                        filter.author(),
                        filter.visibility(),
                        null));
    }

    /** Lists what any conversation has. */
    static CrmStore ofAnyConversation(InstantSource clock) {
        return listing(
                clock,
                filter -> new ScheduledFilter(
                        filter.states(), null, filter.contact(), filter.author(), filter.visibility(), filter.self()));
    }

    /** Lists what is sent last before the rest. */
    static CrmStore lastFirst(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<ScheduledMessage> listScheduledMessages(
                    AccountId account, ScheduledFilter filter, @Nullable String after, int limit) {
                Stream<ScheduledMessage> all =
                        target().listScheduledMessages(account, filter, after, 1_000).items().stream();
                return new CursorPage<>(
                        all.sorted(Comparator.comparing(ScheduledPosition::of).reversed())
                                .toList(),
                        null);
            }
        };
    }

    /** Does not compare versions, so that a cancelled message is sent. */
    static CrmStore versionNotCompared(InstantSource clock) {
        return WrongCommits.edited(
                clock,
                set -> WrongWindows.expecting(
                        set,
                        set.expected().stream()
                                .filter(expected -> expected.kind() != Expected.Kind.SCHEDULED_MESSAGE)
                                .toList()));
    }

    private static CrmStore listing(InstantSource clock, UnaryOperator<ScheduledFilter> other) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<ScheduledMessage> listScheduledMessages(
                    AccountId account, ScheduledFilter filter, @Nullable String after, int limit) {
                return target().listScheduledMessages(account, other.apply(filter), after, limit);
            }

            @Override
            public long countScheduledMessages(AccountId account, ScheduledFilter filter, long enough) {
                return target().countScheduledMessages(account, other.apply(filter), enough);
            }
        };
    }
}
