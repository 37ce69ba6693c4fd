package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.OldData.ACME;
import static io.escala.crm.jdbc.OldData.GLOBEX;
import static io.escala.crm.jdbc.OldData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.State;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.StoredCopy.Engine;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.Visibility;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data that an older version stored are read completely and can be written. */
class OldDataTest {
    private final ManualClock clock = new ManualClock();
    private final JdbcOptions options = JdbcOptions.standard().leaseClock(clock);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void everythingIsRead(Engine engine) throws IOException {
        try (StoredCopy copy = engine.copy(directory);
                CrmStore store = copy.open(options)) {
            assertReads(store);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Sessions are listed, and what led to old messages is a touchpoint")
    void sessionsAndTouchpointsAreFound(Engine engine) throws IOException {
        State old = State.complete();
        OldData.changeSets().stream()
                .filter(set -> set.account().equals(ACME))
                .flatMap(set -> set.changes().stream())
                .forEach(old::apply);
        List<ConversationId> ids =
                old.conversations().all().stream().map(Conversation::id).toList();
        List<Touchpoint> expected = old.conversations().messages().stream()
                .flatMap(message -> Stream.ofNullable(message.context().referral())
                        .map(referral -> new Touchpoint(
                                ACME,
                                new TouchpointId(message.id().value()),
                                message.conversation(),
                                referral,
                                message.at(),
                                message.arrivedAt())))
                .toList();
        try (StoredCopy copy = engine.copy(directory);
                CrmStore store = copy.open(options)) {
            assertThat(expected).isNotEmpty();
            assertThat(store.touchpoints(ACME, ids).values().stream()
                            .flatMap(List::stream)
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(store.listSessions(ACME, SessionFilter.EVERYTHING, LineScope.ALL, null, 100)
                            .items())
                    .containsExactlyInAnyOrderElementsOf(old.conversations().all().stream()
                            .flatMap(talk -> old.conversations().sessions(talk.id()).stream()
                                    .filter(session -> session.closedAt() != null || talk.supersededBy() == null))
                            .toList());
            for (Touchpoint touchpoint : expected) {
                assertThat(store.listConversations(
                                        ACME,
                                        ConversationFilter.EVERYTHING.referred(new ReferralFilter(
                                                touchpoint.referral().sourceId(),
                                                touchpoint.referral().ref())),
                                        Visibility.ALL,
                                        null,
                                        100)
                                .items())
                        .isNotEmpty();
            }
        }
    }

    /** Lists of contacts came later: what they show of contacts is made of what was stored. */
    private static void assertListed(CrmStore store) {
        State old = State.complete();
        OldData.changeSets().stream()
                .filter(set -> set.account().equals(ACME))
                .flatMap(set -> set.changes().stream())
                .forEach(old::apply);
        List<Contact> contacts = List.copyOf(old.contacts().all());
        assertThat(contacts).isNotEmpty();
        for (ContactOrder order : ContactOrder.values()) {
            assertThat(contactsFound(store, ContactSelection.EVERYBODY.sortedBy(order)))
                    .containsExactlyInAnyOrderElementsOf(
                            contacts.stream().map(Contact::id).toList());
        }
        for (Contact contact : contacts) {
            ContactSelection same = ContactSelection.EVERYBODY
                    .thatAreArchived(false)
                    .forMarketing(contact.marketing())
                    .of(Set.of(contact.lifecycle()))
                    .withConsent(
                            ConsentPurpose.STORAGE,
                            Set.of(ContactSelection.latest(
                                    old.contacts().consents(contact.id()), ConsentPurpose.STORAGE)));
            for (Map.Entry<String, String> field : contact.customFields().entrySet()) {
                same = same.withField(field.getKey(), field.getValue());
            }
            assertThat(contactsFound(store, same)).contains(contact.id());
        }
    }

    private static List<ContactId> contactsFound(CrmStore store, ContactSelection selection) {
        List<ContactId> found = store.searchContacts(ACME, selection, null, 100).items().stream()
                .map(listed -> listed.contact().id())
                .toList();
        assertThat(store.countContacts(ACME, selection, 100)).isEqualTo(found.size());
        return found;
    }

    private static void assertReads(CrmStore store) {
        for (AccountId account : List.of(ACME, GLOBEX, AccountId.NONE)) {
            new ExpectedAccount(account, OldData.changeSets()).assertSame(store);
        }
        OldWork.lanes()
                .forEach((kind, items) -> assertThat(store.lane(OldWork.account(kind), OldWork.lane(kind), 10))
                        .isEqualTo(items));
        assertThat(EventPages.events(store.eventsOfAll(null, 1_000)))
                .extracting(LoggedEvent::event)
                .isEqualTo(OldData.changeSets().stream()
                        .flatMap(set -> set.events().stream())
                        .toList());
        assertThat(contactsFound(store, ContactSelection.EVERYBODY.matching(ContactFilter.of("anast"))))
                .containsExactly(new ContactId("ana"));
        assertThat(contactsFound(store, ContactSelection.EVERYBODY.matching(ContactFilter.of("155550001"))))
                .hasSize(1);
        assertListed(store);
        assertThat(peopleFound(store, "ana paz")).contains(OldIdentities.identity(Channel.MESSENGER));
        assertThat(peopleFound(store, "@value.of.instagram"))
                .containsExactly(OldIdentities.identity(Channel.INSTAGRAM));
        for (String ofContact : List.of("anast", "55550001")) {
            assertThat(peopleFound(store, ofContact)).containsExactly(OldIdentities.identity(Channel.WHATSAPP));
        }
        assertThat(store.linesByWaba(Set.of("waba")).get("waba")).hasSize(OldKinds.CHANNELS.size());
    }

    private static List<IdentityId> peopleFound(CrmStore store, String term) {
        return store
                .listConversations(
                        ACME, ConversationFilter.EVERYTHING.ofPeople(ContactFilter.of(term)), Visibility.ALL, null, 100)
                .items()
                .stream()
                .map(Conversation::identity)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void changesAreCommittedAndReadBack(Engine engine) throws IOException {
        try (StoredCopy copy = engine.copy(directory)) {
            try (CrmStore store = copy.open(options)) {
                assertWrites(store);
            }
            try (CrmStore again = copy.open(options)) {
                assertWritten(again);
            }
        }
    }

    private static void assertWrites(CrmStore store) {
        List<CommitResult> repeated = store.commit(OldData.changeSets());
        assertThat(repeated).containsOnly(new CommitResult.AlreadyApplied());

        Contact ana = store.contacts(ACME, Set.of(new ContactId("ana"))).get(new ContactId("ana"));
        ChangeSet edit = OldData.begin("later")
                .expect(new Expected(Expected.Kind.CONTACT, "ana", ana.version()))
                .change(new ContactChange.EditContact(
                        ana.withNames("Zoé", "Paz", Origin.PERSON).withVersion(ana.version() + 1)))
                .change(new ConversationChange.Amend(
                        new MessageId("m-content-0"),
                        new Amendment.Edit(new MessageContent.Text("Later"), NOON.plusSeconds(9), "2")))
                .event(new CrmEvent.AttentionNeeded("later"))
                .enqueue(later())
                .build();
        ChangeSet taken =
                OldData.begin("taken").claim(Claim.event("seen"), "another").build();

        List<CommitResult> results = store.commit(List.of(edit, taken));

        assertThat(results.get(0)).isEqualTo(new CommitResult.Applied());
        assertThat(results.get(1)).isInstanceOf(CommitResult.Conflict.class);
    }

    private static WorkItem later() {
        return WorkItem.single(ACME, WorkKind.PURGE, "later", NOON);
    }

    private static void assertWritten(CrmStore store) {
        assertThat(store.contacts(ACME, Set.of(new ContactId("ana"))).values())
                .extracting(Contact::firstName)
                .containsExactly("Zoé");
        assertThat(store.messages(ACME, Set.of(new MessageId("m-content-0"))).values())
                .extracting(message -> message.amendments().edit().content())
                .containsExactly(new MessageContent.Text("Later"));
        assertThat(EventPages.events(store.eventsOfAll(null, 1_000)))
                .extracting(LoggedEvent::event)
                .endsWith(new CrmEvent.AttentionNeeded("later"));
        assertThat(store.lane(ACME, later().lane(), 10)).containsExactly(later());
    }

    @ParameterizedTest
    @EnumSource
    void leaseIsKeptUntilItExpires(Engine engine) throws IOException {
        try (StoredCopy copy = engine.copy(directory);
                CrmStore store = copy.open(options)) {
            assertLeaseIsKept(store);
        }
    }

    private void assertLeaseIsKept(CrmStore store) {
        assertThat(store.lease(new LeaseRequest("new", Set.of(WorkKind.PROFILE), NOON, Duration.ofMinutes(1))))
                .isEmpty();

        clock.advance(OldWork.LEASED.plusMinutes(3));

        assertThat(store.lease(new LeaseRequest("new", Set.of(WorkKind.PROFILE), NOON, Duration.ofMinutes(1))))
                .isPresent();
        assertThat(store.lane(ACME, OldWork.lane(WorkKind.PROFILE), 1)).containsExactly(OldWork.BEGUN.abandoned(true));
    }

    @ParameterizedTest
    @EnumSource
    void everyTableAndColumnHasAValueOrWasAddedLater(Engine engine) throws IOException, SQLException {
        try (StoredCopy copy = engine.copy(directory)) {
            copy.open(options).close();
            try (Connection connection = copy.connect()) {
                assertThat(withoutValue(connection, copy.columns())).isEmpty();
            }
        }
    }

    private static List<String> withoutValue(Connection connection, String columns) throws SQLException {
        List<String> without = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            List<List<String>> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(columns)) {
                while (rows.next()) {
                    all.add(List.of(rows.getString(1), rows.getString(2)));
                }
            }
            assertThat(all).hasSizeGreaterThan(100);
            for (List<String> column : all) {
                String name = String.join(".", column);
                boolean expected = !OldKinds.TABLES_ADDED_LATER.contains(column.get(0))
                        && !OldKinds.TABLES_ADDED_LATER.contains(name);
                if (expected && !hasValue(statement, column.get(0), column.get(1))) {
                    without.add(name);
                }
            }
        }
        return without;
    }

    private static boolean hasValue(Statement statement, String table, String column) throws SQLException {
        try (ResultSet count = statement.executeQuery("SELECT COUNT(" + column + ") FROM " + table)) {
            return count.next() && count.getLong(1) > 0;
        }
    }

    @Test
    void everyKindIsInTheDataOrWasAddedLater() {
        for (List<? extends Enum<?>> kinds : OldKinds.all()) {
            Set<Enum<?>> existing = Stream.of(kinds.get(0).getDeclaringClass().getEnumConstants())
                    .filter(kind -> !OldKinds.ADDED_LATER.contains(kind))
                    .collect(Collectors.toSet());
            assertThat(existing).isEqualTo(Set.copyOf(kinds));
        }
        assertThat(new ExpectedAccount(ACME, OldData.changeSets()).claimKinds()).isEqualTo(Set.copyOf(OldKinds.CLAIMS));
    }

    @Test
    void everyVariantIsInTheDataOrWasAddedLater() {
        List<Change> changes = OldData.changeSets().stream()
                .flatMap(set -> set.changes().stream())
                .toList();
        assertContainsAll(Change.class, changes.stream());
        assertContainsAll(CrmEvent.class, OldEvents.events().stream());
        assertContainsAll(MessageContent.class, OldContents.contents().stream());
        assertContainsAll(
                Amendment.class,
                changes.stream()
                        .filter(ConversationChange.Amend.class::isInstance)
                        .map(change -> ((ConversationChange.Amend) change).amendment()));
    }

    private static void assertContainsAll(Class<?> family, Stream<?> samples) {
        assertThat(samples.map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(variants(family)
                        .filter(variant -> !OldKinds.VARIANTS_ADDED_LATER.contains(variant))
                        .collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> variants(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(variant -> variant.isSealed() ? variants(variant) : Stream.of(variant));
    }
}
