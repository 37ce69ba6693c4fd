package io.escala.channels.webhook;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.channel.TryAgainException;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.result.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records its batches, and can be unavailable or fail. */
final class RecordingIntake implements Intake {
    private final List<IncomingBatch> batches = new ArrayList<>();
    private @Nullable Runnable trouble;

    @Override
    public Receipt receive(IncomingBatch batch) {
        if (trouble != null) {
            trouble.run();
        }
        batches.add(batch);
        return new Receipt(batch.events().stream()
                .map(event -> event instanceof Quarantined quarantined
                        ? Receipt.Item.quarantined(quarantined.reason())
                        : Receipt.Item.of(Receipt.Filing.STORED))
                .toList());
    }

    void becomeUnavailable() {
        failWith(new TryAgainException("the store is away"));
    }

    void failWith(RuntimeException defect) {
        trouble = () -> {
            throw defect;
        };
    }

    void failWith(Error defect) {
        trouble = () -> {
            throw defect;
        };
    }

    void becomeAvailable() {
        trouble = null;
    }

    List<IncomingBatch> batches() {
        return batches;
    }

    List<ChannelEvent> events() {
        return batches.stream().flatMap(batch -> batch.events().stream()).toList();
    }
}
