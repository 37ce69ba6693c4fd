package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.conversation.ConversationId;
import io.escala.fakemeta.WhatsAppPerson;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Which conversations a text in the search box finds. */
class ConversationSearchTest {
    private static final ConversationQuery ALL = ConversationQuery.all();

    private static List<String> found(InboxFixture fixture, String text) {
        return found(fixture, ALL.matching(text));
    }

    private static List<String> found(InboxFixture fixture, ConversationQuery query) {
        Listing<ConversationSummary> list =
                fixture.inbox().as(fixture.administrator()).conversations().list(query);
        List<String> titles =
                list.stream().map(row -> row.title().orElseThrow()).toList();
        assertThat(list.countExactly()).isEqualTo(titles.size());
        return titles;
    }

    private static ConversationId writes(InboxFixture fixture, String number, String name) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson(number).named(name);
        return fixture.receives(person.writes("hola")).conversation().id();
    }

    private static ConversationId register(InboxFixture fixture, ConversationId of, NewContact as) {
        fixture.inbox().as(fixture.administrator()).contacts().create(of, as).orThrow();
        return of;
    }

    @EveryStore
    @DisplayName("M6 Registered people are found by first and last name, e-mail and phone, however they are typed")
    void registeredPeopleAreFound(InboxFixture fixture) {
        register(
                fixture,
                writes(fixture, "5493415550101", "Rosita"),
                NewContact.consenting("José-María", "Álvarez")
                        .email("jm@ventas.example")
                        .phone("0341 15 555-0199"));
        writes(fixture, "5493515550102", "Otro");

        for (String text : List.of(
                "jose",
                "ÁLV",
                "alvarez josé",
                "jm@ven",
                "@ventas.example",
                "ventas.ex",
                "5550101",
                "0341 15 555-0101",
                "+54 9 341 555 0199",
                "341 555")) {
            assertThat(found(fixture, text)).as(text).containsExactly("José-María Álvarez");
        }
        for (String text : List.of("rosita", "ose", "alvarez pedro", "@entas", "5550103", "%", "@", "*")) {
            assertThat(found(fixture, text)).as(text).isEmpty();
        }
        assertThat(found(fixture, "555")).containsExactly("Otro", "José-María Álvarez");
    }

    @EveryStore
    @DisplayName(
            "M7 People who are not registered are found by the name of their profile, their user name and their number")
    void othersAreFoundByTheirProfile(InboxFixture fixture) {
        ConversationId anas = writes(fixture, "5493415550101", "Ana Núñez");
        fixture.receives(
                fixture.meta().instagramPerson("17991").named("Cora Díaz").writes("hola"));
        fixture.receives(
                fixture.meta().messengerPerson("249001").named("Bea", "Nunca").writes("hola"));
        fixture.runWork();

        assertThat(found(fixture, "nun")).containsExactly("Bea Nunca", "Ana Núñez");
        assertThat(found(fixture, "NUÑEZ ana")).containsExactly("Ana Núñez");
        assertThat(found(fixture, "341 555-01")).containsExactly("Ana Núñez");
        assertThat(found(fixture, "cora")).containsExactly("Cora Díaz");

        register(fixture, anas, NewContact.consenting("Paula", "Sol"));

        assertThat(found(fixture, "núñez")).isEmpty();
        assertThat(found(fixture, "paula")).containsExactly("Paula Sol");
    }

    @EveryStore
    @DisplayName("M6, M11 A search combines with the other conditions, and its cursors belong to it")
    void searchCombinesWithOtherConditions(InboxFixture fixture) {
        for (int number = 10; number < 20; number++) {
            writes(fixture, "54934155501" + number, "Ana " + number);
        }
        register(fixture, writes(fixture, "5493415550120", "Ana 20"), NewContact.consenting("Ana", "Sol"));

        assertThat(found(fixture, ALL.matching("ana").onlyRegistered())).containsExactly("Ana Sol");
        assertThat(found(fixture, ALL.matching("ana").onlyUnregistered())).hasSize(10);
        assertThat(found(fixture, ConversationQuery.closed().matching("ana"))).isEmpty();
        assertThat(fixture.inbox().as(fixture.salesUser()).conversations().list(ALL.matching("ana")))
                .isEmpty();

        Listing<ConversationSummary> list =
                fixture.inbox().as(fixture.administrator()).conversations().list(ALL.matching("ana"));
        String next = list.page(CursorRequest.first(3)).next();
        assertThat(list.page(CursorRequest.after(next, 100)).items()).hasSize(8);
        Listing<ConversationSummary> other =
                fixture.inbox().as(fixture.administrator()).conversations().list(ALL.matching("an"));
        assertThatThrownBy(() -> other.page(CursorRequest.after(next, 100)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
