package io.escala.channels.internal.envelope;

import io.escala.channels.internal.wire.ParsedBody;
import io.escala.channels.internal.wire.UnreadableBodyException;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * For every event of a body a body of its own, that reads as this one event: the item in the bytes it came in, with as much
 * around it as it is read by. What it adds to an item does not depend on the item's neighbours, so a thousand of them stay small.
 * What could not be read at all is the whole body.
 *
 * <p>Nothing is done before the first is asked for: the body is then read once more. Thread-safe.
 */
public final class ReplayBodies implements IntFunction<RawBytes> {
    private final byte[] body;
    private volatile @Nullable Cuts cuts;

    /** What was found out about a body. */
    private record Cuts(List<BodySlicer.Cut> all, int cardAllowance) {}

    /**
     * For a body.
     *
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
            // What surrounds all items together may not outgrow the body by much, however small and many they are.
            int share = starts.isEmpty() ? 0 : 2 * (body.length / starts.size());
            int allowance = Math.min(2_048, Math.max(256, share));
            return new Cuts(BodySlicer.cut(body, starts, allowance), 2 * allowance);
        } catch (UnreadableBodyException e) {
            return new Cuts(List.of(), 0);
        }
    }
}
