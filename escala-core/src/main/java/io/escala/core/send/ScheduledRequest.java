package io.escala.core.send;

import java.time.Instant;

/**
 * A request to send something at a later time: {@link SendRequest#sendAt}. Immutable.
 *
 * <pre>{@code
 * desk.messages().schedule(SendRequest.to(conversation).text("Good morning").sendAt(tomorrow));
 * }</pre>
 */
public final class ScheduledRequest {
    private final SendRequest request;
    private final Instant sendAt;

    ScheduledRequest(SendRequest request, Instant sendAt) {
        this.request = request;
        this.sendAt = sendAt;
    }

    /** Returns what is to be sent. */
    public SendRequest request() {
        return request;
    }

    /** Returns when. */
    public Instant sendAt() {
        return sendAt;
    }

    /** Without texts and values, which are personal data. */
    @Override
    public String toString() {
        return "ScheduledRequest[" + request + ", at " + sendAt + "]";
    }
}
