package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores with one defect each in reports, quarantine, backlog or journal. */
final class WrongReports {
    private WrongReports() {}

    /** Observes every committed change; a subclass records some, and reads wrongly by them. */
    private abstract static class Watching extends ForwardingCrmStore {
        Watching(CrmStore right) {
            super(right);
        }

        abstract void saw(AccountId account, Change change);

        @Override
        public final List<CommitResult> commit(List<ChangeSet> changeSets) {
            List<CommitResult> results = target().commit(changeSets);
            for (ChangeSet set : changeSets) {
                set.changes().forEach(change -> saw(set.account(), change));
            }
            return results;
        }
    }

    /** Commits without the changes that match. */
    static CrmStore without(InstantSource clock, Predicate<Change> left) {
        return WrongCommits.edited(
                clock,
                set -> WrongCommits.copy(
                        set,
                        set.operation(),
                        set.changes().stream().filter(left.negate()).toList()));
    }

    /** Shows the edit that came last, not the latest. */
    static CrmStore lastEditWins(InstantSource clock) {
        Map<MessageId, Amendment.Edit> last = new ConcurrentHashMap<>();
        return new Watching(new MemoryCrmStore(clock)) {
            @Override
            void saw(AccountId account, Change change) {
                if (change instanceof ConversationChange.Amend amend
                        && amend.amendment() instanceof Amendment.Edit edit) {
                    last.put(amend.message(), edit);
                }
            }

            @Override
            public Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids) {
                return WrongReads.mapped(target().messages(account, ids), message -> {
                    Amendment.Edit edit = last.get(message.id());
                    return message.amendments().edit() == null || edit == null
                            ? message
                            : bare(message).amended(edit);
                });
            }
        };
    }

    /** Keeps the content of an unsent message. */
    static CrmStore unsentIsKept(InstantSource clock) {
        Map<MessageId, MessageContent> written = new ConcurrentHashMap<>();
        return new Watching(new MemoryCrmStore(clock)) {
            @Override
            void saw(AccountId account, Change change) {
                if (change instanceof ConversationChange.AppendMessage append) {
                    written.putIfAbsent(append.message().id(), append.message().content());
                }
            }

            @Override
            public Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids) {
                return WrongReads.mapped(target().messages(account, ids), message -> {
                    MessageContent content = written.get(message.id());
                    return message.amendments().unsend() == null || content == null
                            ? message
                            : WrongReads.with(bare(message), content);
                });
            }
        };
    }

    /** Forgets that a reaction was taken back. */
    static CrmStore reactionNeverRemoved(InstantSource clock) {
        return without(
                clock,
                change -> change instanceof ConversationChange.Amend amend
                        && amend.amendment() instanceof Amendment.Reaction reaction
                        && reaction.emoji() == null);
    }

    /** Returns the state of a medium that was committed last, not the furthest. */
    static CrmStore mediaMoveBack(InstantSource clock) {
        Map<MessageId, Map<Integer, MediaFile>> last = new ConcurrentHashMap<>();
        return new Watching(new MemoryCrmStore(clock)) {
            @Override
            void saw(AccountId account, Change change) {
                if (change instanceof ConversationChange.PutMedia put) {
                    last.computeIfAbsent(put.file().message(), none -> new ConcurrentHashMap<>())
                            .put(put.file().place(), put.file());
                }
            }

            @Override
            public Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> messages) {
                return WrongReads.mapped(
                        target().media(account, messages),
                        files -> files.stream()
                                .map(file -> last.get(file.message()).get(file.place()))
                                .toList());
            }
        };
    }

    /** Keeps only the first medium of a message. */
    static CrmStore oneMediumPerMessage(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> messages) {
                return WrongReads.mapped(target().media(account, messages), files -> files.subList(0, 1));
            }
        };
    }

    /** Reads channel consents without those of fused identities. */
    static CrmStore consentsWithoutFusedOnes(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<IdentityId, List<ChannelConsent>> channelConsents(
                    AccountId account, Collection<IdentityId> ids) {
                Map<IdentityId, List<ChannelConsent>> own = new HashMap<>();
                target().channelConsents(account, ids).forEach((id, entries) -> {
                    List<ChannelConsent> kept = entries.stream()
                            .filter(entry -> entry.identity().equals(id))
                            .toList();
                    if (!kept.isEmpty()) {
                        own.put(id, kept);
                    }
                });
                return own;
            }
        };
    }

    /** Shows the report on a template that came last. */
    static CrmStore lastTemplateReportWins(InstantSource clock) {
        Map<List<Object>, TemplateReport> last = new ConcurrentHashMap<>();
        return new Watching(new MemoryCrmStore(clock)) {
            @Override
            void saw(AccountId account, Change change) {
                if (change instanceof AccountChange.ReportTemplate reported) {
                    TemplateReport report = reported.report();
                    last.put(List.of(account, report.template(), report.aspect()), report);
                }
            }

            @Override
            public Map<TemplateKey, List<TemplateReport>> templateReports(
                    AccountId account, Collection<TemplateKey> templates) {
                return WrongReads.mapped(
                        target().templateReports(account, templates),
                        reports -> reports.stream()
                                .map(report -> last.get(List.of(account, report.template(), report.aspect())))
                                .toList());
            }
        };
    }

    /** Drops nothing from the quarantine. */
    static CrmStore dropQuarantinedDropsNothing(InstantSource clock) {
        return without(clock, change -> change instanceof IntakeChange.DropQuarantined);
    }

    /** Filters a page of the quarantine after limiting it. */
    static CrmStore quarantineFilteredAfterPaging(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<QuarantinedItem> quarantined(
                    AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
                CursorPage<QuarantinedItem> page =
                        target().quarantined(account, QuarantineFilter.EVERYTHING, after, limit);
                return new CursorPage<>(
                        page.items().stream().filter(filter::matches).toList(), page.next());
            }
        };
    }

    /** Takes the line of a filter for its id alone, whatever the channel. */
    static CrmStore quarantinedLineWithoutItsChannel(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<QuarantinedItem> quarantined(
                    AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
                if (filter.line() == null) {
                    return target().quarantined(account, filter, after, limit);
                }
                String id = filter.line().providerId();
                QuarantineFilter others = new QuarantineFilter(filter.reasons(), null, filter.before());
                List<QuarantinedItem> found =
                        target().quarantined(account, others, after, CursorPage.MAX_LIMIT).items().stream()
                                .filter(item -> item.line() != null
                                        && item.line().providerId().equals(id))
                                .toList();
                return found.size() > limit
                        ? new CursorPage<>(
                                found.subList(0, limit), found.get(limit - 1).id())
                        : new CursorPage<>(found, null);
            }
        };
    }

    /** Returns the last committed heartbeat of a line, not the latest. */
    static CrmStore heartbeatMovesBack(InstantSource clock) {
        Map<AccountId, Map<LineId, Instant>> last = new ConcurrentHashMap<>();
        return new Watching(new MemoryCrmStore(clock)) {
            @Override
            void saw(AccountId account, Change change) {
                if (change instanceof AccountChange.RaiseHeartbeat raise) {
                    last.computeIfAbsent(account, none -> new ConcurrentHashMap<>())
                            .put(raise.heartbeat().line(), raise.heartbeat().heardAt());
                }
            }

            @Override
            public Backlog backlog(AccountId account) {
                Backlog waits = target().backlog(account);
                return new Backlog(
                        last.getOrDefault(account, Map.of()),
                        waits.quarantined(),
                        waits.quarantinedElsewhere(),
                        waits.deferred(),
                        waits.unknownSends(),
                        waits.oldestWork(),
                        waits.quarantinedWork());
            }
        };
    }

    /** Counts the deferred reports of all lines for each line. */
    static CrmStore backlogCountsOtherLines(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Backlog backlog(AccountId account) {
                Backlog waits = target().backlog(account);
                long all = waits.deferred().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                return new Backlog(
                        waits.heard(),
                        waits.quarantined(),
                        waits.quarantinedElsewhere(),
                        waits.deferred().keySet().stream().collect(Collectors.toMap(line -> line, line -> all)),
                        waits.unknownSends(),
                        waits.oldestWork(),
                        waits.quarantinedWork());
            }
        };
    }

    /** Takes journalled bodies for text. */
    static CrmStore journalKeptAsText(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<String, JournalEntry> journal(Collection<String> ids) {
                return WrongReads.mapped(target().journal(ids), entry -> {
                    String text = new String(entry.body().toByteArray(), StandardCharsets.UTF_8);
                    return new JournalEntry(
                            entry.id(),
                            entry.appId(),
                            RawBytes.copyOf(text.getBytes(StandardCharsets.UTF_8)),
                            entry.receivedAt());
                });
            }
        };
    }

    /** Keeps a journalled body although it was filed. */
    static CrmStore journalNeverDropped(InstantSource clock) {
        return without(clock, change -> change instanceof IntakeChange.DropJournal);
    }

    /** Finds a line under every business account it ever had. */
    static CrmStore formerBusinessAccountKept(InstantSource clock) {
        Map<String, Set<Line>> former = new ConcurrentHashMap<>();
        return new Watching(new MemoryCrmStore(clock)) {
            @Override
            void saw(AccountId account, Change change) {
                if (change instanceof AccountChange.PutLine put && put.line().wabaId() != null) {
                    former.computeIfAbsent(put.line().wabaId(), none -> ConcurrentHashMap.newKeySet())
                            .add(put.line());
                }
            }

            @Override
            public Map<String, List<Line>> linesByWaba(Collection<String> wabaIds) {
                Map<String, List<Line>> found = new HashMap<>(target().linesByWaba(wabaIds));
                for (String waba : wabaIds) {
                    if (!found.containsKey(waba) && former.containsKey(waba)) {
                        found.put(waba, List.copyOf(former.get(waba)));
                    }
                }
                return found;
            }
        };
    }

    /** The message without amendments. */
    private static Message bare(Message message) {
        return new Message(
                message.account(),
                message.id(),
                message.conversation(),
                message.line(),
                message.author(),
                message.providerId(),
                message.content(),
                message.at(),
                message.arrivedAt(),
                message.timeCorrected(),
                message.address(),
                message.replyTo(),
                message.clientReference(),
                message.fingerprint(),
                message.delivery());
    }
}
