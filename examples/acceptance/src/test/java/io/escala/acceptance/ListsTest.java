package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.Closing;
import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.conversations.ConversationView;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendResult;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Page;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** The list of conversations, and what a conversation shows. */
class ListsTest {
    private static List<String> people(World world, ConversationFilter filter) {
        return world.inbox().conversations().list(filter, null, 100, world.administrator()).items().stream()
                .map(view -> view.displayName().orElseThrow())
                .toList();
    }

    private static ConversationFilter state(ConversationFilter.State state) {
        return new ConversationFilter(state, null, Set.of());
    }

    @EveryStore
    @DisplayName("M5 The most recent conversations come first, page by page")
    void newestFirst(World world) {
        WhatsAppPerson ana = world.meta().whatsAppPerson("5493415550101").named("Ana");
        world.hears(ana.writes("hola"));
        world.hears(world.meta().messengerPerson("249001").named("Bea", "B").writes("hola"));
        world.hears(world.meta().instagramPerson("17991").named("Cora").writes("hola"));
        assertThat(people(world, ConversationFilter.EVERYTHING)).containsExactly("Cora", "Bea B", "Ana");

        world.hears(ana.writes("otra vez"));

        assertThat(people(world, ConversationFilter.EVERYTHING)).containsExactly("Ana", "Cora", "Bea B");
        List<String> paged = new ArrayList<>();
        String next = null;
        do {
            Page<ConversationView> page =
                    world.inbox().conversations().list(ConversationFilter.EVERYTHING, next, 1, world.administrator());
            page.items().forEach(view -> paged.add(view.displayName().orElseThrow()));
            next = page.next();
        } while (next != null);
        assertThat(paged).containsExactly("Ana", "Cora", "Bea B");
    }

    @EveryStore
    @DisplayName("M12, M24 Conversations are listed and counted by state: open, closed or all")
    void byState(World world) {
        ConversationView ana = world.hears(
                world.meta().whatsAppPerson("5493415550101").named("Ana").writes("hola"));
        world.hears(world.meta().whatsAppPerson("5493415550102").named("Bea").writes("hola"));
        Closing.close(world, ana);

        assertThat(people(world, state(ConversationFilter.State.OPEN))).containsExactly("Bea");
        assertThat(people(world, state(ConversationFilter.State.CLOSED))).containsExactly("Ana");
        assertThat(people(world, state(ConversationFilter.State.ALL))).containsExactly("Bea", "Ana");
        for (ConversationFilter.State each : ConversationFilter.State.values()) {
            assertThat(world.inbox().conversations().count(state(each), world.administrator()))
                    .as(each.name())
                    .isEqualTo(people(world, state(each)).size());
        }
        assertThat(world.view(ana.conversation().id()).conversation().open()).isFalse();
    }

    @EveryStore
    @DisplayName("M15 Closing a conversation leaves the 24-hour window as it is")
    void closedAndWindow(World world) {
        ConversationView ana = world.hears(
                world.meta().whatsAppPerson("5493415550101").named("Ana").writes("hola"));
        Duration before = ana.window().remaining(world.now());
        Closing.close(world, ana);

        assertThat(world.view(ana.conversation().id()).window().remaining(world.now()))
                .isEqualTo(before);
        assertThat(world.send(
                        Recipient.conversation(ana.conversation().id()),
                        Draft.text("una cosa más"),
                        world.administrator()))
                .isInstanceOf(SendResult.Queued.class);
    }

    @EveryStore
    @DisplayName(
            "M15, M16 After closing, the contact's next message opens the same conversation and lets the start event happen again")
    void reopens(World world) {
        WhatsAppPerson person = world.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationView ana = world.hears(person.writes("hola"));
        Closing.close(world, ana);
        world.later(Duration.ofMinutes(5));

        ConversationView again = world.hears(person.writes("otra cosa"));

        assertThat(again.conversation().id()).isEqualTo(ana.conversation().id());
        assertThat(again.conversation().open()).isTrue();
        assertThat(world.events(CrmEvent.ConversationOpened.class))
                .extracting(CrmEvent.ConversationOpened::session)
                .containsExactly(1, 2);
        assertThat(world.texts(ana.conversation().id())).containsExactly("hola", "otra cosa");
    }

    @EveryStore
    @DisplayName(
            "M22, M23, M24, M25 A conversation shows its line, its owner, its state, and what was sent and received")
    void shows(World world) {
        WhatsAppPerson person = world.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationView ana = world.hears(person.with(world.support()).writes("hola"));
        world.sends(Recipient.conversation(ana.conversation().id()), Draft.text("¡Hola, Ana!"));

        ConversationView view = world.view(ana.conversation().id());
        assertThat(view.line().id()).isEqualTo(Shop.SUPPORT);
        assertThat(view.line().name()).isEqualTo("Support");
        assertThat(view.conversation().owner()).isNull();
        assertThat(view.conversation().open()).isTrue();
        List<Message> thread = world.thread(ana.conversation().id());
        assertThat(thread).extracting(Message::direction).containsExactly(Direction.INBOUND, Direction.OUTBOUND);
        assertThat(thread)
                .extracting(Message::author)
                .containsExactly(
                        Author.CUSTOMER, Author.user(world.administrator().user()));
        assertThat(world.texts(ana.conversation().id())).containsExactly("hola", "¡Hola, Ana!");
        assertThat(world.meta().sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.line().id()).isEqualTo(Shop.SUPPORT_NUMBER));
    }
}
