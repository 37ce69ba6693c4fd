package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.MessagePreview;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.conversation.ConversationId;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.util.List;
import java.util.Locale;
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

    @EveryStore
    @DisplayName("M2 Conversations are found by the words of a message, and the thread opens at it")
    void conversationsAreFoundByTheWordsOfAMessage(InboxFixture fixture) {
        WhatsAppPerson ana = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationId anas = fixture.receives(ana.writes("¿Tienen turnos para mañana?"))
                .conversation()
                .id();
        fixture.receives(ana.writes("¿O turnos el lunes por la mañana?"));
        fixture.receives(ana.writes("Gracias"));
        fixture.receives(fixture.meta().instagramPerson("17991").named("Cora").writes("mañana paso"));

        assertThat(found(fixture, ALL.containing("turno MANANA"))).containsExactly("Ana");
        assertThat(found(fixture, ALL.containing("mañ"))).containsExactly("Cora", "Ana");
        assertThat(found(fixture, ALL.containing("mañ").matching("cora"))).containsExactly("Cora");
        assertThat(found(fixture, ALL.containing("gracias turnos"))).isEmpty();
        assertThat(found(fixture, ALL.containing("?!"))).isEmpty();

        ConversationSummary row = fixture.list(ALL.containing("turno")).get(0);
        MessagePreview hit = row.hit().orElseThrow();
        assertThat(hit.text(Locale.ENGLISH, 150)).isEqualTo("¿O turnos el lunes por la mañana?");
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .conversations()
                        .thread(anas)
                        .around(hit.id(), 1)
                        .orElseThrow()
                        .messages())
                .anyMatch(entry -> entry.message().id().equals(hit.id()));
        assertThat(fixture.list(ALL)).allMatch(each -> each.hit().isEmpty());
    }

    @EveryStore
    @DisplayName("M2 What is written here is found too, and an unsent message is not")
    void sentAndUnsentMessages(InboxFixture fixture) {
        InstagramPerson cora = fixture.meta().instagramPerson("17991").named("Cora");
        Webhook message = cora.writes("esto no lo digas");
        ConversationId coras = fixture.receives(message).conversation().id();
        fixture.sends(Recipient.conversation(coras), Draft.text("Te esperamos el martes"));

        assertThat(found(fixture, ALL.containing("martes"))).containsExactly("Cora");
        assertThat(found(fixture, ALL.containing("digas"))).containsExactly("Cora");

        fixture.deliver(cora.chat().unsends(message.messageId()));

        assertThat(found(fixture, ALL.containing("digas"))).isEmpty();
    }
}
