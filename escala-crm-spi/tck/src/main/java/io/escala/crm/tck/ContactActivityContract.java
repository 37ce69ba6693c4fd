package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.FuseIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ListedContact;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The latest activity of a contact is that of the conversations of its people, whatever joins and parts them. */
abstract class ContactActivityContract extends StoreContract {
    @BeforeEach
    void putContactsAndPeople() {
        commitApplied(new PutLine(acme.line("l1")), new PutLine(acme.line("l2")));
        for (String id : List.of("rosa", "paula", "zoe")) {
            commitApplied(new AddContact(acme.contact(id)));
        }
        for (String id : List.of("r1", "r2", "p1")) {
            commitApplied(new AddIdentity(acme.identity(id)));
        }
    }

    @Test
    void activityOfAnyConversationCounts() {
        link("r1", "rosa");
        link("r2", "rosa");
        link("p1", "paula");
        talk("a", "l1", "r1", NOON);
        talk("b", "l2", "r2", NOON.plusSeconds(2));
        talk("c", "l1", "p1", NOON.plusSeconds(1));

        assertActive("rosa", NOON.plusSeconds(2));
        assertActive("paula", NOON.plusSeconds(1));
        assertActive("zoe", null);
        assertThat(order()).containsExactly("rosa", "paula", "zoe");

        active("c", NOON.plusSeconds(3));
        active("a", NOON.plusSeconds(1));

        assertActive("rosa", NOON.plusSeconds(2));
        assertActive("paula", NOON.plusSeconds(3));
        assertThat(order()).containsExactly("paula", "rosa", "zoe");
    }

    @Test
    void onlyActivityCountsAndNeverFalls() {
        link("r1", "rosa");
        talk("a", "l1", "r1", NOON);

        commitApplied(acme.raise("a", Mark.WINDOW_OPENED, NOON.plusSeconds(9)));
        active("a", NOON.minusSeconds(1));
        commitApplied(new EditContact(
                acme.contact("rosa").withJobTitle("Gardener", Origin.PERSON).withVersion(1)));

        assertActive("rosa", NOON);
    }

    @Test
    void activityFollowsLinks() {
        talk("a", "l1", "r1", NOON.plusSeconds(5));
        talk("b", "l2", "r2", NOON);
        assertActive("rosa", null);

        link("r1", "rosa");
        link("r2", "rosa");
        assertActive("rosa", NOON.plusSeconds(5));

        link("r1", "paula");
        assertActive("rosa", NOON);
        assertActive("paula", NOON.plusSeconds(5));

        link("r2", null);
        assertActive("rosa", null);
        active("b", NOON.plusSeconds(7));
        assertActive("rosa", null);
        active("a", NOON.plusSeconds(6));
        assertActive("paula", NOON.plusSeconds(6));
    }

    @Test
    void severalLinksOfOneCommitCountInTheirOrder() {
        talk("a", "l1", "r1", NOON);

        commitApplied(linked("r1", "rosa"), linked("r1", "zoe"), linked("r1", "paula"));
        assertActive("rosa", null);
        assertActive("zoe", null);
        assertActive("paula", NOON);

        commitApplied(linked("r1", null), acme.raise("a", Mark.ACTIVITY, NOON.plusSeconds(1)), linked("r1", "paula"));
        assertActive("paula", NOON.plusSeconds(1));
    }

    @Test
    void contactThatIsAddedWithItsPersonIsActive() {
        ChannelIdentity person = acme.identity("new");
        commitApplied(
                new AddContact(acme.contact("fresh")),
                new AddIdentity(person),
                new AddConversation(acme.conversation("n", "l1", "new")),
                acme.raise("n", Mark.ACTIVITY, NOON.plusSeconds(4)),
                linked("new", "fresh"));

        assertActive("fresh", NOON.plusSeconds(4));
        assertThat(order()).startsWith("fresh");
    }

    @Test
    void conversationOfSomebodyWhoIsLinkedAlreadyCounts() {
        link("r1", "rosa");
        commitApplied(new AddConversation(acme.conversation("a", "l1", "r1")), acme.raise("a", Mark.ACTIVITY, NOON));

        assertActive("rosa", NOON);
    }

