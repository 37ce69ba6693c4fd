package io.escala.channels.internal.thread;

import io.escala.channels.event.DirectUser;
import io.escala.channels.event.Unrecognized;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireLine;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One conversation event, with what it needs from around it.
 *
 * @param channel Messenger or Instagram
 * @param entryId the id of its entry, or null
 * @param json the event
 */
record ThreadItem(Channel channel, @Nullable String entryId, Json json) {
    /** The person: who sent it, or got it when the business did. */
    @Nullable
    String customer() {
        return json.get(isEcho() ? "recipient" : "sender").get("id").id();
    }

    /** The person by every name the item has for them. */
    DirectUser user() {
        return user(Json.MISSING);
    }

    /** As above, with the names that what the item carries may have for them. */
    DirectUser user(Json carried) {
        String reference =
                json.get(isEcho() ? "recipient" : "sender").get("user_ref").id();
        if (reference == null) {
            reference = carried.get("user_ref").id();
        }
        // The first message after a plugin's checkbox names the reference it was known by before.
        return new DirectUser(
                customer(),
                reference == null ? json.get("prior_message").get("identifier").id() : reference,
                null);
    }

    private @Nullable String business() {
        return json.get(isEcho() ? "sender" : "recipient").get("id").id();
    }

    boolean isEcho() {
        return json.get("message").get("is_echo").isTrue();
    }

    /** The Page or account: the entry's id, unless a sample has put the person's there. */
    @Nullable
    LineKey line() {
        boolean usable = entryId != null && !entryId.equals(customer());
        return WireLine.key(channel, usable ? entryId : business());
    }

    @Nullable
    Instant at() {
        return WireTime.milliseconds(json.get("timestamp"));
    }

    Unrecognized unrecognized(String kind, RawBytes raw) {
        return new Unrecognized(line(), kind, raw);
    }
}
