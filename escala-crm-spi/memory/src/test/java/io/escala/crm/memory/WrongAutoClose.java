package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange.PutAutoCloseRule;
import io.escala.crm.change.AccountChange.RemoveAutoCloseRule;
import io.escala.crm.change.Change;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult.Cause;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stores with one defect in the rules that close conversations. */
final class WrongAutoClose {
    private WrongAutoClose() {}

    /** A rule that is turned off, or gives up a line, keeps it. */
    static CrmStore linesStayTaken(InstantSource clock) {
        return edited(
                clock,
                change -> change instanceof PutAutoCloseRule put
                        ? Stream.of(new PutAutoCloseRule(put.rule(), Set.of()))
                        : Stream.of(change));
    }

    /** Takes the lines from the rule that has them. */
    static CrmStore secondRuleOfALine(InstantSource clock) {
        return new MemoryCrmStore(
                clock,
                new CommitChecks() {
                    @Override
                    Optional<Cause> conflict(ChangeSet set, StoreData data) {
                        return set.changes().stream().anyMatch(PutAutoCloseRule.class::isInstance)
                                ? Optional.empty()
                                : super.conflict(set, data);
                    }
                },
                new FailurePoints());
    }

    /** Turns rules off that are to be removed. */
    static CrmStore removedStillRead(InstantSource clock) {
        return edited(clock, change -> {
            if (!(change instanceof RemoveAutoCloseRule remove)) {
                return Stream.of(change);
            }
            AutoCloseRule rule = remove.rule();
            return Stream.of(new PutAutoCloseRule(
                    new AutoCloseRule(
                            rule.account(),
                            rule.id(),
                            rule.lines(),
                            rule.idleTime(),
                            rule.reason(),
                            null,
                            rule.version()),
                    rule.lines()));
        });
    }

    private static CrmStore edited(InstantSource clock, Function<Change, Stream<Change>> edit) {
        return WrongCommits.edited(
                clock,
                set -> WrongCommits.copy(
                        set,
                        set.operation(),
                        set.changes().stream().flatMap(edit).toList()));
    }

    /** Looks only at what the customer wrote, so that what the team opens again is silent as long as before. */
    static CrmStore reopenedStillIdle(InstantSource clock) {
        return idle(clock, every -> true, conversation -> conversation.mark(Mark.INBOUND_ARRIVAL));
    }

    /** Looks at the latest activity of either side. */
    static CrmStore answersCount(InstantSource clock) {
        return idle(
                clock,
                conversation -> conversation.idleSince().isPresent(),
                conversation -> Stream.of(conversation.mark(Mark.ACTIVITY), conversation.idleSince())
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder()));
    }

    /** Finds conversations in which the customer never wrote, by when they were created. */
    static CrmStore neverWrittenIsIdle(InstantSource clock) {
        return idle(
                clock,
                every -> true,
                conversation -> conversation.idleSince().or(() -> Optional.of(conversation.createdAt())));
    }

    private static CrmStore idle(
            InstantSource clock, Predicate<Conversation> found, Function<Conversation, Optional<Instant>> since) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<Conversation> idleConversations(AccountId account, Collection<LineId> lines, int limit) {
                target().idleConversations(account, lines, limit);
                return target()
                        .listConversations(account, ConversationFilter.EVERYTHING, Visibility.ALL, null, 100)
                        .items()
                        .stream()
                        .filter(conversation -> conversation.open() && lines.contains(conversation.line()))
                        .filter(conversation -> found.test(conversation)
                                && since.apply(conversation).isPresent())
                        .sorted(Comparator.comparing((Conversation conversation) ->
                                        since.apply(conversation).orElseThrow())
                                .thenComparing(conversation -> conversation.id().value()))
                        .limit(limit)
                        .toList();
            }
        };
    }

    /** Reads as many of each line as were asked for of all. */
    static CrmStore eachLineLimited(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<Conversation> idleConversations(AccountId account, Collection<LineId> lines, int limit) {
                return lines.stream()
                        .distinct()
                        .flatMap(line -> target().idleConversations(account, Set.of(line), limit).stream())
                        .sorted(Comparator.comparing((Conversation conversation) ->
                                        conversation.idleSince().orElseThrow())
                                .thenComparing(conversation -> conversation.id().value()))
                        .toList();
            }
        };
    }
}
