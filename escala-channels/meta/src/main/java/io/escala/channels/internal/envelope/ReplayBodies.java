package io.escala.channels.internal.envelope;

import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.UnreadableBodyException;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Creates for every event of a body a separate body that parses to this one event: the item's original bytes with the
 * surrounding fields needed to read it. The addition contains nothing of the item's siblings, so the bodies of a thousand
 * items stay small. For an unreadable body it is the whole body.
 *
 * <p>The body is parsed again on the first call to {@link #apply}. Thread-safe.
 */
public final class ReplayBodies implements IntFunction<RawBytes> {
    private final byte[] body;
    private volatile @Nullable Cuts cuts;

    /** The cuts of a body. */
    private record Cuts(List<BodySlicer.Cut> all, int cardAllowance) {}

    /**
     * @param body the bytes as received; must not change afterwards
     */
    public ReplayBodies(byte[] body) {
        this.body = body;
    }

    @Override
    public RawBytes apply(int index) {
        Cuts known = cuts;
        if (known == null) {
            known = cut();
            cuts = known;
        }
        if (known.all().isEmpty()) {
            return RawBytes.slice(body, 0, body.length);
        }
        BodySlicer.Cut cut = known.all().get(index);
        byte[] envelope =
                new ByteAppender().add(body, cut.item().from(), cut.item().to()).toByteArray();
        for (ItemFrame frame = cut.around(); frame != null; frame = frame.outer()) {
            envelope = frame.around(envelope, known.cardAllowance());
        }
        return RawBytes.slice(envelope, 0, envelope.length);
    }

    private Cuts cut() {
        try {
            ParsedBody read = ParsedBody.read(body);
            ItemOffsets places = new ItemOffsets(read);
            BodyParser.split(read, places);
            List<Integer> starts = places.starts();
            // Limits the total size of the surrounding fields relative to the body, even for many small items.
            int share = starts.isEmpty() ? 0 : 2 * (body.length / starts.size());
            int allowance = Math.min(2_048, Math.max(256, share));
            return new Cuts(BodySlicer.cut(body, read.json(), starts, allowance), 2 * allowance);
        } catch (UnreadableBodyException e) {
            return new Cuts(List.of(), 0);
        }
    }
}
