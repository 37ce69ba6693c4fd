package io.escala.core.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.template.TemplateReport;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every variant says about itself. */
class ChannelEventTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final LineKey LINE = new LineKey(Channel.WHATSAPP, "7001");
    private static final PartyKey NUMBER = new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "59899111222");
    private static final PartyKey USER_ID = new PartyKey(IdentityKeyKind.BSUID, "UY.1");
    private static final Party ROSA = new Party(List.of(NUMBER), "Rosa");
    private static final MessageContent TEXT = new MessageContent.Text("hello");
    private static final RawBytes RAW = RawBytes.copyOf(new byte[] {'{', '}'});

    /** An event, and what it answers. */
    private record Example(
            ChannelEvent event,
            @Nullable LineKey line,
            Party party,
            @Nullable String messageId,
            @Nullable String reference,
            @Nullable Instant at) {
        static Example of(ChannelEvent event, @Nullable String messageId, @Nullable String reference) {
            return new Example(event, LINE, ROSA, messageId, reference, NOON);
        }

        @Override
        public String toString() {
            return event.getClass().getSimpleName();
        }
    }

    static List<Example> examples() {
        return List.of(
                Example.of(new MessageEvent.Inbound(LINE, ROSA, "m", NOON, TEXT, null, true, RAW), "m", null),
                Example.of(new MessageEvent.Echo(LINE, ROSA, "m", NOON, TEXT, "r", RAW), "m", "r"),
                Example.of(new MessageEvent.Called(LINE, ROSA, "c", NOON, TEXT, true, RAW), "c", null),
                Example.of(
                        new DeliveryEvent.Status(LINE, "m", ROSA, DeliveryStatus.READ, NOON, null, "r", RAW), "m", "r"),
                Example.of(new DeliveryEvent.Watermark(LINE, ROSA, Mark.READ_UP_TO, NOON, RAW), null, null),
                Example.of(new DeliveryEvent.Seen(LINE, ROSA, "m", NOON, RAW), "m", null),
                Example.of(new AmendmentEvent.Edited(LINE, ROSA, "m", NOON, TEXT, "-", RAW), "m", null),
                Example.of(new AmendmentEvent.Unsent(LINE, ROSA, "m", NOON, RAW), "m", null),
                Example.of(
                        new AmendmentEvent.Reacted(LINE, ROSA, "m", NOON, Direction.INBOUND, null, "-", RAW),
                        "m",
                        null),
                new Example(
                        new PersonEvent.PersonChanged(LINE, ROSA, new Party(List.of(USER_ID), "Rosita"), NOON, RAW),
                        LINE,
                        new Party(List.of(NUMBER, USER_ID), "Rosita"),
                        null,
                        null,
                        NOON),
                Example.of(
                        new PersonEvent.ConsentChanged(
                                LINE, ROSA, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN, NOON, RAW),
                        null,
                        null),
                Example.of(
                        new PersonEvent.EnteredConversation(LINE, "referral", ROSA, NOON, true, null, RAW), null, null),
                new Example(
                        new TemplateReported(
                                "8001", "offer", "es", TemplateReport.Aspect.STATUS, "APPROVED", null, NOON, RAW),
                        null,
                        Party.UNNAMED,
                        null,
                        null,
                        NOON),
                new Example(
                        new LineReported(
                                LINE, null, null, List.of(LineFact.of(LineFact.Aspect.QUALITY, "RED")), NOON, RAW),
                        LINE,
                        Party.UNNAMED,
                        null,
                        null,
                        NOON),
                new Example(
                        new Quarantined(LINE, QuarantinedItem.Reason.MALFORMED, "no id", RAW),
                        LINE,
                        Party.UNNAMED,
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void lineAndPersonAndMessageAndTime(Example example) {
        ChannelEvent event = example.event();

        assertThat(event.line()).isEqualTo(example.line());
        assertThat(event.party()).isEqualTo(example.party());
        assertThat(event.messageId()).isEqualTo(example.messageId());
        assertThat(event.reference()).isEqualTo(example.reference());
        assertThat(event.at()).isEqualTo(example.at());
        assertThat(event.raw()).isEqualTo(RAW);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachVariantCallsTheMethodWithItsName(Example example) {
        assertThat(example.event().<String>accept(nameOfTheCalledMethod()))
                .isEqualToIgnoringCase(example.event().getClass().getSimpleName());
    }

    @Test
    void everyVariantHasAnExampleAndAMethod() {
        List<Class<?>> variants = variants(ChannelEvent.class).toList();

        assertThat(variants)
                .hasSameElementsAs(examples().stream()
                        .<Class<?>>map(example -> example.event().getClass())
                        .toList());
        assertThat(ChannelEvent.Cases.class.getDeclaredMethods())
                .extracting(method -> method.getName().toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(variants.stream()
                        .map(variant -> variant.getSimpleName().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Stream<Class<?>> variants(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ChannelEventTest::variants)
                : Stream.of(type);
    }

    @SuppressWarnings("unchecked")
    private static ChannelEvent.Cases<String> nameOfTheCalledMethod() {
        return (ChannelEvent.Cases<String>) Proxy.newProxyInstance(
                ChannelEventTest.class.getClassLoader(),
                new Class<?>[] {ChannelEvent.Cases.class},
                (Object proxy, Method method, Object[] arguments) -> method.getName());
    }
}
