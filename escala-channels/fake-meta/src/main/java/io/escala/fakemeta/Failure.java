package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.Accepted;
import io.escala.fakemeta.internal.graph.Route;
import io.escala.fakemeta.setup.WhatsAppNumber;
import org.jspecify.annotations.Nullable;

/**
 * Why an accepted WhatsApp message does not arrive.
 *
 * @param code Meta's code in the failed status; 0 if Meta reports nothing
 * @param title Meta's title
 * @param details Meta's details
 */
public record Failure(int code, String title, String details) {

    /** The business-scoped user id in {@code to}: no error, no status, no message. */
    static final Failure SILENT = new Failure(0, "", "");

    static @Nullable Failure foreseen(
            Accepted accepted, @Nullable Person person, boolean windowClosed, boolean marketingRefused) {
        if (!(accepted.line() instanceof WhatsAppNumber)) {
            return null;
        }
        if (accepted.route() == Route.SWALLOWED) {
            return SILENT;
        }
        if (person == null) {
            return new Failure(131026, "Message undeliverable", "Message Undeliverable.");
        }
        if (windowClosed) {
            return new Failure(
                    131047,
                    "Re-engagement message",
                    "Message failed to send because more than 24 hours have passed since the customer last replied to"
                            + " this number.");
        }
        if (marketingRefused) {
            return new Failure(
                    131050,
                    "User has stopped marketing messages",
                    "The recipient chose to stop receiving marketing messages from this business.");
        }
        return null;
    }
}
