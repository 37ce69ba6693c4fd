package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.RemoveContact;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AddEntry;
import io.escala.crm.change.ConversationChange.EditConversation;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.HistoryChange.AppendItem;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.history.HistoryItemId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened to a contact is kept once, is read newest first together with what its conversations tell, and goes with the contact. */
abstract class ContactHistoriesContract extends StoreContract {
    private static final ContactId ROSA = new ContactId("rosa");
    private static final IdentityId WHO = new IdentityId("who");
    private static final UserId ANA = new UserId("ana");
    private static final HistoryContent WRITTEN = new HistoryContent.WhatsAppPhoneRecorded();

    @BeforeEach
    void putRosaAndATalkOfAna() {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new AddContact(acme.contact("rosa")),
                new AddContact(acme.contact("other")),
                new LinkIdentity(WHO, ROSA),
                new EditConversation(new ConversationId("talk"), ANA, Set.of()));
    }

    @Test
    void everyContentIsReadAsItWasWritten() {
        List<HistoryItem> written = new ArrayList<>();
        for (HistoryContent content : HistoryExamples.all()) {
            written.add(0, acme.history("rosa", "item-" + written.size(), content, NOON.plusMillis(written.size())));
        }
        written.forEach(item -> commitApplied(new AppendItem(item)));

        assertThat(all(7)).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource
    void everyAuthorIsReadAsItWasWritten(Author.Kind kind) {
        Author by = new Author(kind, kind == Author.Kind.USER ? ANA : null);
        HistoryItem item = new HistoryItem(ACME, ROSA, new HistoryItemId("item"), by, WRITTEN, NOON);
        commitApplied(new AppendItem(item));

        assertThat(all(10)).containsExactly(item);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50})
    void itemsAreOrderedByTimeThenId(int limit) {
        append("old", NOON);
        append("b", NOON.plusSeconds(1));
        append("a", NOON.plusSeconds(1));
        append("B", NOON.plusSeconds(1));
        append("-", NOON.plusSeconds(1));
        append("new", NOON.plusMillis(1_001));
        commitApplied(new AppendItem(acme.history("other", "not-hers", WRITTEN, NOON.plusSeconds(1))));

        assertThat(ids(all(limit))).containsExactly("new", "b", "a", "B", "-", "old");
        assertThat(count(Visibility.ALL)).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void itemsAreReadBesideWhatConversationsTell(int limit) {
        append("i-1", NOON.plusSeconds(1));
        open("talk", "e-2", NOON.plusSeconds(2));
        append("i-3", NOON.plusSeconds(3));
        open("talk", "e-4", NOON.plusSeconds(4));

        assertThat(ids(all(limit))).containsExactly("i-3", "i-1");
        assertThat(entries(limit, Visibility.ALL)).containsExactly("e-4", "e-2");
        String afterEntry = new ThreadPosition(NOON.plusSeconds(2), NOON.plusSeconds(2), "e-2").toString();
        String afterItem = new ThreadPosition(NOON.plusSeconds(3), NOON.plusSeconds(3), "i-3").toString();
        assertThat(ids(read(afterEntry, limit, Visibility.ALL).items().items())).containsExactly("i-1");
        assertThat(entryIds(read(afterItem, limit, Visibility.ALL).entries())).containsExactly("e-2");
        assertThat(count(Visibility.ALL)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void pagesBeginAfterAPositionOfTheSameTime(long arrivedLater) {
        for (String id : List.of("a", "b", "c")) {
            append(id, NOON);
        }
        append("older", NOON.minusMillis(1));
        append("newer", NOON.plusMillis(1));
        ThreadPosition from = new ThreadPosition(NOON, NOON.plusMillis(arrivedLater), "b");

        List<String> expected = switch ((int) arrivedLater) {
            case -1 -> List.of("older");
            case 0 -> List.of("a", "older");
            default -> List.of("c", "b", "a", "older");
        };
        assertThat(ids(read(from.toString(), 10, Visibility.ALL).items().items()))
                .isEqualTo(expected);
    }

    @Test
    void linksAndNotesOfConversationsAreLeftOut() {
        List<EntryContent> contents = Examples.entryContents();
        for (int i = 0; i < contents.size(); i++) {
            tell("talk", "entry-" + i, contents.get(i), NOON.plusMillis(i));
        }
        List<SystemEntry> told = new ArrayList<>();
        for (SystemEntry entry :
                store.entries(ACME, new ConversationId("talk"), null, 100).items()) {
            if (ContactHistory.tells(entry)) {
                told.add(entry);
            }
        }

        assertThat(told).isNotEmpty().hasSizeLessThan(contents.size());
        assertThat(read(null, 100, Visibility.ALL).entries().items()).isEqualTo(told);
        assertThat(count(Visibility.ALL)).isEqualTo(told.size());
    }

    @Test
    void whatTextsSayLeavesNoEntryOut() {
        tell("talk", "closed", new EntryContent.Closed(1, "{\"content\":{\"is\":\"note\"}} \"is\":\"linked\""), NOON);

        assertThat(entries(10, Visibility.ALL)).containsExactly("closed");
    }

    @Test
    void conversationsThatTheActorDoesNotSeeAreLeftOut() {
        append("item", NOON);
        open("talk", "entry", NOON);

        assertThat(entries(10, new Visibility(false, Set.of(ANA), false))).containsExactly("entry");
        for (Visibility other : List.of(new Visibility(false, Set.of(new UserId("bea")), true), Visibility.NOTHING)) {
            assertThat(entries(10, other)).isEmpty();
            assertThat(ids(read(null, 10, other).items().items())).containsExactly("item");
            assertThat(count(other)).isEqualTo(1);
        }
    }

    @Test
    void linkingAPersonBringsWhatTheirConversationsTellAndUnlinkingTakesIt() {
        open("talk", "entry", NOON);
        commitApplied(new LinkIdentity(WHO, null));
        assertThat(entries(10, Visibility.ALL)).isEmpty();

        commitApplied(new LinkIdentity(WHO, ROSA));

        assertThat(entries(10, Visibility.ALL)).containsExactly("entry");
    }

    @Test
    void conversationThatContinuesBringsTheOnesThatItSuperseded() {
        commitApplied(new AddIdentity(acme.identity("former")));
        commitApplied(new AddConversation(acme.conversation("former", "line", "former")));
        open("former", "entry", NOON);

        commitApplied(new SupersedeConversation(new ConversationId("former"), new ConversationId("talk"), 0));

        assertThat(entries(10, Visibility.ALL)).containsExactly("entry");
        assertThat(count(Visibility.ALL)).isEqualTo(1);
    }

    @Test
    void ofSeveralWithOneIdTheFirstIsKept() {
        HistoryItem first = acme.history("rosa", "item", WRITTEN, NOON);
        commitApplied(new AppendItem(first));

        commitApplied(new AppendItem(
                acme.history("rosa", "item", new HistoryContent.MarketingChanged(true), NOON.plusSeconds(9))));
        commitApplied(new AppendItem(acme.history("other", "item", WRITTEN, NOON)));

        assertThat(all(10)).containsExactly(first);
        assertThat(count(Visibility.ALL)).isEqualTo(1);
    }

    @Test
    void contactThatIsNotThereGetsNoHistory() {
        HistoryItem late = acme.history("late", "item", WRITTEN, NOON);
        commitApplied(new AppendItem(late));
        commitApplied(new AddContact(acme.contact("late")));

        assertThat(historyOf("late")).isEmpty();

        commitApplied(new AddContact(acme.contact("new")), new AppendItem(acme.history("new", "item", WRITTEN, NOON)));
        assertThat(historyOf("new")).hasSize(1);
    }

    @Test
    void historyGoesWithItsContact() {
        append("item", NOON);
        commitApplied(new AppendItem(acme.history("other", "item", WRITTEN, NOON)));

        commitApplied(new RemoveContact(new DeletedContact(ACME, ROSA, null, NOON)));
        append("later", NOON.plusSeconds(1));

        assertThat(all(10)).isEmpty();
        assertThat(count(Visibility.ALL)).isZero();
        assertThat(historyOf("other")).hasSize(1);
    }

    @Test
    void whatHappensWhilePagingCausesNoGapsOrRepeats() {
        for (int i = 1; i <= 4; i++) {
            append("i-" + i, NOON.plusSeconds(10L * i));
        }
        CursorPage<HistoryItem> first = read(null, 2, Visibility.ALL).items();

        append("newest", NOON.plusSeconds(100));
        append("late", NOON.plusSeconds(15));
        CursorPage<HistoryItem> second = read(first.next(), 10, Visibility.ALL).items();

        assertThat(ids(first.items())).containsExactly("i-4", "i-3");
        assertThat(ids(second.items())).containsExactly("i-2", "late", "i-1");
        assertThat(second.next()).isNull();
    }

    @Test
    void countingStopsWhenItIsEnough() {
        for (int i = 0; i < 3; i++) {
            append("i-" + i, NOON);
            open("talk", "e-" + i, NOON);
        }

        assertThat(store.countContactHistory(ACME, ROSA, Visibility.ALL, 1)).isEqualTo(1);
        assertThat(store.countContactHistory(ACME, ROSA, Visibility.ALL, 5)).isEqualTo(5);
        assertThat(store.countContactHistory(ACME, ROSA, Visibility.ALL, Long.MAX_VALUE))
                .isEqualTo(6);
    }

    @Test
    void whatIsNoPositionOrNoLimitIsRefused() {
        append("item", NOON);

        assertThatThrownBy(() -> read("no position", 10, Visibility.ALL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(null, 0, Visibility.ALL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> commitApplied(new AppendItem(globex.history("rosa", "item-2", WRITTEN, NOON))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(all(10)).hasSize(1);
    }

    private void append(String id, Instant at) {
        commitApplied(new AppendItem(acme.history("rosa", id, WRITTEN, at)));
    }

    private void open(String conversation, String id, Instant at) {
        tell(conversation, id, new EntryContent.Opened(SessionOpener.CONTACT, 1), at);
    }

    private void tell(String conversation, String id, EntryContent content, Instant at) {
        commitApplied(new AddEntry(new SystemEntry(
                ACME, new EntryId(id), new ConversationId(conversation), Author.CHANNEL, content, at, at)));
    }

    private ContactHistory read(@Nullable String after, int limit, Visibility visibility) {
        return store.contactHistory(ACME, ROSA, visibility, after, limit);
    }

    private long count(Visibility visibility) {
        return store.countContactHistory(ACME, ROSA, visibility, 1_000);
    }

    private List<HistoryItem> all(int limit) {
        return Pages.all(
                limit,
                (@Nullable String after, int size) ->
                        read(after, size, Visibility.ALL).items());
    }

    private List<HistoryItem> historyOf(String contact) {
        return store.contactHistory(ACME, new ContactId(contact), Visibility.ALL, null, 10)
                .items()
                .items();
    }

    private List<String> entries(int limit, Visibility visibility) {
        return Pages.all(
                        limit,
                        (@Nullable String after, int size) ->
                                read(after, size, visibility).entries())
                .stream()
                .map(entry -> entry.id().value())
                .toList();
    }

    private static List<String> entryIds(CursorPage<SystemEntry> page) {
        return page.items().stream().map(entry -> entry.id().value()).toList();
    }

    private static List<String> ids(List<HistoryItem> items) {
        return items.stream().map(item -> item.id().value()).toList();
    }
}
