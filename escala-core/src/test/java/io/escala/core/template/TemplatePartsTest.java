package io.escala.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateButton.Kind;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateHeader;
import io.escala.crm.template.TemplateStatus;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, footers, buttons and offers of templates. */
class TemplatePartsTest {
    private static final MessageTemplate PLAIN =
            new MessageTemplate("8001", "hello", "es_AR", TemplateCategory.UTILITY, TemplateStatus.APPROVED, "Hola");
    private static final TemplateValues NONE = TemplateValues.none();
    private static final TemplateValue X = TemplateValue.fixed("x");
    private static final TemplateMedia PICTURE = TemplateMedia.at(URI.create("https://example.com/a.jpg"));
    private static final TemplateHeaderContent.Place PLACE =
            new TemplateHeaderContent.Place(new BigDecimal("-32.94"), new BigDecimal("-60.65"), "Local", null);
    private static final Instant END = Instant.parse("2026-12-24T20:00:00Z");

    @Test
    @DisplayName(
            "M30 Header, body and footer read as the customer reads them; the header's placeholder is bound like those of the body")
    void bindsHeaderBodyAndFooter() {
        MessageTemplate template = with("Hola {{customer}}")
                .withHeader(TemplateHeader.text("Pedido {{order}}"))
                .withFooter("Tienda");

        TemplateBinding binding = TemplateBinding.bind(
                template,
                NONE.bind("customer", TemplateField.FIRST_NAME, "cliente").header(TemplateValue.fixed("77")),
                fields(Map.of(TemplateField.FIRST_NAME, "Rosa")));

        assertThat(binding.rendered()).isEqualTo("Pedido 77\nHola Rosa\nTienda");
        assertThat(content(binding).header())
                .isEqualTo(TemplateHeaderContent.text("Pedido 77", new TemplateParameter("order", "77")));
        assertThat(binding.parameters()).containsExactly(new TemplateParameter("customer", "Rosa"));
    }

