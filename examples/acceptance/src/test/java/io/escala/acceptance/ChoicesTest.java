package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.MessageKind;
import io.escala.core.conversations.ThreadMessage;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.CardsDraft;
import io.escala.core.send.ChoiceCard;
import io.escala.core.send.Draft;
import io.escala.core.send.Option;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContent.Choice;
import io.escala.crm.conversation.MessageContent.Interactive.Form;
import io.escala.crm.identity.IdentityKey;
import io.escala.fakemeta.DirectChat;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** Questions with options to tap, and the answers. */
class ChoicesTest {
    private static final String ROSA = "5493415550101";
    private static final Draft COLOUR = Draft.choice(
            "¿Cuál?", Option.titled("Rojo").id("red"), Option.titled("Azul").id("blue"));

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static WhatsAppPerson rosa(InboxFixture fixture) {
        return fixture.meta().whatsAppPerson(ROSA).named("Rosa");
    }

    private static SentMessage last(InboxFixture fixture) {
        List<SentMessage> sent = fixture.meta().sent();
        return sent.get(sent.size() - 1);
    }

    private static ThreadMessage newest(InboxFixture fixture, ConversationId id) {
        return fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .thread(id)
                .page(CursorRequest.newest(1))
                .orElseThrow()
                .messages()
                .get(0);
    }

    private static void assertAnswered(InboxFixture fixture, Message asked, Choice.Kind kind) {
        ThreadMessage answer = newest(fixture, asked.conversation());
        assertThat(answer.chosen()).contains(new ChosenOption(asked.id(), "blue"));
        assertThat(answer.message().content()).isEqualTo(new Choice(kind, "blue", "Azul"));
        assertThat(answer.quoted()).get().satisfies(quoted -> {
            assertThat(quoted.id()).isEqualTo(asked.id());
            assertThat(quoted.kind()).isEqualTo(MessageKind.INTERACTIVE);
        });
    }

