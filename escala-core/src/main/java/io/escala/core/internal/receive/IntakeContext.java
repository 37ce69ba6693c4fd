package io.escala.core.internal.receive;

import io.escala.core.intake.IncomingBatch;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the events of a batch came: what holds for all of them.
 *
 * @param appId the app whose secret signed the body, or null
 * @param at when it came
 * @param bodies a body for each event alone
 * @param places the place of each event in the body it came in
 */
record IntakeContext(@Nullable String appId, Instant at, IntFunction<RawBytes> bodies, IntUnaryOperator places) {
    static IntakeContext of(IncomingBatch batch, IntUnaryOperator places, Instant now) {
        Instant before = batch.receivedAt();
        // A clock that went back must not make a receipt of the future.
        Instant at = before == null || before.isAfter(now) ? now : before;
        return new IntakeContext(batch.appId(), at, batch.bodies(), places);
    }
}