    @Test
    void headerWithoutPlaceholderTakesNoValue() {
        MessageTemplate template = PLAIN.withHeader(TemplateHeader.text("Tienda"));

        assertThat(content(TemplateBinding.bind(template, NONE, TemplatePartsTest::nothing))
                        .header())
                .isEqualTo(TemplateHeaderContent.text("Tienda", null));
        assertThat(TemplateBinding.bind(template, NONE.header(X), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.field(Reason.TEMPLATE_VALUES_MISMATCH, TemplateBinding.HEADER));
    }

    @ParameterizedTest
    @CsvSource({"IMAGE, IMAGE", "VIDEO, VIDEO", "DOCUMENT, DOCUMENT"})
    void mediaHeadersTakeAMedium(TemplateHeader.Format format, MediaKind kind) {
        MessageTemplate template = PLAIN.withHeader(TemplateHeader.of(format));

        assertThat(content(TemplateBinding.bind(
                                template, NONE.header(PICTURE.named("a.pdf")), TemplatePartsTest::nothing))
                        .header())
                .isEqualTo(TemplateHeaderContent.media(
                        new MediaRef(kind, null, "https://example.com/a.jpg", null, null, "a.pdf")));
    }

    @Test
    void locationHeaderTakesAPlace() {
        MessageTemplate template = PLAIN.withHeader(TemplateHeader.of(TemplateHeader.Format.LOCATION));

        assertThat(content(TemplateBinding.bind(template, NONE.header(PLACE), TemplatePartsTest::nothing))
                        .header())
                .isEqualTo(TemplateHeaderContent.place(PLACE));
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(TemplateHeader.of(TemplateHeader.Format.IMAGE), NONE, Reason.FIELD_MISSING),
                Arguments.of(TemplateHeader.of(TemplateHeader.Format.LOCATION), NONE, Reason.FIELD_MISSING),
                Arguments.of(TemplateHeader.text("{{1}}"), NONE, Reason.FIELD_MISSING),
                Arguments.of(
                        TemplateHeader.of(TemplateHeader.Format.IMAGE),
                        NONE.header(PLACE),
                        Reason.TEMPLATE_VALUES_MISMATCH),
                Arguments.of(
                        TemplateHeader.of(TemplateHeader.Format.LOCATION),
                        NONE.header(PICTURE),
                        Reason.TEMPLATE_VALUES_MISMATCH),
                Arguments.of(TemplateHeader.text("{{1}}"), NONE.header(PICTURE), Reason.TEMPLATE_VALUES_MISMATCH));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void headersThatDoNotFitAreRefused(TemplateHeader header, TemplateValues values, Reason reason) {
        assertThat(TemplateBinding.bind(PLAIN.withHeader(header), values, TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.field(reason, TemplateBinding.HEADER));
    }

    @Test
    void headerForATemplateWithoutOneIsRefused() {
        assertThat(TemplateBinding.bind(PLAIN, NONE.header(PICTURE), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.field(Reason.TEMPLATE_VALUES_MISMATCH, TemplateBinding.HEADER));
    }

    @Test
    void headerIsLimited() {
        MessageTemplate template = PLAIN.withHeader(TemplateHeader.text("{{1}}"));

        assertThat(TemplateBinding.bind(
                                template, NONE.header(TemplateValue.fixed("x".repeat(60))), TemplatePartsTest::nothing)
                        .refusals())
                .isEmpty();
        assertThat(TemplateBinding.bind(
                                template, NONE.header(TemplateValue.fixed("x".repeat(61))), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.field(Reason.TEXT_TOO_LONG, TemplateBinding.HEADER)
                        .limitedTo(60, 61));
    }

    @Test
    @DisplayName("M31 A bound value of header or button without default is refused at its place")
    void requiresDefaultsEverywhere() {
        MessageTemplate template =
                PLAIN.withHeader(TemplateHeader.text("{{1}}")).withButton(link("https://shop.example/{{1}}"));
        TemplateValue open = TemplateValue.bound(TemplateField.FIRST_NAME, " ");

        assertThat(TemplateBinding.bind(template, NONE.header(open).button(0, open), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(
                        Refusal.field(Reason.TEMPLATE_DEFAULT_MISSING, TemplateBinding.HEADER),
                        Refusal.at(Reason.TEMPLATE_DEFAULT_MISSING, TemplateBinding.BUTTONS, 0));
    }

    @Test
    void fieldInAnAddressIsEncodedAndAFixedRestIsNot() {
        MessageTemplate template = PLAIN.withButton(link("https://shop.example/{{1}}"));
        Function<TemplateField, Optional<String>> fields = fields(Map.of(TemplateField.COMPANY, "Núñez & Co/á"));

        assertThat(content(TemplateBinding.bind(
                                template, NONE.button(0, TemplateValue.bound(TemplateField.COMPANY, "none")), fields))
                        .buttons())
                .containsExactly(new TemplateButtonContent(
                        Kind.URL,
                        "Ver",
                        "https://shop.example/N%C3%BA%C3%B1ez%20%26%20Co%2F%C3%A1",
                        "N%C3%BA%C3%B1ez%20%26%20Co%2F%C3%A1"));
        assertThat(content(TemplateBinding.bind(
                                template, NONE.button(0, TemplateValue.fixed("a?b=c")), TemplatePartsTest::nothing))
                        .buttons())
                .containsExactly(new TemplateButtonContent(Kind.URL, "Ver", "https://shop.example/a?b=c", "a?b=c"));
        assertThat(TemplateBinding.bind(
                                template, NONE.button(0, TemplateValue.fixed("a b")), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.at(Reason.TEMPLATE_VALUE_INVALID, TemplateBinding.BUTTONS, 0));
    }

    @ParameterizedTest
    @CsvSource({"COPY_CODE, 20", "QUICK_REPLY, 128"})
    void valuesOfButtonsAreLimited(Kind kind, int most) {
        MessageTemplate template = PLAIN.withButton(new TemplateButton(kind, "Ver"));

        assertThat(TemplateBinding.bind(
                                template,
                                NONE.button(0, TemplateValue.fixed("x".repeat(most))),
                                TemplatePartsTest::nothing)
                        .refusals())
                .isEmpty();
        assertThat(TemplateBinding.bind(
                                template,
                                NONE.button(0, TemplateValue.fixed("x".repeat(most + 1))),
                                TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.at(Reason.TEXT_TOO_LONG, TemplateBinding.BUTTONS, 0)
                        .limitedTo(most, most + 1));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindOfButtonSaysWhetherItTakesAValue(Kind kind) {
        MessageTemplate template = PLAIN.withButton(new TemplateButton(kind, "Ver"));

        List<Refusal> without =
                TemplateBinding.bind(template, NONE, TemplatePartsTest::nothing).refusals();
        List<Refusal> with = TemplateBinding.bind(template, NONE.button(0, X), TemplatePartsTest::nothing)
                .refusals();

        Refusal mismatch = Refusal.at(Reason.TEMPLATE_VALUES_MISMATCH, TemplateBinding.BUTTONS, 0);
        switch (kind) {
            case COPY_CODE -> {
                assertThat(without).containsExactly(Refusal.at(Reason.FIELD_MISSING, TemplateBinding.BUTTONS, 0));
                assertThat(with).isEmpty();
            }
            case QUICK_REPLY, FORM -> {
                assertThat(without).isEmpty();
                assertThat(with).isEmpty();
            }
            case URL, PHONE_NUMBER, ONE_TIME_CODE, CALL, REQUEST_CONTACT -> {
                assertThat(without).isEmpty();
                assertThat(with).containsExactly(mismatch);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void valueForNoButtonIsRefused(int index) {
        MessageTemplate template = PLAIN.withButton(new TemplateButton(Kind.QUICK_REPLY, "Sí"));

        assertThat(TemplateBinding.bind(template, NONE.button(index, X), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.at(Reason.TEMPLATE_VALUES_MISMATCH, TemplateBinding.BUTTONS, index));
    }

    @Test
    void oneTimeCodeIsTheValueOfTheBody() {
        MessageTemplate template =
                with("{{1}} es tu código").withButton(new TemplateButton(Kind.ONE_TIME_CODE, "Copiar"));

        assertThat(content(TemplateBinding.bind(
                                template, NONE.bind(1, TemplateValue.fixed("123456")), TemplatePartsTest::nothing))
                        .buttons())
                .containsExactly(new TemplateButtonContent(Kind.ONE_TIME_CODE, "Copiar", null, "123456"));
        assertThat(TemplateBinding.bind(
                                template, NONE.bind(1, TemplateValue.fixed("x".repeat(16))), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.at(Reason.TEXT_TOO_LONG, TemplateBinding.VALUES, 0)
                        .limitedTo(15, 16));
    }

    @Test
    void offerNeedsItsEnd() {
        assertThat(content(TemplateBinding.bind(PLAIN.withExpiry(), NONE.expires(END), TemplatePartsTest::nothing))
                        .expires())
                .isEqualTo(END);
        assertThat(TemplateBinding.bind(PLAIN.withExpiry(), NONE, TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.field(Reason.FIELD_MISSING, TemplateBinding.EXPIRES));
        assertThat(TemplateBinding.bind(PLAIN, NONE.expires(END), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.field(Reason.TEMPLATE_VALUES_MISMATCH, TemplateBinding.EXPIRES));
    }

    @Test
    void partThatCannotBeSentIsNamed() {
        assertThat(TemplateBinding.bind(PLAIN.withUnsupported("CAROUSEL"), NONE, TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.of(Reason.TEMPLATE_PART_UNSUPPORTED, Remedy.CHOOSE_OTHER_TEMPLATE)
                        .in("CAROUSEL", null));
    }

    @Test
    void valuesByNumberMayComeInAnyOrderAndAreNotMixedUp() {
        MessageTemplate template = with("{{1}} {{2}} {{3}}");

        assertThat(TemplateBinding.bind(
                                template,
                                NONE.bind(3, TemplateValue.fixed("c"))
                                        .bind(1, TemplateValue.fixed("a"))
                                        .bind(2, TemplateValue.fixed("b")),
                                TemplatePartsTest::nothing)
                        .rendered())
                .isEqualTo("a b c");
        assertThat(TemplateBinding.bind(template, NONE.bind(1, X).bind(2, X).bind(4, X), TemplatePartsTest::nothing)
                        .refusals())
                .containsExactly(Refusal.field(Reason.TEMPLATE_VALUES_MISMATCH, TemplateBinding.VALUES)
                        .limitedTo(3, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/a", "/a.jpg", "data:image/png;base64,AA", "https:///a"})
    void mediaIsFetchedFromTheWebOnly(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> TemplateMedia.at(URI.create(address)));
    }

    @ParameterizedTest
    @CsvSource({"90.01, 0", "-90.01, 0", "0, 180.01", "0, -180.01"})
    void placeIsOnTheGlobe(BigDecimal latitude, BigDecimal longitude) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TemplateHeaderContent.Place(latitude, longitude, null, null));
    }

    private static MessageTemplate with(String body) {
        return new MessageTemplate("8001", "hello", "es_AR", TemplateCategory.UTILITY, TemplateStatus.APPROVED, body);
    }

    private static TemplateButton link(String address) {
        return new TemplateButton(Kind.URL, "Ver", address);
    }

    private static Optional<String> nothing(TemplateField field) {
        return Optional.empty();
    }

    private static Function<TemplateField, Optional<String>> fields(Map<TemplateField, String> values) {
        return field -> Optional.ofNullable(values.get(field));
    }

    private static MessageContent.Template content(TemplateBinding binding) {
        assertThat(binding.refusals()).isEmpty();
        return Optional.ofNullable(binding.content()).orElseThrow();
    }
}
