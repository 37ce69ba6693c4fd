package io.escala.core.channel;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item that cannot be filed: unreadable, malformed, or of an unknown kind. It is kept whole.
 *
 * @param line the line, or null when the item does not contain one
 * @param wabaId the WhatsApp Business Account it refers to when it names no line; or null
 * @param reason the reason; {@link QuarantinedItem.Reason#UNRECOGNIZED} is not an error, only a new kind of item
 * @param detail the channel's name for the item, or what is wrong, without personal data
 * @param raw the item as received
 */
public record Quarantined(
        @Nullable LineKey line, @Nullable String wabaId, QuarantinedItem.Reason reason, String detail, RawBytes raw)
        implements ChannelEvent {
    public Quarantined {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Creates an item that names no business account.
     *
     * @param line the line, or null when the item does not contain one
     * @param reason the reason
     * @param detail the channel's name for the item, or what is wrong, without personal data
     * @param raw the item as received
     */
    public Quarantined(@Nullable LineKey line, QuarantinedItem.Reason reason, String detail, RawBytes raw) {
        this(line, null, reason, detail, raw);
    }

    @Override
    public Party party() {
        return Party.UNNAMED;
    }

    @Override
    public @Nullable String messageId() {
        return null;
    }

    @Override
    public @Nullable Instant at() {
        return null;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.quarantined(this);
    }
}
