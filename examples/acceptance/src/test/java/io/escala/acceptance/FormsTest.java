package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.FormAnswer;
import io.escala.core.conversations.ThreadMessage;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.FormDraft;
import io.escala.core.send.Option;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.core.template.TemplateValue;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppChat;
import io.escala.fakemeta.setup.Template;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** Forms to complete, and their answers. */
class FormsTest {
    private static final String ROSA = "5493415550101";
    private static final FormDraft VISIT =
            Draft.form("1122334455").asking("¿Cuándo podemos ir?").button("Elegir día");

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static WhatsAppChat rosa(InboxFixture fixture) {
        return fixture.meta().whatsAppPerson(ROSA).chat();
    }

    private static SentMessage last(InboxFixture fixture) {
        List<SentMessage> sent = fixture.meta().sent();
        return sent.get(sent.size() - 1);
    }

    private static ThreadMessage newest(InboxFixture fixture, ConversationView view) {
        return fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .thread(view.conversation().id())
                .page(CursorRequest.newest(1))
                .orElseThrow()
                .messages()
                .get(0);
    }

    private static FormAnswer answer(InboxFixture fixture, ConversationView view) {
        return newest(fixture, view).form().orElseThrow();
    }

    @EveryStore
    @DisplayName(
            "A form goes out on WhatsApp, reads in the thread, is searched, and its answer names message and answers")
    void formAndAnswer(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));

        Message asked = fixture.sends(
                to(view),
                VISIT.header("Visita")
                        .footer("Gracias")
                        .screen("DAYS")
                        .data("name", "Rosa")
                        .data("guests", 2)
                        .data("price", new BigDecimal("10.50"))
                        .data("inside", true)
                        .data("days", List.of(Option.titled("Lunes").id("mon").description("A la mañana"))));

        assertThat(asked.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(last(fixture).json())
                .contains("\"flow_token\":\"escala\\/" + asked.id().value() + "\\/form\"")
                .contains("\"guests\":2", "\"price\":10.5", "\"inside\":true", "A la ma\\u00f1ana");
        assertThat(newest(fixture, view).text(Locale.ENGLISH))
                .isEqualTo("Visita\n¿Cuándo podemos ir?\n• Elegir día\nGracias");
        assertThat(fixture.list(ConversationQuery.all().containing("elegir")))
                .extracting(ConversationSummary::id)
                .containsExactly(asked.conversation());

        fixture.receives(rosa(fixture)
                .fillsIn(
                        last(fixture),
                        Map.of("days", List.of("mon", "tue"), "guests", 2, "notes", Map.of("floor", "3º B"))));

        FormAnswer answer = answer(fixture, view);
        assertThat(answer.message()).contains(asked.id());
        assertThat(answer.answers())
                .containsOnly(
                        Map.entry("days", List.of("mon", "tue")),
                        Map.entry("guests", List.of("2")),
                        Map.entry("floor", List.of("3º B")));
        assertThat(answer.json()).contains("nfm_reply");
        ThreadMessage entry = newest(fixture, view);
        assertThat(entry.quoted()).get().extracting(quoted -> quoted.id()).isEqualTo(asked.id());
        assertThat(entry.chosen()).isEmpty();
        assertThat(entry.text(Locale.forLanguageTag("es"))).startsWith("Formulario completado: ");
        assertThat(fixture.meta().refused()).isEmpty();
    }

    @EveryStore
    @DisplayName("A form may be a draft, ask the endpoint and have a token of the business's own")
    void everyForm(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));

        Message asked = fixture.sends(
                to(view),
                VISIT.unpublished().screen("X").data("a", "b").asksEndpoint().token("visita-77"));

        assertThat(last(fixture).json())
                .contains("\"mode\":\"draft\"", "\"flow_action\":\"data_exchange\"", "\"flow_token\":\"visita-77\"")
                .doesNotContain("flow_action_payload");
        fixture.receives(rosa(fixture).fillsIn(last(fixture), Map.of("day", "mon")));
        assertThat(answer(fixture, view).message()).contains(asked.id());
        assertThat(answer(fixture, view).token()).contains("visita-77");
        assertThat(asked.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @EveryStore
    @DisplayName(
            "The form of a template is named by its answer, with the library's token and with one of the business's own")
    void formOfATemplate(InboxFixture fixture) {
        fixture.meta().put(Template.of("2040", "visit", "es", "¿Cuándo?").formButton("Elegir"));
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));
        Recipient recipient = Recipient.contact(rosa.id(), TestBusiness.SALES);
        Draft.Template template = Draft.template("visit").language("es");

        Message ours = fixture.sends(recipient, template);
        SentMessage first = last(fixture);
        assertThat(first.json()).contains("escala\\/" + ours.id().value() + "\\/form");
        Message own = fixture.sends(recipient, template.button(0, TemplateValue.fixed("visita-77")));
        SentMessage second = last(fixture);

        ConversationView view = fixture.receives(rosa(fixture).fillsIn(first, Map.of("day", "mon")));
        assertThat(answer(fixture, view).message()).contains(ours.id());
        fixture.receives(rosa(fixture).fillsIn(second, Map.of("day", "tue")));
        assertThat(answer(fixture, view).message()).contains(own.id());
    }

    @EveryStore
    @DisplayName(
            "An answer with the token of another conversation, of another message, or of nothing, is filed as it is")
    void hostileTokensAreNotTied(InboxFixture fixture) {
        ConversationView ana = fixture.receives(
                fixture.meta().whatsAppPerson("5493415550102").chat().writes("hola"));
        Message asked = fixture.sends(to(ana), VISIT);
        SentMessage toAna = last(fixture);
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        Message text = fixture.sends(to(view), Draft.text("hola"));
        fixture.sends(to(view), VISIT.token("mine"));
        SentMessage own = last(fixture);

        fixture.receives(rosa(fixture).fillsIn(toAna, Map.of("day", "mon")));
        assertThat(answer(fixture, view).message()).isEmpty();
        for (String token : List.of(
                "escala/" + asked.id().value() + "/form",
                "escala/" + text.id().value() + "/form",
                "escala/none/form",
                "escala//form",
                "yours",
                "x".repeat(5_000))) {
            fixture.receives(rosa(fixture)
                    .quoting(own.id())
                    .sends("interactive", reply("{\\\"flow_token\\\":\\\"" + token + "\\\",\\\"a\\\":\\\"b\\\"}")));
            assertThat(answer(fixture, view).message()).as(token).isEmpty();
            assertThat(answer(fixture, view).answer("a")).contains("b");
        }
    }

    @EveryStore
    @DisplayName("An answer that is no JSON, or is nested without end, is a message all the same")
    void hostileAnswersAreKept(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        Message asked = fixture.sends(to(view), VISIT);
        for (String json :
                List.of("{", "nul", "", "[".repeat(3_000), "{\\\"a\\\":" + "[".repeat(900) + "]".repeat(900) + "}")) {
            fixture.receives(rosa(fixture).quoting(last(fixture).id()).sends("interactive", reply(json)));

            FormAnswer answer = answer(fixture, view);
            assertThat(answer.answers()).isEmpty();
            assertThat(answer.json()).contains("response_json");
            assertThat(answer.message()).contains(asked.id());
        }
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).isEmpty();
    }

    private static String reply(String escapedJson) {
        return "{\"type\":\"nfm_reply\",\"nfm_reply\":{\"name\":\"flow\",\"body\":\"Sent\",\"response_json\":\""
                + escapedJson + "\"}}";
    }

    @EveryStore
    @DisplayName("An address that was asked for is an answer too")
    void addresses(InboxFixture fixture) {
        String values = "{\\\"values\\\":{\\\"name\\\":\\\"Rosa\\\",\\\"city\\\":\\\"Rosario\\\"}}";
        ConversationView view = fixture.receives(
                rosa(fixture).sends("interactive", reply(values).replace("\"flow\"", "\"address_message\"")));

        FormAnswer answer = answer(fixture, view);
        assertThat(answer.isAddress()).isTrue();
        assertThat(answer.answer("city")).contains("Rosario");
        assertThat(answer.message()).isEmpty();
    }

    @EveryStore
    @DisplayName("A handler of messages reads the answers, also in a process that started later")
    void handlersReadTheAnswers(InboxFixture fixture) {
        List<Optional<MessageId>> forms = new ArrayList<>();
        List<Optional<String>> days = new ArrayList<>();
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        Sent asked = fixture.send(to(view), VISIT, fixture.flow()).orThrow();
        fixture.runWork();
        fixture.receives(rosa(fixture).fillsIn(last(fixture), Map.of("day", "mon")));

        InboxFixture.Node later = fixture.node();
        later.inbox().onMessage(FollowerOptions.named("visits").fromBeginning(), message -> {
            forms.add(message.form().flatMap(FormAnswer::message));
            days.add(message.form().flatMap(form -> form.answer("day")));
        });
        fixture.runWork(later);

        assertThat(forms)
                .containsExactly(Optional.empty(), Optional.of(asked.messages().get(0)));
        assertThat(days).containsExactly(Optional.empty(), Optional.of("mon"));
    }

    @EveryStore
    @DisplayName("Answers of several people in one body, delivered to another process, name each its own form")
    void answersInOneBody(InboxFixture fixture) {
        WhatsAppChat eva = fixture.meta().whatsAppPerson("5493415550103").chat();
        ConversationView ofRosa = fixture.receives(rosa(fixture).writes("hola"));
        ConversationView ofEva = fixture.receives(eva.writes("hola"));
        Message forRosa = fixture.sends(to(ofRosa), VISIT);
        SentMessage first = last(fixture);
        Message forEva = fixture.sends(to(ofEva), VISIT.token("mine"));
        SentMessage second = last(fixture);

        fixture.later(Duration.ofSeconds(1));
        fixture.node()
                .deliver(rosa(fixture)
                        .fillsIn(first, Map.of("day", "mon"))
                        .and(eva.fillsIn(second, Map.of("day", "tue"))));

        assertThat(answer(fixture, ofRosa).message()).contains(forRosa.id());
        assertThat(answer(fixture, ofEva).message()).contains(forEva.id());
        assertThat(answer(fixture, ofEva).answer("day")).contains("tue");
    }

    @EveryStore
    @DisplayName("A form that is scheduled is answered as any other")
    void scheduled(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        ScheduledMessage scheduled = fixture.inbox()
                .as(fixture.administrator())
                .messages()
                .schedule(SendRequest.to(to(view))
                        .draft(VISIT)
                        .reference("visit")
                        .sendAt(fixture.now().plus(Duration.ofHours(1))))
                .orThrow();
        fixture.later(Duration.ofHours(1));
        fixture.runWork();

        fixture.receives(rosa(fixture).fillsIn(last(fixture), Map.of("day", "mon")));

        assertThat(answer(fixture, view).message()).contains(scheduled.id());
    }

    @EveryStore
    @DisplayName("M32, M33 A completed form counts as an answer, and a free text may follow")
    void answerOpensTheWindow(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        fixture.sends(to(view), VISIT);
        SentMessage form = last(fixture);
        fixture.later(Duration.ofHours(24));
        Outcome<Sent> closed = fixture.send(to(view), VISIT.button("👍"), fixture.administrator());
        assertThat(closed.refusals())
                .containsExactly(
                        Refusal.field(Refusal.Reason.FIELD_INVALID, "form.button")
                                .because(Refusal.Cause.MALFORMED),
                        Refusal.of(Refusal.Reason.WINDOW_CLOSED, Refusal.Remedy.SEND_TEMPLATE));

        fixture.receives(rosa(fixture).fillsIn(form, Map.of("day", "mon")));

        assertThat(fixture.sends(to(view), Draft.text("¡Bien!")).delivery().status())
                .isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @EveryStore
    @DisplayName("Messenger and Instagram have no forms, and say what to do instead")
    void onlyOnWhatsApp(InboxFixture fixture) {
        for (ConversationView view : List.of(
                fixture.receives(fixture.meta().messengerPerson("249001").chat().writes("hola")),
                fixture.receives(fixture.meta().instagramPerson("555001").chat().writes("hola")))) {
            assertThat(fixture.send(to(view), VISIT, fixture.administrator()).refusals())
                    .containsExactly(Refusal.of(Refusal.Reason.CONTENT_NOT_ON_CHANNEL, Refusal.Remedy.WRITE_TEXT)
                            .in("form", null));
        }
    }

    @EveryStore
    @DisplayName("At the very limits Meta accepts a form")
    void limitsAreMetas(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        FormDraft most = Draft.form("1")
                .asking("x".repeat(1_024))
                .button("x".repeat(20))
                .header("x".repeat(60))
                .footer("x".repeat(60))
                .screen("X")
                .data("a", "");

        assertThat(fixture.sends(to(view), most).delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.meta().refused()).isEmpty();
    }
}
