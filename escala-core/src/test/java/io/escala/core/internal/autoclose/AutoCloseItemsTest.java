package io.escala.core.internal.autoclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.line.LineId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The work of a rule")
class AutoCloseItemsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static AutoCloseRule rule(Duration idle, long version) {
        return new AutoCloseRule(
                new AccountId("acme"),
                new AutoCloseRuleId("a-1.b_2"),
                Set.of(new LineId("sales")),
                idle,
                "No answer",
                NOON,
                version);
    }

    @Test
    @DisplayName("is one item for each version, which says what it is for")
    void isOfOneVersion() {
        WorkItem first = AutoCloseItems.of(rule(Duration.ofHours(1), 1), NOON);
        WorkItem second = AutoCloseItems.of(rule(Duration.ofHours(1), 12), NOON);

        assertThat(first.key()).isNotEqualTo(second.key());
        assertThat(first.lane()).isNotEqualTo(second.lane());
        assertThat(AutoCloseItems.Target.of(second.key()))
                .isEqualTo(new AutoCloseItems.Target(new AutoCloseRuleId("a-1.b_2"), 12));
    }

    @Test
    @DisplayName("is due when the rule first closes something, and ten minutes later at the latest")
    void isDueSoonEnough() {
        assertThat(AutoCloseItems.of(rule(Duration.ofMinutes(9), 1), NOON).due())
                .isEqualTo(NOON.plus(Duration.ofMinutes(9)));
        assertThat(AutoCloseItems.of(rule(Duration.ofDays(365), 1), NOON).due())
                .isEqualTo(NOON.plus(Duration.ofMinutes(10)));
        assertThat(AutoCloseItems.next(NOON, Instant.MAX)).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
        assertThat(AutoCloseItems.next(NOON, NOON.minusSeconds(5))).isEqualTo(NOON.minusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule", "/1", "rule/", "rule/x", "rule/1/y"})
    @DisplayName("in a form that is not known is refused")
    void refusesOtherForms(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutoCloseItems.Target.of(new WorkKey(WorkKind.AUTO_CLOSE, id)));
    }
}