    @Test
    void activityFollowsMergedPeople() {
        link("r1", "rosa");
        talk("a", "l1", "r1", NOON);
        talk("b", "l2", "p1", NOON.plusSeconds(3));

        commitApplied(
                new FuseIdentity(acme.identity("p1").id(), acme.identity("r1").id()));
        assertActive("rosa", NOON.plusSeconds(3));

        active("b", NOON.plusSeconds(4));
        assertActive("rosa", NOON.plusSeconds(4));
        link("r1", null);
        assertActive("rosa", null);
    }

    @Test
    void conversationThatContinuesAnotherIsActiveForBoth() {
        link("r1", "rosa");
        talk("a", "l1", "r1", NOON);
        talk("b", "l1", "r2", NOON.plusSeconds(3));

        commitApplied(
                new FuseIdentity(acme.identity("r2").id(), acme.identity("r1").id()),
                new SupersedeConversation(new ConversationId("b"), new ConversationId("a"), 0));
        assertActive("rosa", NOON.plusSeconds(3));

        active("b", NOON.plusSeconds(5));
        assertActive("rosa", NOON.plusSeconds(5));
    }

    @Test
    void quietContactsWereNotActiveAtTheTimeOrLater() {
        link("r1", "rosa");
        link("p1", "paula");
        talk("a", "l1", "r1", NOON);
        talk("c", "l1", "p1", NOON.plusSeconds(1));

        for (ContactOrder order : ContactOrder.values()) {
            assertThat(quiet(NOON, order)).containsExactly("zoe");
            assertThat(quiet(NOON.plusMillis(1), order)).containsExactlyInAnyOrder("rosa", "zoe");
            assertThat(quiet(NOON.plusSeconds(2), order)).containsExactlyInAnyOrder("rosa", "paula", "zoe");
        }
    }

    @Test
    void contactThatBecomesActiveWhilePagingIsNotListedTwice() {
        int people = 9;
        for (int i = 0; i < people; i++) {
            commitApplied(new AddContact(acme.contact("m-" + i)), new AddIdentity(acme.identity("m-" + i)));
            link("m-" + i, "m-" + i);
            talk("t-" + i, "l1", "m-" + i, NOON.plusSeconds(i));
        }
        ContactSelection named = ContactSelection.EVERYBODY.matching(ContactFilter.of("m"));
        String next = store.searchContacts(ACME, named, null, 4).next();

        active("t-1", NOON.plusSeconds(100));
        List<String> rest = ids(
                Pages.all(2, (after, size) -> store.searchContacts(ACME, named, after == null ? next : after, size)));

        assertThat(rest)
                .containsExactlyElementsOf(
                        IntStream.of(4, 3, 2, 0).mapToObj(i -> "m-" + i).toList());
    }

    private void talk(String conversation, String line, String identity, Instant at) {
        commitApplied(
                new AddConversation(acme.conversation(conversation, line, identity)),
                acme.raise(conversation, Mark.ACTIVITY, at));
    }

    private void active(String conversation, Instant at) {
        commitApplied(acme.raise(conversation, Mark.ACTIVITY, at));
    }

    private void link(String identity, @Nullable String contact) {
        commitApplied(linked(identity, contact));
    }

    private Change linked(String identity, @Nullable String contact) {
        return new LinkIdentity(acme.identity(identity).id(), contact == null ? null : new ContactId(contact));
    }

    private void assertActive(String contact, @Nullable Instant at) {
        for (ContactOrder order : List.of(ContactOrder.ACTIVITY, ContactOrder.NAME)) {
            assertThat(store.searchContacts(ACME, ContactSelection.EVERYBODY.sortedBy(order), null, 100)
                            .items())
                    .filteredOn(listed -> listed.contact().id().value().equals(contact))
                    .extracting(ListedContact::activity)
                    .containsExactly(at);
        }
    }

    private List<String> order() {
        return ids(store.searchContacts(ACME, ContactSelection.EVERYBODY, null, 100)
                .items());
    }

    private List<String> quiet(Instant since, ContactOrder order) {
        ContactSelection selection =
                ContactSelection.EVERYBODY.quietSince(since).sortedBy(order);
        List<String> listed =
                ids(store.searchContacts(ACME, selection, null, 100).items());
        assertThat(store.countContacts(ACME, selection, 100)).isEqualTo(listed.size());
        return listed;
    }

    private static List<String> ids(List<ListedContact> contacts) {
        return contacts.stream().map(listed -> listed.contact().id().value()).toList();
    }
}
