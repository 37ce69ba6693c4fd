package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.OldData.ACME;
import static io.escala.crm.jdbc.OldData.NOON;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import io.escala.crm.work.WorkPriority;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deferred reports, suggestions, both quarantines and the journal. */
final class OldIntake {
    private OldIntake() {}

    static List<ChangeSet> changeSets() {
        return List.of(deferred(), suggestions(), quarantined(), quarantinedWork(), journal());
    }

    private static ChangeSet deferred() {
        ChangeSet.Builder set = OldData.begin("deferred");
        List<MessageReport> reports = new ArrayList<>(List.of(
                OldConversations.edit("Corrected"),
                new Amendment.Unsend(NOON.plusMillis(5)),
                new DeliveryStep(0, DeliveryStatus.SENT, NOON.plusMillis(1), null)));
        for (Direction direction : OldKinds.DIRECTIONS) {
            reports.add(OldConversations.reaction(direction, direction == Direction.INBOUND ? "\u2764" : null));
        }
        for (DeliveryStatus status : OldKinds.STATUSES) {
            reports.add(new DeliveryStep(DeliveryStep.REPORTED, status, NOON, new DeliveryError(131_047, 2, "Closed")));
        }
        for (int i = 0; i < reports.size(); i++) {
            set.change(new IntakeChange.DeferReport(deferred(i % 3, reports.get(i))));
        }
        return set.change(new IntakeChange.DeferReport(deferred(9, reports.get(0))))
                .change(new IntakeChange.ReleaseReport(deferred(9, reports.get(0))))
                .build();
    }

    private static DeferredReport deferred(int message, MessageReport report) {
        return new DeferredReport(ACME, OldData.line(Channel.WHATSAPP), "wamid.deferred." + message, report, NOON);
    }

    private static ChangeSet suggestions() {
        ChangeSet.Builder set = OldData.begin("suggestions");
        List<ContactId> contacts = List.of(new ContactId("ana"), new ContactId("bare"));
        for (Suggestion.Kind kind : OldKinds.SUGGESTIONS) {
            set.change(new IntakeChange.Suggest(
                            Suggestion.of(ACME, kind, OldIdentities.identity(Channel.WHATSAPP), contacts, NOON)))
                    .change(new IntakeChange.Suggest(Suggestion.of(ACME, kind, null, List.of(), NOON)));
        }
        return set.build();
    }

    private static ChangeSet quarantined() {
        ChangeSet.Builder set = OldData.begin("quarantined");
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        for (QuarantinedItem.Reason reason : OldKinds.QUARANTINE) {
            for (Channel channel : OldKinds.CHANNELS) {
                set.change(new IntakeChange.Quarantine(item(
                        reason + "/" + channel, new LineKey(channel, "1001"), reason, "entry 3 of 7", new byte[0], 3)));
            }
            set.change(new IntakeChange.Quarantine(item(reason + "/none", null, reason, null, everyByte, 0)));
        }
        return set.change(new IntakeChange.Quarantine(
                        item("dropped", null, QuarantinedItem.Reason.STALE, null, everyByte, 0)))
                .change(new IntakeChange.DropQuarantined(ACME, "dropped"))
                .build();
    }

    private static QuarantinedItem item(
            String id,
            @Nullable LineKey line,
            QuarantinedItem.Reason reason,
            @Nullable String detail,
            byte[] raw,
            int place) {
        String app = line == null ? null : "app";
        return new QuarantinedItem(
                ACME, id, line, app, reason, detail, RawBytes.copyOf(raw), NOON.plusMillis(999), place);
    }

    private static ChangeSet quarantinedWork() {
        ChangeSet.Builder set = OldData.begin("quarantined-work");
        for (WorkKind kind : OldKinds.WORK) {
            for (QuarantinedWork.Reason reason : OldKinds.WORK_QUARANTINE) {
                set.change(new IntakeChange.QuarantineWork(work(kind, reason)));
            }
        }
        QuarantinedWork released =
                new QuarantinedWork(item(WorkKind.SEND, "released"), QuarantinedWork.Reason.ERRORS, null, NOON);
        return set.change(new IntakeChange.QuarantineWork(released))
                .change(new IntakeChange.ReleaseWork(ACME, released.key()))
                .build();
    }

    private static QuarantinedWork work(WorkKind kind, QuarantinedWork.Reason reason) {
        String detail = reason == QuarantinedWork.Reason.ERRORS ? "java.lang.AssertionError" : null;
        return new QuarantinedWork(item(kind, "harmful-" + reason), reason, detail, NOON);
    }

    private static WorkItem item(WorkKind kind, String id) {
        return new WorkItem(ACME, new WorkKey(kind, id), "line", "group", WorkPriority.NORMAL, NOON, 3, 2, 1);
    }

    /** The journal belongs to no account. */
    private static ChangeSet journal() {
        return OldData.begin(AccountId.NONE, "journal")
                .change(new IntakeChange.AppendJournal(entry("body-1", "app")))
                .change(new IntakeChange.AppendJournal(entry("body-2", null)))
                .change(new IntakeChange.AppendJournal(entry("body-3", null)))
                .change(new IntakeChange.DropJournal("body-3"))
                .build();
    }

    private static JournalEntry entry(String id, @Nullable String app) {
        return new JournalEntry(
                id, app, RawBytes.copyOf(("{\"é\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8)), NOON);
    }
}
