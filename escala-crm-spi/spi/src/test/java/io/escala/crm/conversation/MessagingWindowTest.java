package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.SampleRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A messaging window")
class MessagingWindowTest {
    private static final String NOON = "2026-03-01T12:00:00Z";

    @ParameterizedTest(name = "opened {0}, shut {1}, at {2}: open {3}, left {4}, closes {5}")
    @CsvSource({
        // Never opened.
        "                    ,                         , 2026-03-01T12:00:00Z    , false, PT0S        , ",
        "                    , 2026-03-01T12:00:00Z    , 2026-03-01T12:00:00Z    , false, PT0S        , ",
        // Counted from the last message to 24 hours, the end excluded.
        "2026-03-01T12:00:00Z,                         , 2026-03-01T12:00:00Z    , true , PT24H       , 2026-03-02T12:00:00Z",
        "2026-03-01T12:00:00Z,                         , 2026-03-02T11:59:59.999Z, true , PT0.001S    , 2026-03-02T12:00:00Z",
        "2026-03-01T12:00:00Z,                         , 2026-03-02T12:00:00Z    , false, PT0S        , 2026-03-02T12:00:00Z",
        "2026-03-01T12:00:00Z,                         , 2026-03-09T12:00:00Z    , false, PT0S        , 2026-03-02T12:00:00Z",
        // The clock of this machine may be behind that of the channel.
        "2026-03-01T12:00:00Z,                         , 2026-03-01T11:59:59Z    , true , PT24H1S     , 2026-03-02T12:00:00Z",
        // Shut before, at and after the last message.
        "2026-03-01T12:00:00Z, 2026-03-01T11:59:59.999Z, 2026-03-01T13:00:00Z    , true , PT23H       , 2026-03-02T12:00:00Z",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z    , 2026-03-01T13:00:00Z    , false, PT0S        , 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00.001Z, 2026-03-01T13:00:00Z    , false, PT0S        , 2026-03-01T12:00:00.001Z",
        // The report counts at once, also when its time is ahead of this machine.
        "2026-03-01T12:00:00Z, 2026-03-01T13:00:05Z    , 2026-03-01T13:00:00Z    , false, PT0S        , 2026-03-01T13:00:05Z",
        // Shut after it had run out.
        "2026-03-01T12:00:00Z, 2026-03-02T12:00:00Z    , 2026-03-02T13:00:00Z    , false, PT0S        , 2026-03-02T12:00:00Z",
        "2026-03-01T12:00:00Z, 2026-03-02T13:00:00Z    , 2026-03-02T13:00:00Z    , false, PT0S        , 2026-03-02T12:00:00Z"
    })
    void atATime(
            @Nullable Instant opened,
            @Nullable Instant shut,
            Instant now,
            boolean open,
            Duration left,
            @Nullable Instant closes) {
        MessagingWindow window = new MessagingWindow(opened, shut);

        assertThat(window.isOpen(now)).isEqualTo(open);
        assertThat(window.remaining(now)).isEqualTo(left);
        assertThat(window.closesAt().orElse(null)).isEqualTo(closes);
    }

    @ParameterizedTest(name = "with a margin of {0}")
    @CsvSource({"PT0S", "PT0.001S", "PT60S", "PT23H59M59.999S"})
    void marginMovesItsEnd(Duration margin) {
        Instant noon = Instant.parse(NOON);
        Instant end = noon.plus(MessagingWindow.LENGTH).minus(margin);
        MessagingWindow window = MessagingWindow.openedAt(noon).withMargin(margin);

        assertThat(window.closesAt()).contains(end);
        assertThat(window.isOpen(end.minusMillis(1))).isTrue();
        assertThat(window.remaining(end.minusMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(window.isOpen(end)).isFalse();
        assertThat(new MessagingWindow(noon, end.plusMillis(1), margin).closesAt())
                .as("reported as closed after its end")
                .contains(end);
    }

    @Test
    @DisplayName("has a margin of zero to less than its length")
    void marginIsBounded() {
        MessagingWindow window = MessagingWindow.never();

        assertThatThrownBy(() -> window.withMargin(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> window.withMargin(MessagingWindow.LENGTH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is computed from the marks of the conversation, open or closed, in any order")
    void ofAConversation() {
        Instant opened = Instant.parse(NOON);
        Map<Mark, Instant> first = Map.of(Mark.WINDOW_OPENED, opened.minusSeconds(60), Mark.INBOUND_ARRIVAL, opened);
        Map<Mark, Instant> shut = Map.of(Mark.WINDOW_SHUT, opened.minusSeconds(30));
        Map<Mark, Instant> second = Map.of(Mark.WINDOW_OPENED, opened);
        Conversation began = SampleRecords.CONVERSATION.opened();
        MessagingWindow expected = new MessagingWindow(opened, opened.minusSeconds(30));

        assertThat(MessagingWindow.of(began)).isEqualTo(MessagingWindow.never());
        assertThat(MessagingWindow.of(began.raised(second))).isEqualTo(MessagingWindow.openedAt(opened));
        assertThat(MessagingWindow.of(began.raised(first).raised(shut).raised(second)))
                .isEqualTo(expected);
        assertThat(MessagingWindow.of(began.raised(second).raised(first).raised(shut)))
                .isEqualTo(expected);
        assertThat(MessagingWindow.of(
                        began.raised(shut).raised(second).raised(first).closed(opened)))
                .isEqualTo(expected);
        assertThat(expected.isOpen(opened)).isTrue();
    }

    @Test
    @DisplayName("has times to the millisecond, as the marks have")
    void timesAreTruncated() {
        Instant fine = Instant.parse("2026-03-01T12:00:00.000999Z");

        assertThat(new MessagingWindow(fine, fine))
                .isEqualTo(new MessagingWindow(Instant.parse(NOON), Instant.parse(NOON)));
    }

    @Test
    @SuppressWarnings("NullAway")
    @DisplayName("refuses a null time by its name: a customer who never wrote has no open window")
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> MessagingWindow.openedAt(null))
                .withMessage("lastMessageAt");
        assertThatNullPointerException()
                .isThrownBy(() -> MessagingWindow.never().remaining(null))
                .withMessage("now");
    }
}
