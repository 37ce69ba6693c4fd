package io.escala.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which items of a lane run next to those that run. */
class LaneItemsTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final LaneItems items = new LaneItems(8);

    private static WorkItem normal(String id, String group) {
        return new WorkItem(new AccountId("acme"), new WorkKey(WorkKind.SEND, id), "lane", group, NOON, 0);
    }

    private static List<WorkItem> bulk(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> normal("bulk-" + i, "group-" + i).bulk())
                .toList();
    }

    @Test
    void normalWorkComesFirst() {
        List<WorkItem> due = List.of(normal("b", "2").bulk(), normal("a", "1"));

        assertThat(items.choose(due, 8)).extracting(item -> item.key().id()).containsExactly("a", "b");
        assertThat(items.choose(due, 1)).extracting(item -> item.key().id()).containsExactly("a");
    }

    @Test
    void bulkWorkLeavesPlacesForNormalWork() {
        List<WorkItem> chosen = items.choose(bulk(20), 8);
        assertThat(chosen).hasSize(6);
        chosen.forEach(items::begun);

        assertThat(items.choose(bulk(20), items.free())).isEmpty();
        assertThat(items.choose(List.of(normal("a", "1"), normal("b", "2")), items.free()))
                .hasSize(2);
    }

    @Test
    void normalWorkTakesNoPlaceOfBulkWork() {
        items.begun(normal("a", "1"));

        assertThat(items.choose(bulk(20), 7)).hasSize(6);
    }

    @Test
    void onePlaceServesBulkWorkToo() {
        assertThat(new LaneItems(1).choose(bulk(2), 1)).hasSize(1);
    }

    @Test
    void groupHasOneItemWhateverItsQueue() {
        WorkItem answer = normal("a", "1");
        WorkItem offer = normal("b", "1").bulk();
        assertThat(items.choose(List.of(answer, offer), 8)).containsExactly(answer);
        items.begun(offer);
        assertThat(items.choose(List.of(answer), 7)).isEmpty();

        items.ended(offer, false);
        assertThat(items.choose(List.of(answer), 8)).containsExactly(answer);
    }

    @Test
    void groupThatWasPutOffWaitsForATick() {
        WorkItem item = normal("a", "1");
        items.begun(item);
        items.ended(item, true);
        assertThat(items.choose(List.of(item), 8)).isEmpty();

        items.tick();
        assertThat(items.choose(List.of(item), 8)).containsExactly(item);
    }
}
