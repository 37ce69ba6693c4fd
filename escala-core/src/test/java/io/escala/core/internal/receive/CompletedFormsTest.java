package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.ACCOUNT;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.OptionReference;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.result.Receipt;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageForm;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateCategory;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletedFormsTest {
    private static final PartyKey ROSA = number("5493415550101");
    private static final MessageId ASKED = new MessageId("asked");

    private final ReceiveFixture fixture = new ReceiveFixture();

    private static MessageContent form(@Nullable String token) {
        return new Interactive(
                Interactive.Form.FORM,
                "When?",
                null,
                null,
                null,
                List.of(),
                List.of(),
                new MessageForm("1", "Open", token, false, false, null, List.of()),
                null);
    }

    private static MessageContent template(@Nullable String token) {
        return new MessageContent.Template(
                "visit",
                "es",
                TemplateCategory.UTILITY,
                List.of(),
                "When?",
                null,
                null,
                List.of(
                        new TemplateButtonContent(TemplateButton.Kind.QUICK_REPLY, "No", null, "escala"),
                        new TemplateButtonContent(TemplateButton.Kind.FORM, "Open", null, token)),
                null);
    }

    private ConversationId writes(PartyKey person) {
        Receipt.Item item = fixture.take(WHATSAPP, text(WHATSAPP, "wamid." + person.value(), NOON, "hola", person));
        return Objects.requireNonNull(item.conversation());
    }

    private void asks(ConversationId conversation, MessageContent content) {
        fixture.unit()
                .change(new ConversationChange.AppendMessage(new Message(
                        ACCOUNT,
                        ASKED,
                        conversation,
                        WHATSAPP.id(),
                        Author.AUTOMATION,
                        "wamid.asked",
                        content,
                        NOON,
                        NOON,
                        false,
                        null,
                        null,
                        null,
                        null,
                        Delivery.at(DeliveryStatus.ACCEPTED, NOON))));
    }

    private Message completes(@Nullable String token, @Nullable String quoted, ContentKind kind) {
        List<ContentDetail> details = Stream.concat(
                        Stream.ofNullable(token)
                                .map(value -> new ContentDetail(0, ContentDetail.Name.TOKEN, null, value)),
                        Stream.of(new ContentDetail(0, ContentDetail.Name.ANSWER, "day", "Monday")))
                .toList();
        boolean ours = token != null && token.startsWith("ours/");
        Receipt.Item item = fixture.take(
                WHATSAPP,
                new MessageEvent.Inbound(
                        WHATSAPP.key(),
                        new Party(List.of(ROSA), null),
                        "wamid.answer",
                        NOON,
                        new MessageContent.Structured(kind, null, details, "{}"),
                        quoted,
                        MessageContext.NONE,
                        ours ? new OptionReference(token.substring("ours/".length()), "form") : null,
                        true,
                        raw("answer")));
        return fixture.state
                .conversations()
                .message(Objects.requireNonNull(item.message()))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // the library's token names the message, whether it is quoted or not
                "-,    ours/asked, wamid.asked, true",
                "-,    ours/asked, -,           true",
                "-,    ours/asked, wamid.other, true",
                // an answer without a token quotes it
                "-,    -,          wamid.asked, true",
                "-,    -,          -,           false",
                "-,    -,          wamid.other, false",
                "-,    ours/other, wamid.asked, false",
                "-,    ours/,      wamid.asked, false",
                "-,    unused,     wamid.asked, false",
                // the business's own token has to be the one that was sent, of the message that is quoted
                "mine, mine,       wamid.asked, true",
                "mine, -,          wamid.asked, true",
                "mine, mine,       -,           false",
                "mine, yours,      wamid.asked, false",
                "mine, ours/asked, wamid.asked, false"
            })
    void anAnswerNamesTheMessageWithItsToken(
            @Nullable String given, @Nullable String answered, @Nullable String quoted, boolean tied) {
        for (MessageContent content : List.of(form(given), template(given))) {
            CompletedFormsTest each = new CompletedFormsTest();
            each.asks(each.writes(ROSA), content);

            Message answer = each.completes(answered, quoted, ContentKind.FORM_REPLY);

            assertThat(answer.context().form()).isEqualTo(tied ? ASKED : null);
            assertThat(answer.context().chosen()).isNull();
            assertThat(answer.replyTo()).isEqualTo(tied && quoted == null ? "wamid.asked" : quoted);
        }
    }

    @Test
    void onlyFormsAreCompleted() {
        asks(writes(ROSA), new MessageContent.Text("When?"));

        assertThat(completes(null, "wamid.asked", ContentKind.FORM_REPLY)
                        .context()
                        .form())
                .isNull();
    }

    @Test
    void onlyAnswersOfFormsCompleteOne() {
        asks(writes(ROSA), form(null));

        assertThat(completes(null, "wamid.asked", ContentKind.ORDER).context().form())
                .isNull();
    }

    @Test
    void theFormOfAnotherPersonIsNotCompleted() {
        asks(writes(number("5493415550102")), form(null));

        assertThat(completes("ours/asked", "wamid.asked", ContentKind.FORM_REPLY)
                        .context()
                        .form())
                .isNull();
    }
}
