package io.escala.crm.change;

import io.escala.crm.contact.ContactId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The part of a {@link State} that intake keeps besides the inbox. Only deferred reports are read by decisions; the rest is complete in a
 * {@linkplain State#complete() complete state} and otherwise holds what was added. Not thread-safe.
 */
public final class IntakeState {
    private static final Comparator<WorkKey> WORK_ORDER =
            Comparator.comparing((WorkKey key) -> key.kind().name()).thenComparing(WorkKey::id);

    private final LoadedRelations loaded;
    private final Map<Claim, Map<String, DeferredReport>> deferred = new HashMap<>();
    private final Map<String, Suggestion> suggestions = new TreeMap<>();
    private final Map<String, QuarantinedItem> quarantined = new TreeMap<>();
    private final Map<WorkKey, QuarantinedWork> quarantinedWork = new TreeMap<>(WORK_ORDER);
    private final Map<String, JournalEntry> journal = new TreeMap<>();
    private final IntakeChange.Cases<Boolean> effects = new Effects();

    IntakeState(LoadedRelations loaded) {
        this.loaded = loaded;
    }

    IntakeChange.Cases<Boolean> effects() {
        return effects;
    }

    /**
     * The reports deferred for a message, in order of their keys.
     *
     * @param message claim of kind {@link ClaimKind#PROVIDER_MESSAGE}
     */
    public List<DeferredReport> deferred(Claim message) {
        loaded.require(Relation.DEFERRED, message);
        return List.copyOf(deferred.getOrDefault(message, Map.of()).values());
    }

    /** Every deferred report loaded, in no order. */
    public List<DeferredReport> deferred() {
        return deferred.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /** The suggestions, in order of their ids. */
    public List<Suggestion> suggestions() {
        return List.copyOf(suggestions.values());
    }

    /** Drops the suggestions about a contact. */
    void forget(ContactId contact) {
        suggestions.values().removeIf(suggestion -> suggestion.contacts().contains(contact));
    }

    /** The quarantined items, in order of their ids. */
    public List<QuarantinedItem> quarantined() {
        return List.copyOf(quarantined.values());
    }

    /** The quarantined work, in order of kinds and ids. */
    public List<QuarantinedWork> quarantinedWork() {
        return List.copyOf(quarantinedWork.values());
    }

    /** One piece of quarantined work, if it is there. */
    public Optional<QuarantinedWork> quarantinedWork(WorkKey key) {
        return Optional.ofNullable(quarantinedWork.get(key));
    }

    /** A journalled body, if it is there. */
    public Optional<JournalEntry> journal(String id) {
        return Optional.ofNullable(journal.get(id));
    }

    /** Every journalled body, in order of their ids. */
    public List<JournalEntry> journal() {
        return List.copyOf(journal.values());
    }

    /** Puts in what the store holds. */
    public void put(DeferredReport stored) {
        deferred.computeIfAbsent(claim(stored), none -> new TreeMap<>())
                .putIfAbsent(stored.report().key(), stored);
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return Stream.of(
                        deferred().stream().map(IntakeChange.DeferReport::new),
                        suggestions.values().stream().map(IntakeChange.Suggest::new),
                        quarantined.values().stream().map(IntakeChange.Quarantine::new),
                        quarantinedWork.values().stream().map(IntakeChange.QuarantineWork::new),
                        journal.values().stream().map(IntakeChange.AppendJournal::new))
                .flatMap(part -> part);
    }

    private static Claim claim(DeferredReport report) {
        return Claim.providerMessage(report.line(), report.providerId());
    }

    private final class Effects implements IntakeChange.Cases<Boolean> {
        @Override
        public Boolean deferReport(IntakeChange.DeferReport change) {
            put(change.deferred());
            return true;
        }

        @Override
        public Boolean releaseReport(IntakeChange.ReleaseReport change) {
            DeferredReport released = change.deferred();
            deferred.computeIfPresent(claim(released), (message, pending) -> {
                pending.remove(released.report().key());
                return pending.isEmpty() ? null : pending;
            });
            return true;
        }

        @Override
        public Boolean suggest(IntakeChange.Suggest change) {
            suggestions.putIfAbsent(change.suggestion().id(), change.suggestion());
            return true;
        }

        @Override
        public Boolean quarantine(IntakeChange.Quarantine change) {
            quarantined.putIfAbsent(change.item().id(), change.item());
            return true;
        }

        @Override
        public Boolean dropQuarantined(IntakeChange.DropQuarantined change) {
            quarantined.remove(change.id());
            return true;
        }

        @Override
        public Boolean appendJournal(IntakeChange.AppendJournal change) {
            journal.putIfAbsent(change.entry().id(), change.entry());
            return true;
        }

        @Override
        public Boolean dropJournal(IntakeChange.DropJournal change) {
            journal.remove(change.id());
            return true;
        }

        @Override
        public Boolean quarantineWork(IntakeChange.QuarantineWork change) {
            quarantinedWork.putIfAbsent(change.work().key(), change.work());
            return true;
        }

        @Override
        public Boolean releaseWork(IntakeChange.ReleaseWork change) {
            quarantinedWork.remove(change.key());
            return true;
        }

        @Override
        public Boolean dropEvents(IntakeChange.DropEvents change) {
            return true;
        }

        @Override
        public Boolean dropOperations(IntakeChange.DropOperations change) {
            return true;
        }

        @Override
        public Boolean moveFollower(IntakeChange.MoveFollower change) {
            return true;
        }
    }
}