    @EveryStore
    @DisplayName(
            "Reply buttons go out on WhatsApp, read in the thread, are searched, and the tap names message and option")
    void replyButtons(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));

        Message asked = fixture.sends(to(view), COLOUR);

        assertThat(asked.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(last(fixture).type()).isEqualTo("interactive");
        assertThat(last(fixture).text()).isEqualTo("¿Cuál?");
        assertThat(newest(fixture, asked.conversation()).text(Locale.ENGLISH)).isEqualTo("¿Cuál?\n• Rojo\n• Azul");
        assertThat(fixture.list(ConversationQuery.all().containing("azul")))
                .extracting(ConversationSummary::id)
                .containsExactly(asked.conversation());
        fixture.deliver(last(fixture).status(io.escala.fakemeta.DeliveryStatus.READ));
        assertThat(fixture.message(asked.conversation(), asked.id()).delivery().status())
                .isEqualTo(DeliveryStatus.READ);

        fixture.receives(rosa(fixture).chat().taps(last(fixture), "Azul"));

        assertAnswered(fixture, asked, Choice.Kind.BUTTON);
    }

    @EveryStore
    @DisplayName("A list with headings and descriptions goes out on WhatsApp, and the row that was picked is named")
    void list(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        Draft draft = Draft.choice(
                        "¿Cuál?",
                        Option.titled("Rojo").id("red").section("Cálidos").description("Como el sol"),
                        Option.titled("Azul").id("blue").section("Fríos"),
                        Option.titled("Verde").id("green").section("Fríos"))
                .header("Colores")
                .footer("Uno solo")
                .listButton("Ver");

        Message asked = fixture.sends(to(view), draft);
        assertThat(asked.content())
                .isInstanceOfSatisfying(
                        MessageContent.Interactive.class,
                        content -> assertThat(content.form()).isEqualTo(Form.LIST));
        assertThat(last(fixture).json()).contains("Fr\\u00edos", "Como el sol", "Uno solo", "Colores", "Ver");
        fixture.receives(rosa(fixture).chat().taps(last(fixture), "Azul"));

        assertAnswered(fixture, asked, Choice.Kind.LIST_ROW);
    }

    @EveryStore
    @DisplayName("A link stands alone on WhatsApp, and the answer to a location request is a location that quotes it")
    void linkAndLocationRequest(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        Option link = Option.titled("Tienda").url("https://example.com/a?b=c");

        Message sent = fixture.sends(to(view), Draft.choice("Mirá", link));
        assertThat(sent.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(last(fixture).json()).contains("cta_url");
        assertThat(fixture.send(to(view), Draft.choice("Mirá", link, Option.titled("No")), fixture.administrator())
                        .refusals())
                .containsExactly(
                        Refusal.field(Refusal.Reason.FIELD_INVALID, "options").because(Refusal.Cause.NOT_TOGETHER));

        Message asked = fixture.sends(to(view), Draft.locationRequest("¿Dónde?"));
        fixture.receives(rosa(fixture)
                .chat()
                .quoting(last(fixture).id())
                .sends("location", "{\"latitude\":-32.9,\"longitude\":-60.6}"));

        ThreadMessage answer = newest(fixture, asked.conversation());
        assertThat(answer.quoted()).get().extracting(quoted -> quoted.id()).isEqualTo(asked.id());
        assertThat(answer.chosen()).isEmpty();
    }

    @EveryStore
    @DisplayName("Quick replies and buttons go out on Messenger and Instagram, and the tap names message and option")
    void quickRepliesAndButtons(InboxFixture fixture) {
        Draft buttons = Draft.choice(
                "¿Cuál?",
                Option.titled("Azul").id("blue"),
                Option.titled("Tienda").url("https://example.com"));
        for (DirectChat chat : List.of(
                fixture.meta().messengerPerson("249001").chat(),
                fixture.meta().instagramPerson("555001").chat())) {
            ConversationView view = fixture.receives(chat.writes("hola"));

            Message quick = fixture.sends(to(view), COLOUR);
            assertThat(quick.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
            assertThat(last(fixture).json()).contains("quick_replies");
            fixture.receives(chat.taps(last(fixture), "Azul"));
            assertAnswered(fixture, quick, Choice.Kind.QUICK_REPLY);

            Message lasting = fixture.sends(to(view), buttons);
            assertThat(lasting.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
            assertThat(last(fixture).json()).contains("web_url", "postback");
            fixture.receives(chat.taps(last(fixture), "Azul"));
            assertAnswered(fixture, lasting, Choice.Kind.POSTBACK);
        }
    }

    @EveryStore
    @DisplayName("Cards go out on every channel, and the tap names message and option")
    void cards(InboxFixture fixture) {
        CardsDraft draft = Draft.cards(
                ChoiceCard.titled("Silla")
                        .image("https://example.com/silla.png")
                        .options(Option.titled("Rojo").id("red")),
                ChoiceCard.titled("Mesa")
                        .image("https://example.com/mesa.png")
                        .options(Option.titled("Azul").id("blue")));
        WhatsAppPerson rosa = rosa(fixture);

        Message onWhatsApp = fixture.sends(to(fixture.receives(rosa.writes("hola"))), draft.text("Mirá"));
        assertThat(onWhatsApp.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(newest(fixture, onWhatsApp.conversation()).text(Locale.ENGLISH))
                .isEqualTo("Mirá\nSilla\n• Rojo\nMesa\n• Azul");
        fixture.receives(rosa.chat().taps(last(fixture), "Azul"));
        assertAnswered(fixture, onWhatsApp, Choice.Kind.BUTTON);

        for (DirectChat chat : List.of(
                fixture.meta().messengerPerson("249001").chat(),
                fixture.meta().instagramPerson("555001").chat())) {
            Message sent = fixture.sends(to(fixture.receives(chat.writes("hola"))), draft);
            assertThat(sent.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
            fixture.receives(chat.taps(last(fixture), "Azul"));
            assertAnswered(fixture, sent, Choice.Kind.POSTBACK);
        }
        assertThat(fixture.meta().refused()).isEmpty();
    }

    @EveryStore
    @DisplayName("A send in doubt of a question is settled by its echo")
    void echoSettlesAQuestion(InboxFixture fixture) {
        for (DirectChat chat : List.of(
                fixture.meta().messengerPerson("249001").chat(),
                fixture.meta().instagramPerson("555001").chat())) {
            ConversationView view = fixture.receives(chat.writes("hola"));
            for (Draft draft :
                    List.of(COLOUR, Draft.choice("¿Sí?", Option.titled("Sí")).asButtons())) {
                fixture.meta().failNextSend(Fault.acceptedThenCut());
                Message message = fixture.sends(to(view), draft);
                assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.UNKNOWN);

                fixture.deliver(last(fixture).echo());

                assertThat(fixture.message(message.conversation(), message.id())
                                .delivery()
                                .status())
                        .isEqualTo(DeliveryStatus.ACCEPTED);
                fixture.later(Duration.ofMinutes(1));
                fixture.runWork();
            }
        }
        assertThat(fixture.meta().sent()).hasSize(4);
    }

    @EveryStore
    @DisplayName(
            "A tap that names a message of another conversation, an option that was not offered, or anything else is filed as it is")
    void hostilePayloadsAreNotTied(InboxFixture fixture) {
        DirectChat ana = fixture.meta().messengerPerson("249001").chat();
        DirectChat eva = fixture.meta().messengerPerson("249002").chat();
        Message asked = fixture.sends(to(fixture.receives(ana.writes("hola"))), COLOUR);
        ConversationView other = fixture.receives(eva.writes("hola"));
        Message text = fixture.sends(to(other), Draft.text("hola"));
        fixture.sends(to(other), COLOUR);

        List<String> payloads = new ArrayList<>(List.of(
                "escala/" + asked.id().value() + "/blue",
                "escala/" + text.id().value() + "/blue",
                "escala/none/blue",
                "escala/",
                "escala//",
                "escala/" + "x".repeat(900) + "/blue",
                "escala/ñ/blue",
                "blue"));
        for (String payload : payloads) {
            ThreadMessage answer = newest(
                    fixture,
                    fixture.receives(eva.tapsQuickReply("Azul", payload))
                            .conversation()
                            .id());
            assertThat(answer.chosen()).as(payload).isEmpty();
            assertThat(answer.message().content()).isEqualTo(new Choice(Choice.Kind.QUICK_REPLY, payload, "Azul"));
        }
        String notOffered = "escala/" + asked.id().value() + "/green";
        assertThat(newest(
                                fixture,
                                fixture.receives(ana.tapsPostback("Verde", notOffered))
                                        .conversation()
                                        .id())
                        .chosen())
                .isEmpty();
        WhatsAppPerson rosa = rosa(fixture);
        assertThat(newest(
                                fixture,
                                fixture.receives(rosa.chat()
                                                .quoting("wamid.none")
                                                .tapsButton("blue", "Azul"))
                                        .conversation()
                                        .id())
                        .chosen())
                .isEmpty();
    }

    @EveryStore
    @DisplayName("A handler of messages reads which option was chosen, also in a process that started later")
    void handlersReadTheOption(InboxFixture fixture) {
        List<Optional<ChosenOption>> chosen = new ArrayList<>();
        InboxFixture.Node later = fixture.node();
        later.inbox().onMessage(FollowerOptions.named("shop").fromBeginning(), message -> chosen.add(message.chosen()));
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        Sent asked = fixture.send(to(view), COLOUR, fixture.flow()).orThrow();
        fixture.runWork();

        fixture.receives(rosa(fixture).chat().taps(last(fixture), "Rojo"));
        fixture.runWork(later);

        assertThat(chosen)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(new ChosenOption(asked.messages().get(0), "red")));
    }

    @EveryStore
    @DisplayName("M32, M33 A tap on an option counts as an answer, and a free text may follow")
    void tapOpensTheWindow(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        fixture.sends(to(view), COLOUR);
        SentMessage question = last(fixture);
        fixture.later(Duration.ofHours(24));
        assertThat(fixture.send(to(view), Draft.text("¿Y?"), fixture.administrator())
                        .refusedFor(Refusal.Reason.WINDOW_CLOSED))
                .isTrue();

        fixture.receives(rosa(fixture).chat().taps(question, "Azul"));

        assertThat(fixture.sends(to(view), Draft.text("¡Bien!")).delivery().status())
                .isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @EveryStore
    @DisplayName(
            "S80 Outside the window a question with options is refused as a text is, and every other problem is told with it")
    void needsAnOpenWindow(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        fixture.later(Duration.ofHours(24));

        Outcome<Sent> refused =
                fixture.send(to(view), Draft.choice("¿Cuál?", Option.titled("x".repeat(21))), fixture.administrator());

        assertThat(refused.refusals())
                .containsExactly(
                        Refusal.at(Refusal.Reason.FIELD_INVALID, "option.title", 0)
                                .because(Refusal.Cause.TOO_LONG)
                                .limitedTo(20, 21),
                        Refusal.of(Refusal.Reason.WINDOW_CLOSED, Refusal.Remedy.SEND_TEMPLATE));
    }

    @EveryStore
    @DisplayName(
            "S36, S37, S38 Without a WhatsApp phone a question goes to the primary phone, which only the answer makes one")
    void questionGoesToThePrimaryPhone(InboxFixture fixture) {
        WhatsAppPerson person = rosa(fixture);
        fixture.receives(person.writes("hola"));
        ContactCard added = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));
        ContactCard rosa = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .edit(added.id(), added.contact().version(), ContactEdit::withoutWhatsAppPhone)
                .orThrow();
        SendRequest request =
                SendRequest.to(rosa.id()).from(TestBusiness.SALES).draft(COLOUR).reference("question");
        assertThat(rosa.whatsAppPhone()).isEmpty();

        SendPreview preview =
                fixture.inbox().as(fixture.administrator()).messages().preview(request);
        assertThat(preview.destination()).isEqualTo(IdentityKey.whatsAppNumber(new Phone(ROSA)));
        assertThat(preview.rendered()).isEqualTo("¿Cuál?\n• Rojo\n• Azul");
        fixture.inbox().as(fixture.administrator()).messages().send(request).orThrow();
        fixture.runWork();

        assertThat(fixture.meta().sentTo(person)).hasSize(1);
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).isEmpty();
        fixture.receives(person.chat().taps(last(fixture), "Azul"));
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(new Phone(ROSA));
    }

    @EveryStore
    @DisplayName("What would exceed a limit of Meta's is refused before any call, at the very limit Meta accepts it")
    void limitsAreMetas(InboxFixture fixture) {
        Option[] ten = options(10, 24);
        Option[] thirteen = options(13, 20);
        ConversationView whatsApp = fixture.receives(rosa(fixture).writes("hola"));
        ConversationView messenger =
                fixture.receives(fixture.meta().messengerPerson("249001").chat().writes("hola"));
        ConversationView instagram =
                fixture.receives(fixture.meta().instagramPerson("555001").chat().writes("hola"));

        assertThat(List.of(
                        fixture.sends(
                                to(whatsApp),
                                Draft.choice("x".repeat(4_096), ten).listButton("x".repeat(20))),
                        fixture.sends(to(whatsApp), Draft.choice("x".repeat(1_024), options(3, 20))),
                        fixture.sends(to(messenger), Draft.choice("x".repeat(1_999), thirteen)),
                        fixture.sends(
                                to(messenger),
                                Draft.choice("x".repeat(640), options(3, 20)).asButtons()),
                        fixture.sends(to(instagram), Draft.choice("ñ".repeat(500), thirteen)),
                        fixture.sends(
                                to(instagram),
                                Draft.choice("x".repeat(640), options(3, 20)).asButtons())))
                .extracting(message -> message.delivery().status())
                .containsOnly(DeliveryStatus.ACCEPTED);
        assertThat(fixture.send(to(whatsApp), Draft.choice("?", options(11, 5)).listButton("Ver"), fixture.flow())
                        .refusedFor(Refusal.Reason.LIMIT_REACHED))
                .isTrue();
        assertThat(fixture.send(to(messenger), Draft.choice("?", options(14, 5)), fixture.flow())
                        .refusedFor(Refusal.Reason.LIMIT_REACHED))
                .isTrue();
        assertThat(fixture.send(to(instagram), Draft.choice("?", options(4, 5)).asButtons(), fixture.flow())
                        .refusedFor(Refusal.Reason.LIMIT_REACHED))
                .isTrue();
        assertThat(fixture.send(to(instagram), Draft.locationRequest("?"), fixture.flow())
                        .refusedFor(Refusal.Reason.CONTENT_NOT_ON_CHANNEL))
                .isTrue();
        assertThat(fixture.meta().refused()).isEmpty();
    }

    /** Options whose titles have a length, ending with a number. */
    private static Option[] options(int number, int length) {
        Option[] options = new Option[number];
        for (int i = 0; i < number; i++) {
            String end = Integer.toString(i);
            options[i] = Option.titled("x".repeat(length - end.length()) + end);
        }
        return options;
    }
}
