package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.AccountChange.RaiseHeartbeat;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.RaiseDelivery;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IntakeChange.DeferReport;
import io.escala.crm.change.IntakeChange.DropQuarantined;
import io.escala.crm.change.IntakeChange.Quarantine;
import io.escala.crm.change.IntakeChange.ReleaseReport;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.QuarantinedItem.Reason;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pending work is counted per line and kind until it is done; a heartbeat only moves forward. */
abstract class BacklogContract extends StoreContract {
    private static final LineId SALES = new LineId("sales");
    private static final LineId HELP = new LineId("help");
    private static final Backlog NOTHING = new Backlog(Map.of(), Map.of(), 0, Map.of(), Map.of(), Map.of(), Map.of());

    @Test
    void unknownAccountHasNoBacklog() {
        commitApplied(new RaiseHeartbeat(acme.heartbeat("sales", NOON)));

        assertThat(store.backlog(GLOBEX)).isEqualTo(NOTHING);
        assertThat(store.backlog(AccountId.NONE)).isEqualTo(NOTHING);
        assertThat(store.backlog(ACME)).isNotEqualTo(NOTHING);
    }

    @Test
    void lineHeartbeatNeverMovesBack() {
        for (List<Integer> order : Permutations.of(List.of(1, 2, 3))) {
            String id = "line-" + order.get(0) + order.get(1) + order.get(2);
            order.forEach(seconds -> commitApplied(new RaiseHeartbeat(acme.heartbeat(id, NOON.plusSeconds(seconds)))));

            assertThat(store.backlog(ACME).heard()).containsEntry(new LineId(id), NOON.plusSeconds(3));
        }
    }

    @Test
    void lineHeartbeatHasMillisecondPrecision() {
        commitApplied(new RaiseHeartbeat(acme.heartbeat("sales", NOON)));
        commitApplied(new RaiseHeartbeat(acme.heartbeat("sales", NOON.plusMillis(1))));
        assertLastHeard(Map.of(SALES, NOON.plusMillis(1)));

        commitApplied(
                new RaiseHeartbeat(acme.heartbeat("sales", NOON)),
                new RaiseHeartbeat(acme.heartbeat("help", NOON.minusMillis(1))));
        assertLastHeard(Map.of(SALES, NOON.plusMillis(1), HELP, NOON.minusMillis(1)));
    }

    @Test
    void severalHeartbeatsInOneChangeSet() {
        commitApplied(
                new RaiseHeartbeat(acme.heartbeat("sales", NOON.plusSeconds(2))),
                new RaiseHeartbeat(acme.heartbeat("sales", NOON.plusSeconds(1))));

        assertLastHeard(Map.of(SALES, NOON.plusSeconds(2)));
    }

    @Test
    void quarantineIsCountedPerLineAndWithoutLine() {
        LineKey sales = new LineKey(Channel.WHATSAPP, "1001");
        LineKey page = new LineKey(Channel.MESSENGER, "1001");
        commitApplied(
                new Quarantine(acme.quarantined("a", sales, Reason.MALFORMED, NOON)),
                new Quarantine(acme.quarantined("b", sales, Reason.STALE, NOON)),
                new Quarantine(acme.quarantined("b", page, Reason.STALE, NOON)),
                new Quarantine(acme.quarantined("c", page, Reason.STALE, NOON)),
                new Quarantine(acme.quarantined("d", null, Reason.UNREADABLE, NOON)));
        commitAppliedIn(GLOBEX, new Quarantine(globex.quarantined("e", sales, Reason.MALFORMED, NOON)));
        assertThat(store.backlog(ACME))
                .isEqualTo(
                        new Backlog(Map.of(), Map.of(sales, 2L, page, 1L), 1, Map.of(), Map.of(), Map.of(), Map.of()));

        commitApplied(new DropQuarantined(ACME, "a"), new DropQuarantined(ACME, "c"), new DropQuarantined(ACME, "d"));

        assertThat(store.backlog(ACME))
                .isEqualTo(new Backlog(Map.of(), Map.of(sales, 1L), 0, Map.of(), Map.of(), Map.of(), Map.of()));
        assertThat(store.backlog(GLOBEX))
                .isEqualTo(new Backlog(Map.of(), Map.of(sales, 1L), 0, Map.of(), Map.of(), Map.of(), Map.of()));
    }

