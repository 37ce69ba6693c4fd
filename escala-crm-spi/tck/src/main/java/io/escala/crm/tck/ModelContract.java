package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.CompanyPosition;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.LibraryPosition;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.RecordPosition;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.ScheduledPosition;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories give the same result in the store as in {@link State}, which defines each change. The test name contains
 * the seed; {@code -Descala.tck.seed=...} runs only that seed.
 */
abstract class ModelContract extends StoreContract {
    private static final int STEPS = 150;

    static LongStream seeds() {
        Long wanted = Long.getLong("escala.tck.seed");
        return wanted == null ? LongStream.rangeClosed(1, 12) : LongStream.of(wanted);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomHistoryMatchesTheModel(long seed) {
        Model model = new Model();
        RandomChanges changes = new RandomChanges(seed, model.state());
        for (int step = 0; step < STEPS; step++) {
            ChangeSet set = changes.next();

            CommitResult expected = model.commit(set);

            assertResult(seed, step, store.commit(List.of(set)).get(0), expected);
            if (step % 25 == 0) {
                assertReadsBack("seed " + seed + ", step " + step, model);
            }
        }
        assertReadsBack("seed " + seed + ", at the end", model);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomHistoryInOneListMatchesTheModel(long seed) {
        Model model = new Model();
        RandomChanges changes = new RandomChanges(seed, model.state());
        List<ChangeSet> list = new ArrayList<>();
        List<CommitResult> expected = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            list.add(changes.next());
            expected.add(model.commit(list.get(step)));
        }

        List<CommitResult> results = store.commit(list);

        assertThat(results).hasSameSizeAs(expected);
        for (int step = 0; step < STEPS; step++) {
            assertResult(seed, step, results.get(step), expected.get(step));
        }
        assertReadsBack("seed " + seed + ", in one list", model);
    }

    @Test
    void historiesCoverEveryChangeAndResult() {
        Set<Class<?>> applied = new HashSet<>();
        Set<Class<?>> results = new HashSet<>();
        for (long seed = 1; seed <= 12; seed++) {
            Model model = new Model();
            RandomChanges changes = new RandomChanges(seed, model.state());
            for (int step = 0; step < STEPS; step++) {
                ChangeSet set = changes.next();
                CommitResult result = model.commit(set);
                results.add(result.getClass());
                if (result instanceof Conflict conflict) {
                    results.add(conflict.cause().getClass());
                }
                if (result instanceof Applied) {
                    set.changes().forEach(change -> applied.add(change.getClass()));
                }
            }
        }

        assertThat(applied).isEqualTo(Variants.of(Change.class));
        assertThat(results)
                .containsAll(Variants.of(CommitResult.class))
                .contains(CommitResult.ClaimTaken.class, CommitResult.VersionMoved.class);

        // Runs one history on the store, so that this test also fails for a store that keeps nothing.
        randomHistoryMatchesTheModel(1);
    }

    private static void assertResult(long seed, int step, CommitResult result, CommitResult expected) {
        if (expected instanceof Conflict) {
            // Of several causes the store may report any one.
            assertThat(result).as("seed %d, step %d", seed, step).isInstanceOf(Conflict.class);
        } else {
            assertThat(result).as("seed %d, step %d", seed, step).isEqualTo(expected);
        }
    }

    private void assertReadsBack(String when, Model model) {
        State state = model.state();
        assertThat(store.settings(ACME)).as(when).isEqualTo(state.account().settings());
        assertThat(store.fieldSettings(ACME)).as(when).isEqualTo(state.account().fieldSettings());
        assertThat(store.teamSettings(ACME)).as(when).isEqualTo(state.team().settings());
        assertThat(store.allTeamUsers(ACME)).as(when).isEqualTo(state.team().users());
        Set<UserId> team = Set.of(new UserId("user-0"), new UserId("user-1"), new UserId("user-2"));
        assertThat(store.lastAssigned(ACME, team)).as(when).isEqualTo(present(team, state.team()::lastAssigned));
        assertThat(store.lastActive(ACME, team)).as(when).isEqualTo(present(team, state.team()::lastActive));
        assertThat(store.allLines(ACME)).as(when).isEqualTo(state.account().lines());
        assertThat(store.allAutoCloseRules(ACME))
                .as(when)
                .isEqualTo(state.account().autoCloseRules());
        assertThat(store.holders(ACME, model.mentioned()))
                .as(when)
                .isEqualTo(present(model.mentioned(), state::holder));
        assertThat(Pages.events(store.events(ACME, null, 1_000)))
                .as(when)
                .extracting(LoggedEvent::event)
                .isEqualTo(model.log());
        assertThat(store.suggestions(ACME, null, 1_000).items())
                .as(when)
                .isEqualTo(state.intake().suggestions());
        assertQuarantined(when, state);
        assertThat(Pages.all(3, (after, limit) -> store.auditRecords(ACME, AuditFilter.EVERYTHING, after, limit)))
                .as(when)
                .isEqualTo(state.audit().records());
        assertLibrary(when, state);
        assertSchedule(when, state);
        assertLines(when, state);
        assertContacts(when, state);
        assertRecords(when, state);
        assertIdentities(when, state);
        assertConversations(when, state);
        assertMessages(when, state);
    }

    private void assertLibrary(String when, State state) {
        Set<LibraryFileId> files = Set.of(
                new LibraryFileId("file-0"),
                new LibraryFileId("file-1"),
                new LibraryFileId("file-2"),
                new LibraryFileId("file-3"));
        assertThat(store.libraryFiles(ACME, files)).as(when).isEqualTo(present(files, state.library()::file));
        LibraryFilter gallery = LibraryFilter.of(FileSource.ESCALA_GALLERY);
        assertThat(Pages.all(2, (after, limit) -> store.listLibraryFiles(ACME, gallery, after, limit)))
                .as(when)
                .isEqualTo(state.library().files().stream()
                        .filter(gallery::matches)
                        .sorted(Comparator.comparing(LibraryPosition::of))
                        .toList());
        Set<UploadKey> uploads = files.stream()
                .flatMap(file -> Stream.of("line-0", "line-1")
                        .map(line -> new UploadKey(new LineId(line), "storage/" + file.value())))
                .collect(Collectors.toSet());
        assertThat(store.uploads(ACME, uploads)).as(when).isEqualTo(present(uploads, state.library()::upload));
    }

    private void assertSchedule(String when, State state) {
        Set<MessageId> ids =
                state.schedule().all().stream().map(ScheduledMessage::id).collect(Collectors.toSet());
        assertThat(store.scheduledMessages(ACME, ids)).as(when).isEqualTo(present(ids, state.schedule()::find));
        for (ScheduledState each : ScheduledState.values()) {
            ScheduledFilter filter = ScheduledFilter.in(each);
            assertThat(Pages.all(2, (after, limit) -> store.listScheduledMessages(ACME, filter, after, limit)))
                    .as(when)
                    .isEqualTo(state.schedule().all().stream()
                            .filter(filter::matches)
                            .sorted(Comparator.comparing(ScheduledPosition::of))
                            .toList());
        }
    }

    private void assertQuarantined(String when, State state) {
        assertThat(store.quarantined(ACME, QuarantineFilter.EVERYTHING, null, 1_000)
                        .items())
                .as(when)
                .isEqualTo(state.intake().quarantined());
        QuarantineFilter some = new QuarantineFilter(
                Set.of(QuarantinedItem.Reason.MALFORMED, QuarantinedItem.Reason.STALE),
                new LineKey(Channel.MESSENGER, "1001"),
                null);
        assertThat(store.quarantined(ACME, some, null, 1_000).items())
                .as(when)
                .isEqualTo(state.intake().quarantined().stream()
                        .filter(some::matches)
                        .toList());
        Map<String, QuarantinedItem> byId = new HashMap<>();
        state.intake().quarantined().forEach(item -> byId.put(item.id(), item));
        assertThat(store.quarantined(
                        ACME,
                        Examples.quarantined().stream().map(QuarantinedItem::id).toList()))
                .as(when)
                .isEqualTo(byId);
        List<String> bodies = List.of("body-0", "body-1", "body-2", "body-3", "body-4");
        assertThat(store.journal(bodies)).as(when).isEqualTo(present(bodies, state.intake()::journal));
        assertThat(store.quarantinedWork(ACME, null, 1_000).items())
                .as(when)
                .containsExactlyInAnyOrderElementsOf(state.intake().quarantinedWork());
        assertThat(store.backlog(ACME)).as(when).isEqualTo(ExpectedBacklog.in(state));
    }

    private void assertLines(String when, State state) {
        assertThat(store.linesByWaba(RandomData.WABAS))
                .as(when)
                .isEqualTo(notEmpty(
                        RandomData.WABAS,
                        waba -> state.account().lines().stream()
                                .filter(line -> waba.equals(line.wabaId()))
                                .toList()));
        assertThat(store.templateReports(ACME, RandomData.TEMPLATES))
                .as(when)
                .isEqualTo(notEmpty(RandomData.TEMPLATES, state.account()::reports));
        assertThat(store.lineReports(ACME, RandomData.LINE_KEYS))
                .as(when)
                .isEqualTo(notEmpty(RandomData.LINE_KEYS, state.account()::lineReports));
    }

    private void assertContacts(String when, State state) {
        List<ContactId> ids = state.contacts().all().stream().map(Contact::id).toList();
        assertThat(store.contacts(ACME, ids)).as(when).isEqualTo(present(ids, state.contacts()::find));
        List<ContactId> deleted =
                state.contacts().deleted().stream().map(DeletedContact::contact).toList();
        assertThat(store.deletedContacts(ACME, deleted))
                .as(when)
                .isEqualTo(present(deleted, state.contacts()::deleted));
        assertThat(store.contactKeys(ACME, ids)).as(when).isEqualTo(notEmpty(ids, state.contacts()::keys));
        assertThat(store.consents(ACME, ids)).as(when).isEqualTo(notEmpty(ids, state.contacts()::consents));
        assertThat(store.identitiesOf(ACME, ids)).as(when).isEqualTo(notEmpty(ids, state.identities()::of));
        for (ContactId id : Stream.concat(ids.stream(), deleted.stream()).toList()) {
            List<HistoryItem> newestFirst = state.history().of(id).stream()
                    .sorted(Comparator.comparing(ThreadPosition::of, Comparator.reverseOrder()))
                    .toList();
            assertThat(Pages.all(
                            2,
                            (after, limit) -> store.contactHistory(ACME, id, Visibility.NOTHING, after, limit)
                                    .items()))
                    .as(when)
                    .isEqualTo(newestFirst);
            assertThat(store.countContactHistory(ACME, id, Visibility.NOTHING, 1_000))
                    .as(when)
                    .isEqualTo(newestFirst.size());
        }
    }

    private void assertRecords(String when, State state) {
        Comparator<CrmRecord> newest = Comparator.comparing(CrmRecord::createdAt)
                .thenComparing(record -> record.id().value())
                .reversed();
        List<ContactId> contacts = List.of(new ContactId("ana-0"), new ContactId("ana-1"), new ContactId("ana-2"));
        assertThat(store.recordsOf(ACME, contacts, RecordFilter.EVERYTHING, 1_000))
                .as(when)
                .isEqualTo(notEmpty(
                        contacts,
                        contact -> state.records().all().stream()
                                .filter(record -> contact.equals(record.contact()))
                                .sorted(newest)
                                .toList()));
        assertThat(Pages.all(2, (after, limit) -> store.listRecords(ACME, RecordFilter.EVERYTHING, after, limit)))
                .as(when)
                .isEqualTo(state.records().all().stream()
                        .sorted(Comparator.comparing(RecordPosition::of))
                        .toList());
        List<RecordId> ids = state.records().all().stream().map(CrmRecord::id).toList();
        assertThat(store.records(ACME, ids)).as(when).isEqualTo(present(ids, state.records()::find));
        assertThat(Pages.all(2, (after, limit) -> store.searchCompanies(ACME, CompanyFilter.of("2"), after, limit)))
                .as(when)
                .isEqualTo(state.records().companies().stream()
                        .filter(company -> !company.archived() && company.name().endsWith("2"))
                        .sorted(Comparator.comparing(CompanyPosition::of))
                        .toList());
        List<CompanyId> companies =
                state.records().companies().stream().map(Company::id).toList();
        assertThat(store.companies(ACME, companies)).as(when).isEqualTo(present(companies, state.records()::company));
        List<String> names = List.of("company 0", "company 1", "company 2", "company 3");
        assertThat(store.companiesNamed(ACME, names))
                .as(when)
                .isEqualTo(notEmpty(
                        names,
                        name -> state.records().companiesNamed(name).stream()
                                .limit(2)
                                .toList()));
    }

    private void assertIdentities(String when, State state) {
        List<IdentityId> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(new IdentityId("who-" + i));
            ids.add(new IdentityId("who-" + i + "-twin"));
        }
        assertThat(store.identities(ACME, ids)).as(when).isEqualTo(present(ids, state.identities()::find));
        assertThat(store.aliases(ACME, ids)).as(when).isEqualTo(notEmpty(ids, state.identities()::aliases));
        Comparator<ChannelConsent> ledger =
                Comparator.comparing(ChannelConsent::at).thenComparing(ChannelConsent::id);
        assertThat(store.channelConsents(ACME, ids))
                .as(when)
                .isEqualTo(notEmpty(
                        ids,
                        id -> ids.stream()
                                .filter(other -> other.equals(id)
                                        || state.identities()
                                                .find(other)
                                                .filter(who -> id.equals(who.fusedInto()))
                                                .isPresent())
                                .flatMap(other -> state.identities().consents(other).stream())
                                .sorted(ledger)
                                .toList()));
        Comparator<Conversation> oldestFirst = Comparator.comparing(Conversation::createdAt)
                .thenComparing(conversation -> conversation.id().value());
        assertThat(store.conversationsOf(ACME, ids))
                .as(when)
                .isEqualTo(notEmpty(
                        ids,
                        id -> state.conversations().all().stream()
                                .filter(conversation -> conversation.identity().equals(id)
                                        || state.identities()
                                                .find(conversation.identity())
                                                .filter(who -> id.equals(who.fusedInto()))
                                                .isPresent())
                                .sorted(oldestFirst)
                                .toList()));
    }

