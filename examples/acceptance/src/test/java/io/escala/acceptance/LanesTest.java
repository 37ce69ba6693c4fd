package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.Page;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Lanes of work beside one another. */
class LanesTest {
    @EveryStore
    @DisplayName("A lane with more waiting in it than is looked at keeps nobody else waiting")
    void fullLane(World world) {
        Instant before = world.now().minus(Duration.ofDays(1));
        ChangeSet.Builder full = ChangeSet.builder(Shop.ACCOUNT, new OperationId("full"), world.now());
        for (int i = 0; i <= Page.MAX_LIMIT; i++) {
            boolean last = i == Page.MAX_LIMIT;
            Instant due = last ? before : world.now().plus(Duration.ofDays(1));
            full.enqueue(new WorkItem(
                    Shop.ACCOUNT, new WorkKey(WorkKind.SEND, "waiting-" + i), "send/full", "waiting-" + i, due, 0));
        }
        assertThat(world.store().commit(List.of(full.build()))).hasOnlyElementsOfType(CommitResult.Applied.class);
        var rosa = world.meta().whatsAppPerson("5493415550101");
        var view = world.hears(rosa.writes("hola"));

        world.sends(Recipient.conversation(view.conversation().id()), Draft.text("buenas"));

        assertThat(world.meta().sentTo(rosa)).hasSize(1);
    }
}
