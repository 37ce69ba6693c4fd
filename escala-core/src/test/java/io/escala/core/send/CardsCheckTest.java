package io.escala.core.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CardsCheckTest {
    private static final String PICTURE = "https://example.com/a.png";
    private static final MessageOption LINK = new MessageOption("link", "Shop", null, "https://example.com", null);

    private static List<Refusal> check(Channel channel, List<MessageCard> cards) {
        String body = channel == Channel.WHATSAPP ? "Our models" : "";
        return InteractiveLimits.check(
                channel, new Interactive(Interactive.Form.CARDS, body, null, null, null, List.of(), cards));
    }

    private static MessageOption answer(String id) {
        return new MessageOption(id, "Take it", null, null, null);
    }

    private static MessageCard card(String title, @Nullable String subtitle, MessageOption... options) {
        return new MessageCard(title, subtitle, PICTURE, List.of(options));
    }

    private static List<MessageCard> cards(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> card("Model " + i, null, answer("id-" + i)))
                .toList();
    }

    /** Meta's numbers, written down a second time. */
    @ParameterizedTest
    @CsvSource({"WHATSAPP,1024,160,0,2,256", "MESSENGER,0,80,80,3,900", "INSTAGRAM,0,80,80,3,900"})
    void theTableIsMetas(Channel channel, int body, int title, int subtitle, int options, int id) {
        InteractiveLimits limits =
                InteractiveLimits.of(channel, Interactive.Form.CARDS).orElseThrow();

        assertThat(List.of(
                        limits.most(Part.CARDS),
                        limits.most(Part.BODY),
                        limits.most(Part.CARD_TITLE),
                        limits.most(Part.SUBTITLE),
                        limits.most(Part.CARD_OPTIONS),
                        limits.most(Part.TITLE),
                        limits.most(Part.ID)))
                .containsExactly(10, body, title, subtitle, options, 20, id);
    }

    @ParameterizedTest
    @CsvSource({"WHATSAPP,2", "MESSENGER,1", "INSTAGRAM,1"})
    void theNumberOfCardsHasALeastAndAMost(Channel channel, int least) {
        assertThat(check(channel, cards(least))).isEmpty();
        assertThat(check(channel, cards(10))).isEmpty();
        assertThat(check(channel, cards(least - 1)))
                .containsExactly(Refusal.field(Reason.FIELD_MISSING, "cards").because(Cause.TOO_FEW));
        assertThat(check(channel, cards(11)))
                .containsExactly(Refusal.field(Reason.LIMIT_REACHED, "cards").limitedTo(10, 11));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void textsHaveAMost(Channel channel) {
        int title = channel == Channel.WHATSAPP ? 160 : 80;
        MessageCard other = card("Model", null, answer("other"));

        assertThat(check(channel, List.of(card("x".repeat(title), null, answer("1")), other)))
                .isEmpty();
        assertThat(check(channel, List.of(card("x".repeat(title + 1), null, answer("1")), other)))
                .containsExactly(Refusal.at(Reason.FIELD_INVALID, "card.title", 0)
                        .because(Cause.TOO_LONG)
                        .limitedTo(title, title + 1));
        assertThat(check(channel, List.of(card(" ", null, answer("1")), other)))
                .containsExactly(Refusal.at(Reason.FIELD_MISSING, "card.title", 0));
        assertThat(check(channel, List.of(card("Model", "x".repeat(81), answer("1")), other)))
                .containsExactly(
                        channel == Channel.WHATSAPP
                                ? Refusal.at(Reason.CONTENT_NOT_ON_CHANNEL, "card.subtitle", 0)
                                : Refusal.at(Reason.FIELD_INVALID, "card.subtitle", 0)
                                        .because(Cause.TOO_LONG)
                                        .limitedTo(80, 81));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void answersAreToldApartInTheWholeMessage(Channel channel) {
        assertThat(check(channel, List.of(card("A", null, answer("1")), card("B", null, answer("1")))))
                .containsExactly(
                        Refusal.at(Reason.FIELD_INVALID, "option.id", 1).because(Cause.REPEATED));
        assertThat(check(channel, List.of(card("A", null, LINK), card("B", null, LINK))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void optionsOfACardHaveAMost(Channel channel) {
        int most = channel == Channel.WHATSAPP ? 2 : 3;

        assertThat(check(channel, List.of(many("A", most), many("B", most)))).isEmpty();
        assertThat(check(channel, List.of(many("A", most + 1), many("B", most + 1))))
                .containsExactly(
                        Refusal.at(Reason.LIMIT_REACHED, "card.options", 0).limitedTo(most, most + 1),
                        Refusal.at(Reason.LIMIT_REACHED, "card.options", 1).limitedTo(most, most + 1));
    }

    private static MessageCard many(String title, int options) {
        return card(
                title,
                null,
                IntStream.range(0, options).mapToObj(i -> answer(title + i)).toArray(MessageOption[]::new));
    }

    @Test
    void onWhatsAppAllCardsHaveAPictureAndTheSameButtons() {
        MessageCard one = card("A", null, answer("1"));
        Refusal options = Refusal.at(Reason.FIELD_INVALID, "card.options", 1).because(Cause.NOT_ALIKE);

        assertThat(check(Channel.WHATSAPP, List.of(one, card("B", null, answer("2"), answer("3")))))
                .containsExactly(options);
        assertThat(check(Channel.WHATSAPP, List.of(one, card("B", null, LINK)))).containsExactly(options);
        assertThat(check(Channel.WHATSAPP, List.of(one, card("B", null, LINK, answer("2")))))
                .containsExactly(options);
        assertThat(check(Channel.WHATSAPP, List.of(one, card("B", null)))).containsExactly(options);
        assertThat(check(Channel.WHATSAPP, List.of(one, new MessageCard("B", null, null, List.of(answer("2"))))))
                .containsExactly(Refusal.at(Reason.FIELD_MISSING, "card.image", 1));
        assertThat(check(Channel.WHATSAPP, List.of(one, card("1\n2\n3\n4", null, answer("2")))))
                .containsExactly(
                        Refusal.at(Reason.FIELD_INVALID, "card.title", 1).because(Cause.MALFORMED));
    }

    @Test
    void onMessengerATitleAloneIsNoCard() {
        MessageCard bare = new MessageCard("A", null, null, List.of());

        assertThat(check(Channel.MESSENGER, List.of(bare)))
                .containsExactly(Refusal.at(Reason.FIELD_MISSING, "card.options", 0));
        assertThat(check(Channel.MESSENGER, List.of(new MessageCard("A", "b", null, List.of()))))
                .isEmpty();
    }

    @Test
    void theTextAboveBelongsToWhatsApp() {
        Interactive without = new Interactive(Interactive.Form.CARDS, "", null, null, null, List.of(), cards(2));
        Interactive with = new Interactive(Interactive.Form.CARDS, "Look", null, null, null, List.of(), cards(2));

        assertThat(InteractiveLimits.check(Channel.WHATSAPP, without))
                .containsExactly(Refusal.field(Reason.TEXT_EMPTY, "text"));
        assertThat(InteractiveLimits.check(Channel.INSTAGRAM, with))
                .containsExactly(Refusal.field(Reason.CONTENT_NOT_ON_CHANNEL, "text"));
    }

    @Test
    void picturesAndLinksAreAddressesOfTheWeb() {
        MessageOption wrong = new MessageOption("1", "Shop", null, "example", null);
        MessageCard card = new MessageCard("A", null, "data:image/png", Collections.nCopies(1, wrong));

        assertThat(check(Channel.MESSENGER, List.of(card)))
                .containsExactly(
                        Refusal.at(Reason.FIELD_INVALID, "card.image", 0).because(Cause.MALFORMED),
                        Refusal.at(Reason.FIELD_INVALID, "option.url", 0).because(Cause.MALFORMED));
    }
}
