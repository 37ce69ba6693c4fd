package io.escala.core.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageContent.Interactive.Form;
import io.escala.crm.conversation.MessageOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractiveLimitsTest {
    private static final String LINK = "https://example.com/";

    /** Meta's numbers, written down a second time: 0 is nothing of the kind. */
    @ParameterizedTest
    @CsvSource({
        "WHATSAPP,  REPLY_BUTTONS,     3, 1024, 60, 60,  0, 20, 256,  0,    0,  0",
        "WHATSAPP,  LIST,             10, 4096, 60, 60, 20, 24, 200, 72,    0, 24",
        "WHATSAPP,  LINK,              1, 1024, 60, 60,  0, 20, 256,  0, 2000,  0",
        "WHATSAPP,  LOCATION_REQUEST,  0, 1024,  0,  0,  0,  0,   0,  0,    0,  0",
        "MESSENGER, QUICK_REPLIES,    13, 1999,  0,  0,  0, 20, 900,  0,    0,  0",
        "MESSENGER, BUTTONS,           3,  640,  0,  0,  0, 20, 900,  0, 2000,  0",
        "INSTAGRAM, QUICK_REPLIES,    13, 1000,  0,  0,  0, 20, 900,  0,    0,  0",
        "INSTAGRAM, BUTTONS,           3,  640,  0,  0,  0, 20, 900,  0, 2000,  0"
    })
    void theTableIsMetas(
            Channel channel,
            Form form,
            int options,
            int body,
            int header,
            int footer,
            int listButton,
            int title,
            int id,
            int description,
            int url,
            int section) {
        InteractiveLimits limits = InteractiveLimits.of(channel, form).orElseThrow();

        assertThat(List.of(
                        limits.most(Part.OPTIONS),
                        limits.most(Part.BODY),
                        limits.most(Part.HEADER),
                        limits.most(Part.FOOTER),
                        limits.most(Part.LIST_BUTTON),
                        limits.most(Part.TITLE),
                        limits.most(Part.ID),
                        limits.most(Part.DESCRIPTION),
                        limits.most(Part.URL),
                        limits.most(Part.SECTION)))
                .containsExactly(options, body, header, footer, listButton, title, id, description, url, section);
        assertThat(limits.countsBytes()).isEqualTo(channel == Channel.INSTAGRAM && form == Form.QUICK_REPLIES);
    }

    static Stream<Arguments> forms() {
        return Stream.of(Channel.values())
                .flatMap(channel -> Stream.of(Form.values())
                        .filter(form -> form != Form.CARDS)
                        .filter(form -> !FormAndProductLimitsTest.FORMS.contains(form))
                        .filter(form -> InteractiveLimits.of(channel, form).isPresent())
                        .map(form -> Arguments.of(channel, form)));
    }

    static Stream<Arguments> parts() {
        return forms().flatMap(form -> Stream.of(Part.values())
                .filter(part -> !part.field().startsWith("card"))
                .filter(part -> !FormAndProductLimitsTest.isOwn(part))
                .filter(part -> !ofOption(part)
                        || InteractiveLimits.of((Channel) form.get()[0], (Form) form.get()[1])
                                        .orElseThrow()
                                        .most(Part.OPTIONS)
                                > 0)
                .map(part -> Arguments.of(form.get()[0], form.get()[1], part)));
    }

    private static boolean ofOption(Part part) {
        return part.field().startsWith("option.");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theMostOfEverythingIsAccepted(Channel channel, Form form) {
        assertThat(InteractiveLimits.check(channel, content(channel, form, Map.of())))
                .isEmpty();
    }

    /** One more than the most of each part is refused for that part alone, with the limit; one less is accepted. */
    @ParameterizedTest
    @MethodSource("parts")
    void oneMoreIsRefusedByName(Channel channel, Form form, Part part) {
        int most = InteractiveLimits.of(channel, form).orElseThrow().most(part);

        List<Refusal> refusals = InteractiveLimits.check(channel, content(channel, form, Map.of(part, most + 1)));

        if (part == Part.LIST_BUTTON && most == 0) {
            // It opens a list, and says nothing else.
            assertThat(refusals).isEmpty();
            return;
        }
        assertThat(refusals).hasSize(1);
        Refusal refusal = refusals.get(0);
        assertThat(refusal.field()).contains(part.field());
        assertThat(refusal.index().isPresent()).isEqualTo(ofOption(part));
        if (most == 0 && part != Part.OPTIONS) {
            assertThat(refusal.reason()).isEqualTo(Reason.CONTENT_NOT_ON_CHANNEL);
        } else {
            assertThat(refusal.limit()).hasValue(most);
            assertThat(refusal.actual()).hasValue(most + 1);
        }
        if (most > 1) {
            assertThat(InteractiveLimits.check(channel, content(channel, form, Map.of(part, most - 1))))
                    .isEmpty();
        }
    }

    @Test
    void instagramCountsTheBytesOfQuestionsWithQuickReplies() {
        List<MessageOption> options = List.of(option("1", "a"));
        Interactive most = new Interactive(Form.QUICK_REPLIES, "ñ".repeat(500), null, null, null, options);
        Interactive more = new Interactive(Form.QUICK_REPLIES, "ñ".repeat(500) + "a", null, null, null, options);

        assertThat(InteractiveLimits.check(Channel.INSTAGRAM, most)).isEmpty();
        assertThat(InteractiveLimits.check(Channel.INSTAGRAM, more))
                .containsExactly(Refusal.field(Reason.TEXT_TOO_LONG, "text").limitedTo(1_000, 1_001));
    }

    @Test
    void formsOfOtherChannelsAreRefused() {
        for (Channel channel : Channel.values()) {
            for (Form form : Form.values()) {
                if (InteractiveLimits.of(channel, form).isEmpty()) {
                    Interactive content = new Interactive(form, "?", null, null, null, List.of());
                    assertThat(InteractiveLimits.check(channel, content))
                            .singleElement()
                            .satisfies(refusal -> {
                                assertThat(refusal.reason()).isEqualTo(Reason.CONTENT_NOT_ON_CHANNEL);
                                assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.WRITE_TEXT);
                                assertThat(refusal.field()).isPresent();
                            });
                }
            }
        }
    }

    @Test
    void blanksAreMissing() {
        MessageOption blank = new MessageOption(" ", "\u00a0\t ", " ", null, " ");
        Interactive content = new Interactive(Form.LIST, " \n", " ", " ", " ", List.of(blank));

        assertThat(InteractiveLimits.check(Channel.WHATSAPP, content))
                .contains(
                        Refusal.field(Reason.TEXT_EMPTY, "text"),
                        Refusal.field(Reason.FIELD_MISSING, "header"),
                        Refusal.field(Reason.FIELD_MISSING, "footer"),
                        Refusal.field(Reason.FIELD_MISSING, "listButton"),
                        Refusal.at(Reason.FIELD_MISSING, "option.id", 0),
                        Refusal.at(Reason.FIELD_MISSING, "option.description", 0),
                        Refusal.at(Reason.FIELD_MISSING, "option.section", 0));
        assertThat(InteractiveLimits.check(
                        Channel.WHATSAPP, new Interactive(Form.LIST, "?", null, null, null, List.of())))
                .containsExactly(
                        Refusal.field(Reason.FIELD_MISSING, "listButton"),
                        Refusal.field(Reason.FIELD_MISSING, "options"));
    }

    @Test
    void idsAndTitlesAreToldApart() {
        List<MessageOption> same = List.of(option("1", "Red"), option("2", "Red"), option("1", "Blue"));

        assertThat(InteractiveLimits.check(
                        Channel.WHATSAPP, new Interactive(Form.REPLY_BUTTONS, "?", null, null, null, same)))
                .containsExactly(
                        Refusal.at(Reason.FIELD_INVALID, "option.title", 1).because(Cause.REPEATED),
                        Refusal.at(Reason.FIELD_INVALID, "option.id", 2).because(Cause.REPEATED));
        assertThat(InteractiveLimits.check(Channel.WHATSAPP, new Interactive(Form.LIST, "?", null, null, "See", same)))
                .containsExactly(
                        Refusal.at(Reason.FIELD_INVALID, "option.id", 2).because(Cause.REPEATED));
    }

    @Test
    void withSeveralHeadingsEveryRowNeedsOne() {
        MessageOption one = new MessageOption("1", "a", null, null, "Warm");
        MessageOption other = new MessageOption("2", "b", null, null, "Cold");

        assertThat(InteractiveLimits.check(
                        Channel.WHATSAPP,
                        new Interactive(Form.LIST, "?", null, null, "See", List.of(one, other, option("3", "c")))))
                .containsExactly(Refusal.at(Reason.FIELD_MISSING, "option.section", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "ftp://example.com", "https://", "https:// x", "javascript:alert(1)", "https:/a"})
    void addressesAreOfTheWeb(String address) {
        MessageOption link = new MessageOption("1", "Open", null, address, null);

        assertThat(InteractiveLimits.check(
                        Channel.WHATSAPP, new Interactive(Form.LINK, "?", null, null, null, List.of(link))))
                .containsExactly(
                        Refusal.at(Reason.FIELD_INVALID, "option.url", 0).because(Cause.MALFORMED));
    }

    @Test
    void aLinkWithoutAddressIsNone() {
        assertThat(InteractiveLimits.check(
                        Channel.WHATSAPP, new Interactive(Form.LINK, "?", null, null, null, List.of(option("1", "a")))))
                .containsExactly(Refusal.at(Reason.FIELD_MISSING, "option.url", 0));
    }

    private static MessageOption option(String id, String title) {
        return new MessageOption(id, title, null, null, null);
    }

    /** Content with the most of every part of a form, except for the parts given. */
    private static Interactive content(Channel channel, Form form, Map<Part, Integer> given) {
        InteractiveLimits limits = InteractiveLimits.of(channel, form).orElseThrow();
        Map<Part, Integer> sizes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            sizes.put(part, limits.most(part));
        }
        sizes.putAll(given);
        List<MessageOption> options = new ArrayList<>();
        for (int number = 0; number < sizes.get(Part.OPTIONS); number++) {
            // The first option has the sizes asked for, the others those that are certainly right.
            boolean first = number == 0;
            options.add(new MessageOption(
                    first ? text(sizes, Part.ID).orElse("0") : "id-" + number,
                    first ? text(sizes, Part.TITLE).orElse("0") : "title " + number,
                    first ? text(sizes, Part.DESCRIPTION).orElse(null) : null,
                    form == Form.LINK || first ? address(sizes) : null,
                    sections(sizes, limits, first)));
        }
        return new Interactive(
                form,
                text(sizes, Part.BODY).orElse(""),
                text(sizes, Part.HEADER).orElse(null),
                text(sizes, Part.FOOTER).orElse(null),
                text(sizes, Part.LIST_BUTTON).orElse(null),
                options);
    }

    /** One heading for all; a wrong one on the first option alone. */
    private static @Nullable String sections(Map<Part, Integer> sizes, InteractiveLimits limits, boolean first) {
        boolean right = sizes.get(Part.SECTION) <= limits.most(Part.SECTION);
        String other = limits.most(Part.SECTION) == 0 ? null : "other";
        return first || right ? text(sizes, Part.SECTION).orElse(null) : other;
    }

    private static Optional<String> text(Map<Part, Integer> sizes, Part part) {
        return Optional.of("x".repeat(sizes.get(part))).filter(text -> !text.isEmpty());
    }

    private static @Nullable String address(Map<Part, Integer> sizes) {
        int size = sizes.get(Part.URL);
        return size == 0 ? null : size < LINK.length() ? "x" : LINK + "x".repeat(size - LINK.length());
    }

    @Test
    void everyPartHasALabelInBothLanguages() {
        for (InteractiveLimits.Part part : InteractiveLimits.Part.values()) {
            Refusal missing = Refusal.field(Reason.FIELD_MISSING, part.field());
            for (String language : List.of("en", "es")) {
                assertThat(missing.text(Locale.forLanguageTag(language))).doesNotStartWith(part.field());
            }
        }
    }
}
