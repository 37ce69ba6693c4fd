package io.escala.core.receive;

import io.escala.core.channel.Receipt;
import io.escala.core.loop.Fold;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.Change;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Sets aside what cannot be filed: whole, with the reason, once however often it is delivered. */
final class Quarantine {
    private Quarantine() {}

    static Receipt.Item put(
            Fold fold, @Nullable LineKey line, SetAside.Reason reason, @Nullable String detail, RawBytes raw) {
        fold.change(new Change.PutAside(
                new SetAside(fold.account(), reason + "-" + digest(raw), line, null, reason, detail, raw, fold.now())));
        return Receipt.Item.aside(reason);
    }

    private static String digest(RawBytes raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
