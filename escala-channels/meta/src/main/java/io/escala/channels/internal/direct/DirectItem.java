package io.escala.channels.internal.direct;

import io.escala.channels.event.Unrecognized;
import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireLine;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One conversation event with its line and person. Not thread-safe. */
final class DirectItem {
    private final Channel channel;
    private final JsonValue json;
    private final boolean echo;
    private final JsonValue person;
    private final @Nullable String customer;
    private final @Nullable LineKey line;

    /**
     * Reads line and person.
     *
     * @param channel Messenger or Instagram
     * @param entryId the id of its entry, or null
     * @param json the event
     */
    DirectItem(Channel channel, @Nullable String entryId, JsonValue json) {
        this.channel = channel;
        this.json = json;
        this.echo = json.get("message").isTrue("is_echo");
        this.person = json.get(echo ? "recipient" : "sender");
        this.customer = person.id("id");
        // The Page or account is the entry's id, except in samples that have the person's id there.
        boolean usable = entryId != null && !entryId.equals(customer);
        this.line = WireLine.key(
                channel,
                usable ? entryId : json.get(echo ? "sender" : "recipient").id("id"));
    }

    Channel channel() {
        return channel;
    }

    JsonValue json() {
        return json;
    }

    /** The person with every id in the item: the sender, or the recipient of an echo. */
    DirectUser user() {
        return user(JsonValue.MISSING);
    }

    /** The person, with additional ids from the item's content. */
    DirectUser user(JsonValue carried) {
        String reference = person.id("user_ref");
        if (reference == null) {
            reference = carried.id("user_ref");
        }
        // The first message after a checkbox plugin contains the earlier reference.
        return new DirectUser(
                customer, reference == null ? json.get("prior_message").id("identifier") : reference, null);
    }

    boolean isEcho() {
        return echo;
    }

    /** The Page or account. */
    @Nullable
    LineKey line() {
        return line;
    }

    @Nullable
    Instant at() {
        return WireTime.milliseconds(json.get("timestamp"));
    }

    Unrecognized unrecognized(String kind, RawBytes raw) {
        return new Unrecognized(line, kind, raw);
    }
}
