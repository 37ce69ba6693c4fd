package io.escala.acceptance.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.fakemeta.WhatsAppPerson;
import java.util.ArrayList;
import java.util.List;

/** Conversations on one line, to send messages to. */
final class Chats {
    private final InboxFixture fixture;
    private final List<Recipient> recipients = new ArrayList<>();
    private final List<WhatsAppPerson> people = new ArrayList<>();

    Chats(InboxFixture fixture, int count) {
        this.fixture = fixture;
        for (int i = 0; i < count; i++) {
            WhatsAppPerson person = fixture.meta().whatsAppPerson(String.valueOf(5_493_415_550_100L + i));
            people.add(person);
            recipients.add(Recipient.conversation(
                    fixture.receives(person.writes("hola")).conversation().id()));
        }
    }

    int size() {
        return recipients.size();
    }

    WhatsAppPerson person(int chat) {
        return people.get(chat);
    }

    Message queue(int chat, String text) {
        return fixture.queues(recipients.get(chat), Draft.text(text));
    }

    /** Queues one message in each conversation, with its number as the text. */
    List<Message> queueOneEach() {
        List<Message> queued = new ArrayList<>();
        for (int chat = 0; chat < recipients.size(); chat++) {
            queued.add(queue(chat, "chat " + chat));
        }
        return queued;
    }

    DeliveryStatus status(Message message) {
        var delivery = fixture.message(message.conversation(), message.id()).delivery();
        assertThat(delivery).isNotNull();
        return delivery.status();
    }
}
