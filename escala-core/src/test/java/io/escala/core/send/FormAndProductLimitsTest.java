package io.escala.core.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import io.escala.crm.Channel;
import io.escala.crm.conversation.FormValue;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageContent.Interactive.Form;
import io.escala.crm.conversation.MessageForm;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.MessageProduct;
import io.escala.crm.conversation.MessageProducts;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit of forms and products: below it, at it and above it. */
class FormAndProductLimitsTest {
    static final Set<Form> FORMS =
            EnumSet.of(Form.FORM, Form.PRODUCT, Form.PRODUCT_LIST, Form.PRODUCT_CARDS, Form.CATALOGUE);

    private static final MessageForm BARE = new MessageForm("1", "Open", null, false, false, null, List.of());

    /** Whether a part is one of forms or products. */
    static boolean isOwn(Part part) {
        return part.field().startsWith("form") || part.field().startsWith("product") || part == Part.CATALOGUE;
    }

    /** Meta's numbers, and the library's where Meta states none, written down a second time: 0 is nothing of the kind. */
    @ParameterizedTest
    @CsvSource({
        "FORM,          1024, 60, 60,  0,  0,  0, 200, 20, 50, 4096, 200",
        "PRODUCT,       1024,  0, 60,  1,  0,  0,   0,  0,  0,    0,   0",
        "PRODUCT_LIST,  1024, 60, 60, 30, 10, 24,   0,  0,  0,    0,   0",
        "PRODUCT_CARDS, 1024,  0,  0, 10,  0,  0,   0,  0,  0,    0,   0",
        "CATALOGUE,     1024,  0, 60,  1,  0,  0,   0,  0,  0,    0,   0"
    })
    void theTableIsMetas(
            Form form,
            int body,
            int header,
            int footer,
            int products,
            int sections,
            int section,
            int token,
            int button,
            int data,
            int value,
            int options) {
        InteractiveLimits limits = InteractiveLimits.of(Channel.WHATSAPP, form).orElseThrow();

        assertThat(Stream.of(
                                Part.BODY,
                                Part.HEADER,
                                Part.FOOTER,
                                Part.PRODUCTS,
                                Part.PRODUCT_SECTIONS,
                                Part.PRODUCT_SECTION,
                                Part.FORM_TOKEN,
                                Part.FORM_BUTTON,
                                Part.FORM_DATA,
                                Part.FORM_DATA_VALUE,
                                Part.FORM_DATA_OPTIONS)
                        .map(limits::most))
                .containsExactly(
                        body, header, footer, products, sections, section, token, button, data, value, options);
    }

    static Stream<Form> forms() {
        return FORMS.stream();
    }

    static Stream<Arguments> parts() {
        return forms().flatMap(form ->
                Stream.of(Part.values()).filter(part -> most(form, part) > 0).map(part -> Arguments.of(form, part)));
    }

