package io.escala.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final LaneRules rules = new LaneRules(EnumSet.of(WorkKind.SEND), NOON);

    @Test
    void workNotYetDueBlocksOnlyItsGroup() {
        assertThat(rules.runs(item("1", "a", LATER))).isFalse();
        assertThat(rules.runs(item("2", "a", NOON))).isFalse();
        assertThat(rules.runs(item("3", "b", NOON))).isTrue();
    }

    @Test
    void workDueNowRuns() {
        assertThat(rules.runs(item("1", "a", NOON))).isTrue();
        assertThat(rules.runs(item("2", "b", NOON.plusMillis(1)))).isFalse();
    }

    @Test
    void postponedWorkBlocksItsGroup() {
        WorkItem first = item("1", "a", NOON);
        assertThat(rules.runs(first)).isTrue();
        rules.hold(first);

        assertThat(rules.runs(item("2", "a", NOON))).isFalse();
        assertThat(rules.holdsUp()).isTrue();
    }

    @Test
    void unhandledKindBlocksItsGroup() {
        WorkItem foreign =
                new WorkItem(new AccountId("acme"), new WorkKey(WorkKind.PROFILE, "1"), "lane", "a", NOON, 0);

        assertThat(rules.runs(foreign)).isFalse();
        assertThat(rules.runs(item("2", "a", NOON))).isFalse();
    }

    @Test
    void blockedWorkIsPostponedWithoutUsingAnAttempt() {
        List<WorkItem> lane = List.of(
                item("1", "a", LATER),
                item("2", "b", NOON),
                item("3", "a", NOON),
                item("4", "a", LATER.plusSeconds(1)),
                item("5", "a", NOON));

        assertThat(rules.followers(lane)).containsExactly(item("3", "a", LATER), item("5", "a", LATER.plusSeconds(1)));
    }

    private static WorkItem item(String id, String group, Instant due) {
        return new WorkItem(new AccountId("acme"), new WorkKey(WorkKind.SEND, id), "lane", group, due, 0);
    }
}
