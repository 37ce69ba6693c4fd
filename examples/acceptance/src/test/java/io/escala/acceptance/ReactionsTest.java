package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.Draft;
import io.escala.core.send.Messages;
import io.escala.core.send.Recipient;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.SenderAction;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** Reactions of the business to messages of either side. */
class ReactionsTest {
    private static final String ROSA = "5493415550101";
    private static final String THUMB = "👍🏽";

    private static Messages messages(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).messages();
    }

    private static Message first(InboxFixture fixture, ConversationView view) {
        return fixture.thread(view.conversation().id()).get(0);
    }

    private static @Nullable String shown(InboxFixture fixture, Message message) {
        Amendment.Reaction reaction = fixture.message(message.conversation(), message.id())
                .amendments()
                .business();
        return reaction == null ? null : reaction.emoji();
    }

    /** Nothing can be corrected about the message. */
    private static Refusal cannotBe(Cause why) {
        return Refusal.of(Reason.FIELD_INVALID, Refusal.Remedy.NONE)
                .in("message", null)
                .because(why);
    }

    private static void minutes(InboxFixture fixture, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            fixture.later(Duration.ofMinutes(1));
            fixture.runWork();
        }
    }

    @EveryStore
    @DisplayName(
            "A reaction goes out on every channel, is shown once it is accepted, replaces the one before, and is removed")
    void reactsAndRemoves(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        Message whatsApp = first(fixture, fixture.receives(rosa.writes("hola")));
        Message messenger = first(
                fixture,
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola")));
        Message instagram = first(
                fixture,
                fixture.receives(fixture.meta().instagramPerson("555001").writes("hola")));
        for (Message message : List.of(whatsApp, messenger, instagram)) {
            assertThat(messages(fixture).react(message.id(), THUMB).orThrow().id())
                    .isEqualTo(message.id());
            assertThat(shown(fixture, message)).isNull();
            fixture.runWork();
            assertThat(shown(fixture, message)).isEqualTo(THUMB);

            messages(fixture).react(message.id(), "❤️").orThrow();
            messages(fixture).unreact(message.id()).orThrow();
            messages(fixture).react(message.id(), "🙏").orThrow();
            fixture.runWork();
            assertThat(shown(fixture, message)).isEqualTo("🙏");
            messages(fixture).unreact(message.id()).orThrow();
            fixture.runWork();
            assertThat(shown(fixture, message)).isNull();
        }

        assertThat(fixture.meta().sentTo(rosa))
                .extracting(SentMessage::text)
                .containsExactly(THUMB, "❤️", "", "🙏", "");
        assertThat(fixture.meta().actions())
                .extracting(SenderAction::action)
                .containsExactly(
                        "react", "react", "unreact", "react", "unreact", "react", "react", "unreact", "react",
                        "unreact");
        assertThat(fixture.thread(whatsApp.conversation())).hasSize(1);
        assertThat(fixture.meta().refused()).isEmpty();
    }

    @EveryStore
    @DisplayName("A reaction that Meta puts off or does not answer goes out all the same, in its order")
    void isNeverLost(InboxFixture fixture) {
        Message message = first(
                fixture, fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola")));
        fixture.meta().failNextSend(Fault.rateLimited());
        fixture.meta().failNextSend(Fault.acceptedThenCut());

        messages(fixture).react(message.id(), THUMB).orThrow();
        messages(fixture).react(message.id(), "🙏").orThrow();
        fixture.runWork();
        assertThat(shown(fixture, message)).isNull();
        minutes(fixture, 15);

        assertThat(shown(fixture, message)).isEqualTo("🙏");
        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly(THUMB, THUMB, "🙏");
    }

    @EveryStore
    @DisplayName("A rejected reaction is told and shows nothing, and one whose window closed before it went out, too")
    void failuresAreTold(InboxFixture fixture) {
        Message message = first(
                fixture, fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola")));
        fixture.meta().failNextSend(Fault.error(400, 131009, "Parameter value is not valid"));
        messages(fixture).react(message.id(), THUMB).orThrow();
        fixture.runWork();

        messages(fixture).react(message.id(), THUMB).orThrow();
        fixture.later(Duration.ofHours(24));
        fixture.runWork();

        assertThat(shown(fixture, message)).isNull();
        assertThat(fixture.events(CrmEvent.ReactionFailed.class))
                .containsExactly(
                        new CrmEvent.ReactionFailed(message.conversation(), message.id(), "REQUEST"),
                        new CrmEvent.ReactionFailed(message.conversation(), message.id(), "WINDOW_CLOSED"));
        assertThat(fixture.meta().sent()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "What cannot be reacted to is refused by name: unsent, too old, the window closed, no emoji, not to be seen")
    void refusals(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(rosa.writes("hola"));
        ConversationId id = view.conversation().id();
        Message old = first(fixture, view);
        Message queued = fixture.queues(Recipient.conversation(id), Draft.text("¡Hola!"));

        assertThat(messages(fixture).react(queued.id(), THUMB).refusals())
                .containsExactly(cannotBe(Cause.NOT_SENT_YET));
        for (String none : List.of("", " ", "a", "ñ", "1", "👍👍", "👍 ", "ok")) {
            assertThat(messages(fixture).react(old.id(), none).refusals())
                    .as(none)
                    .containsExactly(Refusal.field(Reason.FIELD_INVALID, "emoji"));
        }
        for (String emoji : List.of("👍", "❤️", "👩‍👩‍👧", "🇦🇷", "1️⃣", "☺", "©")) {
            assertThat(messages(fixture).react(old.id(), emoji)).as(emoji).isInstanceOf(Outcome.Done.class);
        }
        assertThat(fixture.inbox()
                        .as(fixture.salesUser())
                        .messages()
                        .react(old.id(), THUMB)
                        .refusals())
                .containsExactly(Refusal.of(Reason.NOT_FOUND, Refusal.Remedy.NONE));

        fixture.later(Duration.ofDays(31));
        assertThat(messages(fixture).react(old.id(), THUMB).refusals())
                .containsExactly(
                        Refusal.of(Reason.WINDOW_CLOSED, Refusal.Remedy.SEND_TEMPLATE),
                        cannotBe(Cause.TOO_OLD).limitedTo(30, 31));
        fixture.receives(rosa.writes("acá estoy"));
        assertThat(messages(fixture).unreact(old.id()).refusals())
                .containsExactly(cannotBe(Cause.TOO_OLD).limitedTo(30, 31));
    }

    @EveryStore
    @DisplayName("A reaction of a process that ended goes out from another one, once")
    void anotherProcessGoesOn(InboxFixture fixture) {
        Message message = first(
                fixture, fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola")));
        messages(fixture).react(message.id(), THUMB).orThrow();

        fixture.runWork(fixture.node());

        assertThat(shown(fixture, message)).isEqualTo(THUMB);
        assertThat(fixture.meta().sent()).hasSize(1);
    }
}
