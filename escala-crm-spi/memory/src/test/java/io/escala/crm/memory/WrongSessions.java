package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.ConversationChange.AddTouchpoint;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in sessions, the times of messages or touchpoints. */
final class WrongSessions {
    private WrongSessions() {}

    private static class OtherFilter extends ForwardingCrmStore {
        OtherFilter(InstantSource clock) {
            super(new MemoryCrmStore(clock));
        }

        SessionFilter asked(SessionFilter filter) {
            return filter;
        }

        LineScope asked(LineScope scope) {
            return scope;
        }

        @Override
        public CursorPage<Session> listSessions(
                AccountId account, SessionFilter filter, LineScope scope, @Nullable String after, int limit) {
            return target().listSessions(account, asked(filter), asked(scope), after, limit);
        }

        @Override
        public long countSessions(AccountId account, SessionFilter filter, LineScope scope, long enough) {
            return target().countSessions(account, asked(filter), asked(scope), enough);
        }
    }

    /** Lists the sessions of every line. */
    static CrmStore onAllLines(InstantSource clock) {
        return new OtherFilter(clock) {
            @Override
            LineScope asked(LineScope scope) {
                return LineScope.ALL;
            }
        };
    }

    /** Lists sessions whatever led people there. */
    static CrmStore referralIgnored(InstantSource clock) {
        return new OtherFilter(clock) {
            @Override
            SessionFilter asked(SessionFilter filter) {
                return new SessionFilter(
                        filter.openedFrom(),
                        filter.openedBefore(),
                        filter.state(),
                        filter.lines(),
                        filter.channels(),
                        filter.openers(),
                        null);
            }
        };
    }

    /** Includes the session that is opened at the end of a period. */
    static CrmStore endIncluded(InstantSource clock) {
        return new OtherFilter(clock) {
            @Override
            SessionFilter asked(SessionFilter filter) {
                Instant before = filter.openedBefore();
                return before == null
                        ? filter
                        : filter.opened(Objects.requireNonNull(filter.openedFrom()), before.plusMillis(1));
            }
        };
    }

    /** Counts all sessions. */
    static CrmStore countsAll(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countSessions(AccountId account, SessionFilter filter, LineScope scope, long enough) {
                return target().countSessions(account, SessionFilter.EVERYTHING, scope, enough);
            }
        };
    }

    /** Reads messages by the time at which they were written. */
    static CrmStore timesByWriting(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ConversationId, List<MessageTime>> messageTimes(
                    AccountId account, Collection<ConversationId> conversations, Instant from, Instant until) {
                Map<ConversationId, List<MessageTime>> found = new HashMap<>();
                target().messageTimes(account, conversations, Instant.EPOCH, Instant.MAX)
                        .forEach((id, times) -> {
                            List<MessageTime> kept = times.stream()
                                    .filter(time -> !time.at().isBefore(from)
                                            && !time.at().isAfter(until))
                                    .toList();
                            if (!kept.isEmpty()) {
                                found.put(id, kept);
                            }
                        });
                return found;
            }
        };
    }

    /** Keeps the last of several touchpoints with one id. */
    static CrmStore touchpointReplaced(InstantSource clock) {
        Map<TouchpointId, Touchpoint> last = new HashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> sets) {
                sets.stream()
                        .flatMap(set -> set.changes().stream())
                        .filter(AddTouchpoint.class::isInstance)
                        .map(change -> ((AddTouchpoint) change).touchpoint())
                        .forEach(touchpoint -> last.put(touchpoint.id(), touchpoint));
                return target().commit(sets);
            }

            @Override
            public Map<ConversationId, List<Touchpoint>> touchpoints(
                    AccountId account, Collection<ConversationId> conversations) {
                return target().touchpoints(account, conversations).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                found -> found.getValue().stream()
                                        .map(touchpoint -> last.getOrDefault(touchpoint.id(), touchpoint))
                                        .toList()));
            }
        };
    }

    /** Forgets that people came to a conversation that another one continues. */
    static CrmStore touchpointsOfSupersededLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                CursorPage<Conversation> page = target().listConversations(account, filter, visibility, after, limit);
                if (filter.referral() == null) {
                    return page;
                }
                List<Conversation> kept = page.items().stream()
                        .filter(conversation -> target()
                                .touchpoints(account, List.of(conversation.id()))
                                .getOrDefault(conversation.id(), List.of())
                                .stream()
                                .anyMatch(
                                        touchpoint -> touchpoint.conversation().equals(conversation.id())
                                                && Objects.requireNonNull(filter.referral())
                                                        .matches(touchpoint.referral())))
                        .toList();
                return new CursorPage<>(kept, page.next());
            }
        };
    }
}