    @Test
    void itemsWithoutAccountAreCountedSeparately() {
        Sample nobody = new Sample(AccountId.NONE);
        LineKey unknown = new LineKey(Channel.INSTAGRAM, "404");
        commitAppliedIn(
                AccountId.NONE,
                new Quarantine(nobody.quarantined("a", unknown, Reason.UNKNOWN_LINE, NOON)),
                new Quarantine(nobody.quarantined("b", null, Reason.UNREADABLE, NOON)),
                new Quarantine(nobody.quarantined("c", null, Reason.UNREADABLE, NOON)));
        WorkItem body = WorkItem.single(AccountId.NONE, WorkKind.JOURNAL, "body", NOON);
        commitApplied(changeSet(AccountId.NONE).enqueue(body));

        assertThat(store.backlog(AccountId.NONE))
                .isEqualTo(new Backlog(
                        Map.of(),
                        Map.of(unknown, 1L),
                        2,
                        Map.of(),
                        Map.of(),
                        Map.of(WorkKind.JOURNAL, NOON),
                        Map.of()));
        assertThat(store.backlog(ACME)).isEqualTo(NOTHING);
    }

    @Test
    void deferredReportsAreCountedPerLine() {
        Examples.reports().forEach(report -> commitApplied(new DeferReport(acme.deferred("sales", "wamid.1", report))));
        commitApplied(
                new DeferReport(acme.deferred("sales", "wamid.2", SampleTenant.SENT)),
                new DeferReport(acme.deferred("sales", "wamid.2", SampleTenant.SENT)),
                new DeferReport(acme.deferred("help", "wamid.1", SampleTenant.SENT)));
        long all = Examples.reports().size();
        assertDeferred(Map.of(SALES, all + 1, HELP, 1L));

        commitApplied(
                new ReleaseReport(acme.deferred("help", "wamid.1", SampleTenant.SENT)),
                new ReleaseReport(
                        acme.deferred("sales", "wamid.1", Examples.reports().get(0))));

        assertDeferred(Map.of(SALES, all));
    }

    @Test
    void sendsWithoutKnownOutcomeAreCountedPerLine() {
        putConversations();
        for (DeliveryStatus status : DeliveryStatus.values()) {
            commitApplied(new AppendMessage(send("sales-" + status, SALES, status)));
            commitApplied(new AppendMessage(send("help-" + status, HELP, status)));
        }
        assertUnknown(Map.of(SALES, 1L, HELP, 1L));

        DeliveryStep unknown = new DeliveryStep(0, DeliveryStatus.UNKNOWN, NOON, null);
        commitApplied(
                new RaiseDelivery(new MessageId("sales-QUEUED"), unknown),
                new RaiseDelivery(new MessageId("sales-STARTED"), unknown),
                new RaiseDelivery(new MessageId("sales-READ"), unknown),
                new RaiseDelivery(
                        new MessageId("help-UNKNOWN"), new DeliveryStep(0, DeliveryStatus.ACCEPTED, NOON, null)));

        assertUnknown(Map.of(SALES, 3L));
    }

    @Test
    void oldestDueWorkOfEachKindIsReported() {
        Map<WorkKind, Instant> expected = new EnumMap<>(WorkKind.class);
        for (WorkKind kind : WorkKind.values()) {
            Instant due = NOON.plusSeconds(expected.size());
            commitApplied(changeSet()
                    .enqueue(WorkItem.single(ACME, kind, "later", due.plusMillis(1)))
                    .enqueue(WorkItem.single(ACME, kind, "oldest", due))
                    .enqueue(WorkItem.single(ACME, kind, "latest", due.plusSeconds(900))));
            commitApplied(changeSet(GLOBEX).enqueue(WorkItem.single(GLOBEX, kind, "foreign", NOON.minusSeconds(9))));
            expected.put(kind, due);
        }

        assertWork(expected);
    }

