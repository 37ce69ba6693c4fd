package io.escala.core.internal.receive;

import io.escala.core.intake.IncomingBatch;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a batch was received; common to all of its events.
 *
 * @param appId the app whose secret signed the body, or null
 * @param at when it was received
 * @param bodies a body for each single event
 * @param places the index of each event in its body
 * @param severalApps whether the endpoint serves several apps
 */
record IntakeContext(
        @Nullable String appId,
        Instant at,
        IntFunction<RawBytes> bodies,
        IntUnaryOperator places,
        boolean severalApps) {
    static IntakeContext of(IncomingBatch batch, IntUnaryOperator places, Instant now) {
        Instant before = batch.receivedAt();
        // A clock that went back must not lead to a receipt in the future.
        Instant at = before == null || before.isAfter(now) ? now : before;
        return new IntakeContext(batch.appId(), at, batch.bodies(), places, batch.severalApps());
    }
}
