package io.escala.core.internal.send;

import static io.escala.crm.Channel.INSTAGRAM;
import static io.escala.crm.Channel.MESSENGER;
import static io.escala.crm.Channel.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal;
import io.escala.core.send.ChoiceDraft;
import io.escala.core.send.Draft;
import io.escala.core.send.InteractiveLimits;
import io.escala.core.send.Option;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageContent.Interactive.Form;
import io.escala.crm.conversation.MessageOption;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceRulesTest {
    private static final Option RED = Option.titled("Red").id("red");
    private static final Option LINK = Option.titled("Shop").url("https://example.com");

    private static ChoiceDraft of(int number) {
        return Draft.choice(
                "Which?",
                IntStream.range(0, number)
                        .mapToObj(i -> Option.titled("Option " + i))
                        .toArray(Option[]::new));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(of(1), Form.REPLY_BUTTONS, Form.QUICK_REPLIES),
                Arguments.of(of(3), Form.REPLY_BUTTONS, Form.QUICK_REPLIES),
                Arguments.of(of(4), Form.LIST, Form.QUICK_REPLIES),
                Arguments.of(of(4).asButtons(), Form.REPLY_BUTTONS, Form.BUTTONS),
                Arguments.of(of(2).asButtons(), Form.REPLY_BUTTONS, Form.BUTTONS),
                Arguments.of(of(2).listButton("See"), Form.LIST, Form.QUICK_REPLIES),
                Arguments.of(Draft.choice("?", RED.description("Warm")), Form.LIST, Form.QUICK_REPLIES),
                Arguments.of(Draft.choice("?", RED.section("Warm")), Form.LIST, Form.QUICK_REPLIES),
                Arguments.of(Draft.choice("?", LINK), Form.LINK, Form.BUTTONS),
                Arguments.of(Draft.choice("?", RED, LINK), Form.LINK, Form.BUTTONS),
                Arguments.of(Draft.choice("?"), Form.REPLY_BUTTONS, Form.QUICK_REPLIES),
                Arguments.of(Draft.locationRequest("Where?"), Form.LOCATION_REQUEST, Form.LOCATION_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theChannelDeterminesTheForm(ChoiceDraft draft, Form onWhatsApp, Form onPages) {
        assertThat(ChoiceRules.content(WHATSAPP, draft).form()).isEqualTo(onWhatsApp);
        assertThat(ChoiceRules.content(MESSENGER, draft).form()).isEqualTo(onPages);
        assertThat(ChoiceRules.content(INSTAGRAM, draft).form()).isEqualTo(onPages);
    }

    @Test
    void everyPartIsKept() {
        Interactive content = ChoiceRules.content(
                WHATSAPP,
                Draft.choice("Which?", RED.description("Warm").section("Colours"))
                        .header("Colours")
                        .footer("One only")
                        .listButton("See"));

        assertThat(content.body()).isEqualTo("Which?");
        assertThat(content.header()).isEqualTo("Colours");
        assertThat(content.footer()).isEqualTo("One only");
        assertThat(content.listButton()).isEqualTo("See");
        assertThat(content.options()).containsExactly(new MessageOption("red", "Red", "Warm", null, "Colours"));
        assertThat(content.text()).isEqualTo("Colours\nWhich?\n• Red – Warm\nOne only");
    }

    @Test
    void aLinkStandsAloneOnWhatsApp() {
        assertThat(InteractiveLimits.check(WHATSAPP, ChoiceRules.content(WHATSAPP, Draft.choice("?", LINK, RED))))
                .containsExactly(
                        Refusal.field(Refusal.Reason.FIELD_INVALID, "options").because(Refusal.Cause.NOT_TOGETHER));
    }

    @Test
    void whatAChannelLacksIsNotLeftOut() {
        ChoiceDraft draft = Draft.choice("?", RED.description("Warm")).header("Colours");

        for (Channel channel : new Channel[] {MESSENGER, INSTAGRAM}) {
            assertThat(InteractiveLimits.check(channel, ChoiceRules.content(channel, draft)))
                    .containsExactly(
                            Refusal.field(Refusal.Reason.CONTENT_NOT_ON_CHANNEL, "header"),
                            Refusal.at(Refusal.Reason.CONTENT_NOT_ON_CHANNEL, "option.description", 0));
        }
    }

    /** Half a pair is stored as a replacement character, so two different ids become one. */
    @Test
    void idsThatCannotBeStoredAreComparedAsTheyAreStored() {
        ChoiceDraft draft = Draft.choice(
                "?", Option.titled("One").id("\ud800"), Option.titled("Two").id("\udfff"));

        assertThat(InteractiveLimits.check(WHATSAPP, ChoiceRules.content(WHATSAPP, draft)))
                .containsExactly(
                        Refusal.at(Refusal.Reason.FIELD_INVALID, "option.id", 1).because(Refusal.Cause.REPEATED));
    }

    @Test
    void rightToLeftTextsAndEmojiStayAsTheyAre() {
        String title = "\u202eأحمر 👩‍👩‍👧";

        assertThat(ChoiceRules.content(WHATSAPP, Draft.choice("ما اللون؟", Option.titled(title)))
                        .options())
                .containsExactly(new MessageOption(title, title, null, null, null));
    }
}