    private void assertConversations(String when, State state) {
        Comparator<Conversation> order = Comparator.comparing((Conversation conversation) ->
                        conversation.mark(Mark.ACTIVITY).orElse(Instant.EPOCH))
                .thenComparing(conversation -> conversation.id().value());
        assertThat(Pages.all(
                        2,
                        (after, limit) -> store.listConversations(
                                ACME, ConversationFilter.EVERYTHING, Visibility.ALL, after, limit)))
                .as(when)
                .isEqualTo(state.conversations().all().stream()
                        .filter(conversation -> conversation.supersededBy() == null)
                        .sorted(order.reversed())
                        .toList());
        Comparator<Conversation> silence = Comparator.comparing(
                        (Conversation conversation) -> conversation.idleSince().orElseThrow())
                .thenComparing(conversation -> conversation.id().value());
        assertThat(store.idleConversations(ACME, Set.of(new LineId("line-0"), new LineId("line-1")), 4))
                .as(when)
                .isEqualTo(state.conversations().all().stream()
                        .filter(conversation -> conversation.open()
                                && conversation.supersededBy() == null
                                && conversation.idleSince().isPresent())
                        .sorted(silence)
                        .limit(4)
                        .toList());
        for (Conversation conversation : state.conversations().all()) {
            assertThat(store.sessions(ACME, Set.of(conversation.id())).getOrDefault(conversation.id(), List.of()))
                    .as(when)
                    .isEqualTo(state.conversations().sessions(conversation.id()));
        }
    }

