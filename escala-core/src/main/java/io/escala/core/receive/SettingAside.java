package io.escala.core.receive;

import io.escala.core.channel.Receipt;
import io.escala.core.loop.Fold;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.Change;
import org.jspecify.annotations.Nullable;

/** Sets aside what cannot be filed: replayable by itself, with the reason, once however often it is delivered. */
public final class SettingAside {
    private SettingAside() {}

    /** Sets an event aside. */
    static Receipt.Item put(
            Fold fold,
            Arrival arrival,
            int index,
            RawBytes raw,
            @Nullable LineKey line,
            SetAside.Reason reason,
            @Nullable String detail) {
        put(
                fold,
                new SetAside(
                        fold.account(),
                        id(reason, raw),
                        line,
                        arrival.appId(),
                        reason,
                        detail,
                        arrival.bodies().apply(index),
                        arrival.at(),
                        arrival.places().applyAsInt(index)));
        return Receipt.Item.aside(reason);
    }

    /** Sets something aside, and sees to it that it does not stay for ever. */
    static void put(Fold fold, SetAside item) {
        fold.change(new Change.PutAside(item));
        fold.enqueue(PurgeWork.ofQuarantine(fold.account(), fold.decidedAt()));
    }

    /**
     * What names an event in the quarantine: the item itself, not the body it is kept in.
     *
     * @param reason why it is set aside
     * @param raw the item as it came
     * @return the id
     */
    public static String id(SetAside.Reason reason, RawBytes raw) {
        return reason + "-" + Digest.of(raw);
    }
}