    @Test
    void settledAndPostponedWorkIsCounted() {
        WorkItem first = WorkItem.single(ACME, WorkKind.PROFILE, "first", NOON);
        WorkItem second = WorkItem.single(ACME, WorkKind.PROFILE, "second", NOON.plusSeconds(5));
        commitApplied(changeSet().enqueue(first).enqueue(second));
        assertWork(Map.of(WorkKind.PROFILE, NOON));

        Lease lease = lease(NOON);
        assertWork(Map.of(WorkKind.PROFILE, NOON));
        commitApplied(changeSet()
                .under(lease)
                .reschedule(first.again(NOON.plusSeconds(3)))
                .releaseLease());
        assertWork(Map.of(WorkKind.PROFILE, NOON.plusSeconds(3)));

        commitApplied(
                changeSet().under(lease(NOON.plusSeconds(3))).done(first.key()).releaseLease());
        assertWork(Map.of(WorkKind.PROFILE, NOON.plusSeconds(5)));

        commitApplied(
                changeSet().under(lease(NOON.plusSeconds(5))).done(second.key()).releaseLease());
        assertWork(Map.of());
    }

    @Test
    void countsAreIndependent() {
        LineKey key = new LineKey(Channel.WHATSAPP, "1001");
        putConversations();
        commitApplied(
                new RaiseHeartbeat(acme.heartbeat("sales", NOON)),
                new Quarantine(acme.quarantined("a", key, Reason.MALFORMED, NOON)),
                new Quarantine(acme.quarantined("b", null, Reason.MALFORMED, NOON)),
                new DeferReport(acme.deferred("help", "wamid.1", SampleTenant.SENT)),
                new AppendMessage(send("m", SALES, DeliveryStatus.UNKNOWN)));
        commitApplied(changeSet().enqueue(WorkItem.single(ACME, WorkKind.REGISTER, "talk", NOON)));

        assertThat(store.backlog(ACME))
                .isEqualTo(new Backlog(
                        Map.of(SALES, NOON),
                        Map.of(key, 1L),
                        1,
                        Map.of(HELP, 1L),
                        Map.of(SALES, 1L),
                        Map.of(WorkKind.REGISTER, NOON),
                        Map.of()));
    }

    /** Adds one conversation on each line. */
    private void putConversations() {
        commitApplied(
                new AddIdentity(acme.identity("who")),
                new AddConversation(acme.conversation("talk-sales", "sales", "who")),
                new AddConversation(acme.conversation("talk-help", "help", "who")));
    }

    private Lease lease(Instant now) {
        List<Lease> leases = lease(store, Set.of(WorkKind.PROFILE), now, 1);
        assertThat(leases).hasSize(1);
        return leases.get(0);
    }

    private void assertLastHeard(Map<LineId, Instant> expected) {
        assertThat(store.backlog(ACME))
                .isEqualTo(new Backlog(expected, Map.of(), 0, Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private void assertDeferred(Map<LineId, Long> expected) {
        assertThat(store.backlog(ACME))
                .isEqualTo(new Backlog(Map.of(), Map.of(), 0, expected, Map.of(), Map.of(), Map.of()));
    }

    private void assertUnknown(Map<LineId, Long> expected) {
        assertThat(store.backlog(ACME))
                .isEqualTo(new Backlog(Map.of(), Map.of(), 0, Map.of(), expected, Map.of(), Map.of()));
    }

    private void assertWork(Map<WorkKind, Instant> expected) {
        assertThat(store.backlog(ACME))
                .isEqualTo(new Backlog(Map.of(), Map.of(), 0, Map.of(), Map.of(), expected, Map.of()));
    }

    private Message send(String id, LineId line, DeliveryStatus status) {
        return acme.outbound("talk-" + line, line.value(), id, status, NOON);
    }
}
