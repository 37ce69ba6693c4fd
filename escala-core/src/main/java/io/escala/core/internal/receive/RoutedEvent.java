package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.PersonEvent;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.crm.change.Claim;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with a known line.
 *
 * @param index its index in the batch
 * @param event the event
 * @param line the line
 * @param lines every line of the account that it concerns, for an event that names only the business account; else the line
 * @param keys the keys of the person it names, in the scope of the line; may be empty
 * @param intake how its batch was received
 */
record RoutedEvent(
        int index, ChannelEvent event, Line line, List<Line> lines, List<IdentityKey> keys, IntakeContext intake) {
    static RoutedEvent of(int index, ChannelEvent event, Line line, IntakeContext intake) {
        return of(index, event, List.of(line), intake);
    }

    /** Routes an event to the first of some lines, at least one, and those with it. */
    static RoutedEvent of(int index, ChannelEvent event, List<Line> lines, IntakeContext intake) {
        Line first = lines.get(0);
        return new RoutedEvent(index, event, first, lines, PartyKeys.of(first, event.party()), intake);
    }

    /** Returns the claim of the message it is or refers to, or null. */
    @Nullable
    Claim messageClaim() {
        String id = event.messageId();
        return id == null ? null : Claim.providerMessage(line.id(), id);
    }

    /** Returns 0 for messages, calls and new ids of a person, which are decided first, and 1 for all other events. */
    int phase() {
        return event instanceof MessageEvent || event instanceof PersonEvent.PersonChanged ? 0 : 1;
    }

    /** Returns the channel's time for ordering; unusable times come last. */
    Instant order() {
        Instant at = event.at();
        return at == null ? Instant.MAX : at;
    }
}
