package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.conversations.ConversationView;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.fakemeta.DirectChat;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Edits, unsends and reactions. */
class AmendmentsTest {
    private static final String ROSA = "5493415550101";

    private static Message first(InboxFixture fixture, ConversationView view) {
        return fixture.thread(view.conversation().id()).get(0);
    }

    @EveryStore
    @DisplayName("An edited WhatsApp message shows its new text and keeps the old one; the window does not move")
    void editShowsTheNewText(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        Webhook hola = rosa.writes("hola");
        ConversationView view = fixture.receives(hola);
        var marks = view.conversation().marks();
        fixture.clock().advance(Duration.ofMinutes(3));

        fixture.deliver(rosa.chat().edits(hola.messageId(), "hola, ¿abren hoy?"));

        assertThat(first(fixture, view).shown()).isEqualTo(new MessageContent.Text("hola, ¿abren hoy?"));
        assertThat(first(fixture, view).content()).isEqualTo(new MessageContent.Text("hola"));
        assertThat(fixture.conversations().get(0).conversation().marks()).isEqualTo(marks);
    }

    @EveryStore
    @DisplayName("An unsent message leaves nothing of its text, whether the unsend arrives after it or before it")
    void unsendErasesTheText(InboxFixture fixture) {
        DirectChat chat = fixture.meta().instagramPerson("9001").chat();
        Webhook after = chat.writes("secreto uno");
        ConversationView view = fixture.receives(after);
        fixture.deliver(chat.unsends(after.messageId()));
        Webhook before = chat.writes("secreto dos");
        fixture.deliver(chat.unsends(before.messageId()));
        fixture.deliver(before);
        fixture.deliver(after);

        List<Message> thread = fixture.thread(view.conversation().id());
        assertThat(thread).hasSize(2).allSatisfy(message -> {
            assertThat(message.content()).isEqualTo(new MessageContent.Removed());
            assertThat(message.shown()).isEqualTo(new MessageContent.Removed());
        });
    }

    @EveryStore
    @DisplayName("A reaction to our message is kept with it, and goes when it is taken back")
    void reactionsAreKeptAndRemoved(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(rosa.writes("hola"));
        Message ours = fixture.sends(Recipient.conversation(view.conversation().id()), Draft.text("¡Hola!"));
        String id = fixture.meta().sent().get(0).id();

        fixture.deliver(rosa.chat().reactsTo(id, "\u2764\uFE0F"));
        assertThat(fixture.message(ours.conversation(), ours.id()).amendments().customer())
                .extracting(Amendment.Reaction::emoji)
                .isEqualTo("\u2764\uFE0F");

        fixture.clock().advance(Duration.ofSeconds(2));
        fixture.deliver(rosa.chat().reactsTo(id, ""));
        assertThat(fixture.message(ours.conversation(), ours.id()).amendments().customer())
                .extracting(Amendment.Reaction::emoji)
                .isNull();
        assertThat(fixture.thread(view.conversation().id())).hasSize(2);
    }
}