    private static int most(Form form, Part part) {
        return InteractiveLimits.of(Channel.WHATSAPP, form).orElseThrow().most(part);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theMostOfEverythingIsAccepted(Form form) {
        assertThat(check(content(form, Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void oneMoreIsRefusedByName(Form form, Part part) {
        int most = most(form, part);

        List<Refusal> refusals = check(content(form, Map.of(part, most + 1)));

        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.field()).contains(part.field());
            assertThat(refusal.limit()).hasValue(most);
            assertThat(refusal.actual()).hasValue(most + 1);
        });
        if (most > 2) {
            assertThat(check(content(form, Map.of(part, most - 1)))).isEmpty();
        }
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                Arguments.of(Form.FORM, Part.BODY, Reason.TEXT_EMPTY),
                Arguments.of(Form.FORM, Part.FORM, Reason.FIELD_MISSING),
                Arguments.of(Form.FORM, Part.FORM_BUTTON, Reason.FIELD_MISSING),
                Arguments.of(Form.FORM, Part.FORM_SCREEN, Reason.FIELD_MISSING),
                Arguments.of(Form.FORM, Part.FORM_DATA_NAME, Reason.FIELD_MISSING),
                Arguments.of(Form.FORM, Part.FORM_DATA_OPTIONS, Reason.FIELD_MISSING),
                Arguments.of(Form.PRODUCT, Part.CATALOGUE, Reason.FIELD_MISSING),
                Arguments.of(Form.PRODUCT, Part.PRODUCTS, Reason.FIELD_MISSING),
                Arguments.of(Form.PRODUCT, Part.PRODUCT, Reason.FIELD_MISSING),
                Arguments.of(Form.PRODUCT_LIST, Part.BODY, Reason.TEXT_EMPTY),
                Arguments.of(Form.PRODUCT_LIST, Part.HEADER, Reason.FIELD_MISSING),
                Arguments.of(Form.PRODUCT_LIST, Part.PRODUCTS, Reason.FIELD_MISSING),
                Arguments.of(Form.PRODUCT_CARDS, Part.BODY, Reason.TEXT_EMPTY),
                Arguments.of(Form.CATALOGUE, Part.BODY, Reason.TEXT_EMPTY));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void whatIsNeededIsMissed(Form form, Part part, Reason reason) {
        assertThat(check(content(form, Map.of(part, 0)))).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.field()).contains(part.field());
        });
    }

    static Stream<Arguments> optional() {
        return Stream.of(
                Arguments.of(Form.FORM, Part.HEADER),
                Arguments.of(Form.FORM, Part.FOOTER),
                Arguments.of(Form.FORM, Part.FORM_TOKEN),
                Arguments.of(Form.FORM, Part.FORM_DATA),
                Arguments.of(Form.FORM, Part.FORM_DATA_VALUE),
                Arguments.of(Form.PRODUCT, Part.BODY),
                Arguments.of(Form.PRODUCT, Part.FOOTER),
                Arguments.of(Form.PRODUCT, Part.PRODUCT_NAME),
                Arguments.of(Form.PRODUCT_LIST, Part.FOOTER),
                Arguments.of(Form.CATALOGUE, Part.FOOTER),
                Arguments.of(Form.CATALOGUE, Part.PRODUCTS));
    }

    @ParameterizedTest
    @MethodSource("optional")
    void whatIsOptionalMayBeLeftOut(Form form, Part part) {
        assertThat(check(content(form, Map.of(part, 0)))).isEmpty();
    }

    @Test
    void whatAFormDoesNotHaveIsRefused() {
        for (Form form : FORMS) {
            Interactive most = content(form, Map.of());
            if (most(form, Part.HEADER) == 0) {
                assertThat(check(with(most, "Header", most.footer(), most.opens(), most.products())))
                        .containsExactly(Refusal.field(Reason.CONTENT_NOT_ON_CHANNEL, "header"));
            }
            if (form != Form.FORM) {
                assertThat(check(with(most, most.header(), most.footer(), BARE, most.products())))
                        .containsExactly(Refusal.field(Reason.CONTENT_NOT_ON_CHANNEL, "form.id"));
            }
        }
        MessageProducts products = new MessageProducts("1", List.of());
        assertThat(check(with(content(Form.FORM, Map.of()), null, null, BARE, products)))
                .containsExactly(Refusal.field(Reason.CONTENT_NOT_ON_CHANNEL, "products"));
        assertThat(check(with(content(Form.FORM, Map.of()), null, null, null, null)))
                .containsExactly(Refusal.field(Reason.FIELD_MISSING, "form.id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Open 🙂", "❤", "☎️ Call", "1️⃣", "🇦🇷", "👩‍🚀", "⭐"})
    void emojiAreNoTextOfAButton(String button) {
        assertThat(check(formWith(button)))
                .containsExactly(
                        Refusal.field(Reason.FIELD_INVALID, "form.button").because(Cause.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ábrelo ya", "20 °C", "Nº 1 ©", "打开", "Más → aquí", "50 €"})
    void otherSignsAre(String button) {
        assertThat(check(formWith(button))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, 1.5, true",
        "NUMBER, -7, true",
        "NUMBER, NaN, false",
        "NUMBER, 1e99, false",
        "NUMBER, '', false",
        "TRUTH, true, true",
        "TRUTH, yes, false",
        "TEXT, NaN, true"
    })
    void valuesAreOfTheirKind(FormValue.Kind kind, String text, boolean right) {
        MessageForm form = new MessageForm(
                "1", "Open", null, false, false, "A", List.of(new FormValue("n", kind, text, List.of())));

        assertThat(check(with(content(Form.FORM, Map.of()), null, null, form, null)))
                .isEqualTo(
                        right
                                ? List.of()
                                : List.of(Refusal.at(Reason.FIELD_INVALID, "form.data.value", 0)
                                        .because(Cause.MALFORMED)));
    }

    @Test
    void aCardStandsNotAlone() {
        assertThat(check(content(Form.PRODUCT_CARDS, Map.of(Part.PRODUCTS, 1))))
                .containsExactly(Refusal.field(Reason.FIELD_MISSING, "products"));
        assertThat(check(content(Form.PRODUCT_CARDS, Map.of(Part.PRODUCTS, 2)))).isEmpty();
    }

    @Test
    void productsAreToldApartAndWithSeveralHeadingsEachNeedsOne() {
        List<MessageProduct> items = List.of(
                new MessageProduct("a", null, "Chairs"),
                new MessageProduct("b", null, "Tables"),
                new MessageProduct("c", null, null),
                new MessageProduct("a", null, "Tables"));

        assertThat(check(with(
                        content(Form.PRODUCT_LIST, Map.of()), "Header", null, null, new MessageProducts("1", items))))
                .containsExactly(
                        Refusal.at(Reason.FIELD_MISSING, "product.section", 2),
                        Refusal.at(Reason.FIELD_INVALID, "product.id", 3).because(Cause.REPEATED));
    }

    private static List<Refusal> check(Interactive content) {
        return InteractiveLimits.check(Channel.WHATSAPP, content);
    }

    private static Interactive formWith(String button) {
        MessageForm form = new MessageForm("1", button, null, false, false, null, List.of());
        return with(content(Form.FORM, Map.of()), null, null, form, null);
    }

    private static Interactive with(
            Interactive content,
            @Nullable String header,
            @Nullable String footer,
            @Nullable MessageForm opens,
            @Nullable MessageProducts products) {
        return new Interactive(
                content.form(), content.body(), header, footer, null, List.of(), List.of(), opens, products);
    }

    /** Content with the most of every part of a form, except for the parts given. */
    private static Interactive content(Form form, Map<Part, Integer> given) {
        Map<Part, Integer> sizes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            sizes.put(part, most(form, part));
        }
        sizes.putAll(given);
        return new Interactive(
                form,
                "x".repeat(sizes.get(Part.BODY)),
                text(sizes, Part.HEADER).orElse(null),
                text(sizes, Part.FOOTER).orElse(null),
                null,
                List.of(),
                List.of(),
                form == Form.FORM ? form(sizes) : null,
                form == Form.FORM ? null : products(sizes));
    }

    private static MessageForm form(Map<Part, Integer> sizes) {
        return new MessageForm(
                "x".repeat(sizes.get(Part.FORM)),
                "x".repeat(sizes.get(Part.FORM_BUTTON)),
                text(sizes, Part.FORM_TOKEN).orElse(null),
                false,
                false,
                text(sizes, Part.FORM_SCREEN).orElse(null),
                IntStream.range(0, sizes.get(Part.FORM_DATA))
                        .mapToObj(number -> value(number, sizes))
                        .toList());
    }

    /** The first value has the sizes asked for, and the second, which has options. */
    private static FormValue value(int number, Map<Part, Integer> sizes) {
        return switch (number) {
            case 0 ->
                new FormValue(
                        "x".repeat(sizes.get(Part.FORM_DATA_NAME)),
                        FormValue.Kind.TEXT,
                        "x".repeat(sizes.get(Part.FORM_DATA_VALUE)),
                        List.of());
            case 1 ->
                new FormValue(
                        "sizes",
                        FormValue.Kind.OPTIONS,
                        "",
                        IntStream.range(0, sizes.get(Part.FORM_DATA_OPTIONS))
                                .mapToObj(option -> new MessageOption("id-" + option, "Title", null, null, null))
                                .toList());
            default -> new FormValue("value-" + number, FormValue.Kind.NUMBER, "1.5", List.of());
        };
    }

    private static MessageProducts products(Map<Part, Integer> sizes) {
        int sections = sizes.get(Part.PRODUCT_SECTIONS);
        List<MessageProduct> items = IntStream.range(0, sizes.get(Part.PRODUCTS))
                .mapToObj(number -> new MessageProduct(
                        number == 0 ? "x".repeat(sizes.get(Part.PRODUCT)) : "product-" + number,
                        number == 0 ? text(sizes, Part.PRODUCT_NAME).orElse(null) : null,
                        sections == 0
                                ? null
                                : number % sections == 0
                                        ? text(sizes, Part.PRODUCT_SECTION).orElse("x")
                                        : "Section " + number % sections))
                .toList();
        return new MessageProducts(text(sizes, Part.CATALOGUE).orElse(null), items);
    }

    private static Optional<String> text(Map<Part, Integer> sizes, Part part) {
        return Optional.of("x".repeat(sizes.get(part))).filter(text -> !text.isEmpty());
    }
}
