package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A rule that closes conversations")
class AutoCloseRuleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final LineId SALES = new LineId("sales");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    @DisplayName(
            "counts from the latest of the customer's last message, the opening by the team and its own activation")
    void countsFromTheLatest() {
        assertThat(due(NOON, Map.of(Mark.INBOUND_ARRIVAL, NOON.minusSeconds(1))))
                .isEqualTo(NOON.plus(DAY));
        assertThat(due(NOON, Map.of(Mark.INBOUND_ARRIVAL, NOON.plusSeconds(1))))
                .isEqualTo(NOON.plusSeconds(1).plus(DAY));
        assertThat(due(
                        NOON,
                        Map.of(
                                Mark.INBOUND_ARRIVAL, NOON.minusSeconds(1),
                                Mark.OPENED_BY_BUSINESS, NOON.plusSeconds(2),
                                Mark.ANSWERED, NOON.plusSeconds(9),
                                Mark.ACTIVITY, NOON.plusSeconds(9))))
                .isEqualTo(NOON.plusSeconds(2).plus(DAY));
    }

    @Test
    @DisplayName(
            "closes nothing while it is off, nothing that is closed or superseded, of another line, or without a message")
    void closesNothingElse() {
        Conversation silent = talk(true, Map.of(Mark.INBOUND_ARRIVAL, NOON));
        assertThat(rule(NOON).due(silent)).isPresent();

        assertThat(rule(null).due(silent)).isEmpty();
        assertThat(rule(NOON).due(talk(false, silent.marks()))).isEmpty();
        assertThat(rule(NOON).due(silent.supersededBy(new ConversationId("other"))))
                .isEmpty();
        assertThat(rule(NOON).due(talk(true, Map.of(Mark.OPENED_BY_BUSINESS, NOON, Mark.ACTIVITY, NOON))))
                .isEmpty();
        assertThat(rule(Set.of(new LineId("other")), DAY, "No answer").due(silent))
                .isEmpty();
    }

    @Test
    @DisplayName("has lines, a reason, and a time from a minute to a year")
    void isChecked() {
        assertThat(rule(Set.of(SALES), Duration.ofMinutes(1), "x").idleTime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule(Set.of(SALES), Duration.ofNanos(60_000_999_999L), "x").idleTime())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(rule(Set.of(SALES), Duration.ofDays(365), "x").idleTime()).isEqualTo(Duration.ofDays(365));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(Set.of(SALES), Duration.ofMinutes(1).minusNanos(1), "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(Set.of(SALES), Duration.ofDays(365).plusNanos(1), "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(Set.of(SALES), Duration.ofSeconds(Long.MAX_VALUE), "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(Set.of(), DAY, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(lines(AutoCloseRule.MAX_LINES + 1), DAY, "x"));
        assertThat(rule(lines(AutoCloseRule.MAX_LINES), DAY, "x").lines()).hasSize(AutoCloseRule.MAX_LINES);
        assertThatIllegalArgumentException().isThrownBy(() -> rule(Set.of(SALES), DAY, " \n"));
    }

    @Test
    @DisplayName("keeps a copy of its lines, in order of their ids")
    void copiesItsLines() {
        Set<LineId> lines = new HashSet<>(Set.of(SALES, new LineId("a")));
        AutoCloseRule rule = rule(lines, DAY, "x");

        lines.clear();

        assertThat(rule.lines()).containsExactly(new LineId("a"), SALES);
    }

    private static Instant due(Instant since, Map<Mark, Instant> marks) {
        return rule(since).due(talk(true, marks)).orElseThrow();
    }

    private static Set<LineId> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> new LineId("line-" + i)).collect(Collectors.toSet());
    }

    private static AutoCloseRule rule(@Nullable Instant activeSince) {
        return new AutoCloseRule(ACME, new AutoCloseRuleId("rule"), Set.of(SALES), DAY, "No answer", activeSince, 1);
    }

    private static AutoCloseRule rule(Set<LineId> lines, Duration idle, String reason) {
        return new AutoCloseRule(ACME, new AutoCloseRuleId("rule"), lines, idle, reason, NOON, 1);
    }

    private static Conversation talk(boolean open, Map<Mark, Instant> marks) {
        return new Conversation(
                ACME,
                new ConversationId("talk"),
                SALES,
                new IdentityId("who"),
                Channel.WHATSAPP,
                null,
                1,
                open,
                null,
                marks,
                Set.of(),
                null,
                NOON,
                0);
    }
}
