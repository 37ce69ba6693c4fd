package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.World;
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

/** What becomes of messages after they were written: edits, unsends, reactions. */
class AmendmentsTest {
    private static final String ROSA = "5493415550101";

    private static Message first(World world, ConversationView view) {
        return world.thread(view.conversation().id()).get(0);
    }

    @EveryStore
    @DisplayName("An edited WhatsApp message shows its new text and keeps the old one; the window does not move")
    void whatsAppEdit(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        Webhook hola = rosa.writes("hola");
        ConversationView view = world.hears(hola);
        var marks = view.conversation().marks();
        world.clock().advance(Duration.ofMinutes(3));

        world.deliver(rosa.chat().edits(hola.messageId(), "hola, ¿abren hoy?"));

        assertThat(first(world, view).shown()).isEqualTo(new MessageContent.Text("hola, ¿abren hoy?"));
        assertThat(first(world, view).content()).isEqualTo(new MessageContent.Text("hola"));
        assertThat(world.conversations().get(0).conversation().marks()).isEqualTo(marks);
    }

    @EveryStore
    @DisplayName("An unsent message leaves nothing of its text, whether the news comes after it or before it")
    void unsent(World world) {
        DirectChat chat = world.meta().instagramPerson("9001").chat();
        Webhook after = chat.writes("secreto uno");
        ConversationView view = world.hears(after);
        world.deliver(chat.unsends(after.messageId()));
        Webhook before = chat.writes("secreto dos");
        world.deliver(chat.unsends(before.messageId()));
        world.deliver(before);
        world.deliver(after);

        List<Message> thread = world.thread(view.conversation().id());
        assertThat(thread).hasSize(2).allSatisfy(message -> {
            assertThat(message.content()).isEqualTo(new MessageContent.Removed());
            assertThat(message.shown()).isEqualTo(new MessageContent.Removed());
        });
    }

    @EveryStore
    @DisplayName("A reaction to our message is kept with it, and goes when it is taken back")
    void reactions(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        ConversationView view = world.hears(rosa.writes("hola"));
        Message ours = world.sends(Recipient.conversation(view.conversation().id()), Draft.text("¡Hola!"));
        String id = world.meta().sent().get(0).id();

        world.deliver(rosa.chat().reactsTo(id, "\u2764\uFE0F"));
        assertThat(world.message(ours.conversation(), ours.id()).amendments().customer())
                .extracting(Amendment.Reaction::emoji)
                .isEqualTo("\u2764\uFE0F");

        world.clock().advance(Duration.ofSeconds(2));
        world.deliver(rosa.chat().reactsTo(id, ""));
        assertThat(world.message(ours.conversation(), ours.id()).amendments().customer())
                .extracting(Amendment.Reaction::emoji)
                .isNull();
        assertThat(world.thread(view.conversation().id())).hasSize(2);
    }
}