    private void assertMessages(String when, State state) {
        Comparator<Message> order = Comparator.comparing(Message::at)
                .thenComparing(Message::arrivedAt)
                .thenComparing(message -> message.id().value());
        for (Conversation conversation : state.conversations().all()) {
            assertThat(Pages.all(3, (after, limit) -> store.thread(ACME, conversation.id(), after, limit)))
                    .as(when)
                    .isEqualTo(state.conversations().messages().stream()
                            .filter(message -> shows(state, conversation, message.conversation()))
                            .sorted(order.reversed())
                            .toList());
            assertThat(Pages.all(3, (after, limit) -> store.entries(ACME, conversation.id(), after, limit)))
                    .as(when)
                    .isEqualTo(state.conversations().all().stream()
                            .map(Conversation::id)
                            .filter(id -> shows(state, conversation, id))
                            .flatMap(id -> state.conversations().entries(id).stream())
                            .sorted(Comparator.comparing(ThreadPosition::of, Comparator.reverseOrder()))
                            .toList());
        }
        for (Contact contact : state.contacts().all()) {
            List<Conversation> hers = state.conversations().all().stream()
                    .filter(conversation -> conversation.supersededBy() == null
                            && state.identities()
                                    .canonical(conversation.identity())
                                    .filter(person -> contact.id().equals(person.contact()))
                                    .isPresent())
                    .toList();
            assertThat(Pages.all(
                            3,
                            (after, limit) -> store.timeline(ACME, contact.id(), Visibility.ALL, after, limit)
                                    .messages()))
                    .as(when)
                    .isEqualTo(state.conversations().messages().stream()
                            .filter(message ->
                                    hers.stream().anyMatch(each -> shows(state, each, message.conversation())))
                            .sorted(order.reversed())
                            .toList());
        }
        List<MessageId> messages =
                state.conversations().messages().stream().map(Message::id).toList();
        assertThat(store.messages(ACME, messages))
                .as(when)
                .isEqualTo(present(messages, state.conversations()::message));
        assertThat(store.media(ACME, messages)).as(when).isEqualTo(notEmpty(messages, state.conversations()::media));
        List<Claim> deferred = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            deferred.add(Claim.providerMessage(new LineId("line"), "wamid." + i));
        }
        assertThat(store.deferred(ACME, deferred)).as(when).isEqualTo(notEmpty(deferred, state.intake()::deferred));
    }

    private static boolean shows(State state, Conversation conversation, ConversationId written) {
        return written.equals(conversation.id())
                || state.conversations()
                        .current(written)
                        .filter(conversation::equals)
                        .isPresent();
    }

    private static <K, V> Map<K, V> present(Iterable<K> keys, Function<K, Optional<V>> lookup) {
        Map<K, V> found = new HashMap<>();
        for (K key : keys) {
            lookup.apply(key).ifPresent(value -> found.put(key, value));
        }
        return found;
    }

    private static <K, V> Map<K, List<V>> notEmpty(Iterable<K> keys, Function<K, List<V>> lookup) {
        Map<K, List<V>> found = new HashMap<>();
        for (K key : keys) {
            List<V> values = lookup.apply(key);
            if (!values.isEmpty()) {
                found.put(key, values);
            }
        }
        return found;
    }
}
