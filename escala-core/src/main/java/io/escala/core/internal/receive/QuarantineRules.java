package io.escala.core.internal.receive;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Quarantines what cannot be filed: separately replayable, with the reason, and once however often it is delivered. */
public final class QuarantineRules {
    private QuarantineRules() {}

    /** Quarantines an event. */
    static Receipt.Item quarantine(
            UnitOfWork unit,
            IntakeContext intake,
            int index,
            RawBytes raw,
            @Nullable LineKey line,
            QuarantinedItem.Reason reason,
            @Nullable String detail) {
        quarantine(
                unit,
                new QuarantinedItem(
                        unit.account(),
                        id(reason, raw),
                        line,
                        intake.appId(),
                        reason,
                        detail,
                        intake.bodies().apply(index),
                        intake.at(),
                        intake.places().applyAsInt(index),
                        intake.severalApps()));
        return Receipt.Item.quarantined(reason);
    }

    /** Quarantines an item, and enqueues the work that deletes it when it expires. */
    static void quarantine(UnitOfWork unit, QuarantinedItem item) {
        unit.change(new IntakeChange.Quarantine(item));
        unit.enqueue(PurgeWork.ofQuarantine(unit.account(), unit.decidedAt()));
    }

    /**
     * Returns the id of an event in the quarantine, computed from the item, not from the body it is kept in.
     *
     * @param reason why it is quarantined
     * @param raw the item as received
     * @return the id
     */
    public static String id(QuarantinedItem.Reason reason, RawBytes raw) {
        return reason + "-" + ContentDigest.of(raw);
    }
}
