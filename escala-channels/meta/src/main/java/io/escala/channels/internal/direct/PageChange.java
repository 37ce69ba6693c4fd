package io.escala.channels.internal.direct;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireLine;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of one field to a new value, with its entry.
 *
 * @param channel Messenger or Instagram
 * @param entryId the id of its entry, or null
 * @param entry its entry
 * @param json the change
 */
record PageChange(Channel channel, @Nullable String entryId, JsonValue entry, JsonValue json) {
    JsonValue value() {
        return json.get("value");
    }

    String field() {
        return Objects.requireNonNullElse(json.name("field"), "change");
    }

    /** The conversation event that the dashboard's test button wraps in a change. */
    DirectItem thread() {
        return new DirectItem(channel, entryId, value());
    }

    boolean isThread() {
        boolean fromSomebody = value().get("sender").isObject();
        boolean fromMeta = value().get("policy_enforcement").isObject()
                || value().get("app_roles").isObject();
        return value().get("recipient").isObject() && (fromSomebody || fromMeta);
    }

    @Nullable
    LineKey line() {
        return isThread() ? thread().line() : WireLine.key(channel, entryId);
    }

    /** The event time, or else when Meta sent it: most changes have no time of their own. */
    @Nullable
    Instant at() {
        for (String name : new String[] {"created_time", "timestamp"}) {
            Instant own = WireTime.milliseconds(value().get(name));
            if (own != null) {
                return own;
            }
        }
        return WireTime.milliseconds(entry.get("time"));
    }
}
