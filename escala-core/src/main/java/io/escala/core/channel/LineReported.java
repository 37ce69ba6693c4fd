package io.escala.core.channel;

import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meta reported on a line, such as its quality or a restriction. It concerns the line that it names; else the numbers of the WhatsApp
 * Business Account that show {@code displayPhone}, or all of them when that is null.
 *
 * @param line the line, or null
 * @param wabaId the WhatsApp Business Account when it names no line, or null
 * @param displayPhone the shown number when it names no line, digits only, or null
 * @param facts what Meta says, at least one
 * @param at Meta's timestamp; null when it is unusable
 * @param raw the item as received
 */
public record LineReported(
        @Nullable LineKey line,
        @Nullable String wabaId,
        @Nullable String displayPhone,
        List<LineFact> facts,
        @Nullable Instant at,
        RawBytes raw)
        implements ChannelEvent {
    /** Validates that it names a line or an account, and says something. */
    public LineReported {
        facts = List.copyOf(facts);
        Objects.requireNonNull(raw, "raw");
        if ((line == null) == (wabaId == null) || (wabaId != null && !SafeText.isId(wabaId))) {
            throw new IllegalArgumentException("either a line or an account is needed");
        }
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("no facts");
        }
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
    public <R> R accept(Cases<R> cases) {
        return cases.lineReported(this);
    }
}
