package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.ACCOUNT;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static io.escala.core.internal.receive.ReceiveFixture.userId;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.result.Receipt;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContent.Choice;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateCategory;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenOptionsTest {
    private static final PartyKey ROSA = number("5493415550101");
    private static final MessageContent COLOUR = new Interactive(
            Interactive.Form.REPLY_BUTTONS,
            "Which?",
            null,
            null,
            null,
            List.of(
                    new MessageOption("red", "Red", null, null, null),
                    new MessageOption("shop", "Shop", null, "https://example.com", null)));

    private final ReceiveFixture fixture = new ReceiveFixture();

    private ConversationId writes(PartyKey... keys) {
        Receipt.Item item = fixture.take(WHATSAPP, text(WHATSAPP, "wamid." + keys[0].value(), NOON, "hola", keys));
        return Objects.requireNonNull(item.conversation());
    }

    private void asks(ConversationId conversation, MessageContent content) {
        fixture.unit()
                .change(new ConversationChange.AppendMessage(new Message(
                        ACCOUNT,
                        new MessageId("asked"),
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

    private Message taps(@Nullable String payload, PartyKey... keys) {
        Receipt.Item item = fixture.take(
                WHATSAPP,
                new MessageEvent.Inbound(
                        WHATSAPP.key(),
                        new Party(List.of(keys), null),
                        "wamid.tap",
                        NOON,
                        new Choice(Choice.Kind.BUTTON, payload, "Title"),
                        "wamid.asked",
                        true,
                        raw("tap")));
        return fixture.state
                .conversations()
                .message(Objects.requireNonNull(item.message()))
                .orElseThrow();
    }

    @Test
    void aTapNamesAnOptionThatIsAnAnswer() {
        asks(writes(ROSA), COLOUR);

        assertThat(taps("red", ROSA).context().chosen()).isEqualTo(new ChosenOption(new MessageId("asked"), "red"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"shop", "green", "Red", "NULL"},
            nullValues = "NULL")
    void whatWasNotOfferedIsNotChosen(@Nullable String payload) {
        asks(writes(ROSA), COLOUR);

        assertThat(taps(payload, ROSA).context().chosen()).isNull();
    }

    @Test
    void anUnsentQuestionOffersNothing() {
        asks(writes(ROSA), COLOUR);
        fixture.unit().change(new ConversationChange.Amend(new MessageId("asked"), new Amendment.Unsend(NOON)));

        assertThat(taps("red", ROSA).context().chosen()).isNull();
    }

    @Test
    void aQuestionToAnotherPersonIsNotAnswered() {
        asks(writes(number("5493415550102")), COLOUR);

        assertThat(taps("red", ROSA).context().chosen()).isNull();
    }

    /** The tap shows that they are one person; the question stands in the conversation that is superseded by it. */
    @Test
    void aQuestionToThePersonUnderAnotherIdentityIsAnswered() {
        ConversationId older = writes(userId("AR.1"));
        ConversationId newer = writes(ROSA);
        assertThat(newer).isNotEqualTo(older);
        asks(newer, COLOUR);

        Message tap = taps("red", ROSA, userId("AR.1"));

        assertThat(tap.conversation()).isEqualTo(older);
        assertThat(tap.context().chosen()).isEqualTo(new ChosenOption(new MessageId("asked"), "red"));
    }

    @ParameterizedTest
    @CsvSource({"yes,true", "No,true", "Yes,false", "77,false"})
    void quickRepliesOfTemplatesAreChosenByPayload(String payload, boolean chosen) {
        asks(
                writes(ROSA),
                new MessageContent.Template(
                        "order",
                        "es",
                        TemplateCategory.UTILITY,
                        List.of(),
                        "Sure?",
                        null,
                        null,
                        List.of(
                                new TemplateButtonContent(TemplateButton.Kind.QUICK_REPLY, "Yes", null, "yes"),
                                new TemplateButtonContent(TemplateButton.Kind.QUICK_REPLY, "No", null, null),
                                new TemplateButtonContent(
                                        TemplateButton.Kind.URL, "Order", "https://example.com/77", "77")),
                        null));

        assertThat(taps(payload, ROSA).context().chosen() != null).isEqualTo(chosen);
    }
}
