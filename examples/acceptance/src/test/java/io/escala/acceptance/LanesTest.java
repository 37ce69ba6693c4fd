package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
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

/** Independent work lanes. */
class LanesTest {
    @EveryStore
    @DisplayName("A lane with more work than is read at once does not delay other lanes")
    void fullLaneDoesNotBlockOtherLanes(InboxFixture fixture) {
        Instant before = fixture.now().minus(Duration.ofDays(1));
        ChangeSet.Builder full = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("full"), fixture.now());
        for (int i = 0; i <= Page.MAX_LIMIT; i++) {
            boolean last = i == Page.MAX_LIMIT;
            Instant due = last ? before : fixture.now().plus(Duration.ofDays(1));
            full.enqueue(new WorkItem(
                    TestBusiness.ACCOUNT,
                    new WorkKey(WorkKind.SEND, "waiting-" + i),
                    "send/full",
                    "waiting-" + i,
                    due,
                    0));
        }
        assertThat(fixture.store().commit(List.of(full.build()))).hasOnlyElementsOfType(CommitResult.Applied.class);
        var rosa = fixture.meta().whatsAppPerson("5493415550101");
        var view = fixture.receives(rosa.writes("hola"));

        fixture.sends(Recipient.conversation(view.conversation().id()), Draft.text("buenas"));

        assertThat(fixture.meta().sentTo(rosa)).hasSize(1);
    }
}
