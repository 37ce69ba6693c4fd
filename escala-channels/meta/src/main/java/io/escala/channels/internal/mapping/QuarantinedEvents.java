package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.Quarantined;
import io.escala.crm.quarantine.QuarantinedItem;
import org.jspecify.annotations.Nullable;

/** Creates quarantined events with their reason. */
final class QuarantinedEvents {
    private QuarantinedEvents() {}

    static Quarantined of(MetaEvent event, QuarantinedItem.Reason reason, String detail) {
        return new Quarantined(event.line(), reason, detail, event.raw());
    }

    /** States whether line, id or person is missing or invalid; at least one is. */
    static Quarantined incomplete(MetaEvent event, @Nullable String id, @Nullable Party party) {
        if (event.line() == null) {
            return of(event, QuarantinedItem.Reason.MALFORMED, "no usable id of a line");
        }
        if (id == null) {
            return of(event, QuarantinedItem.Reason.MALFORMED, "no message id");
        }
        if (!StorableIds.isUsable(id)) {
            return of(event, QuarantinedItem.Reason.MALFORMED, "the message id cannot be kept");
        }
        return party == null
                ? of(event, QuarantinedItem.Reason.MALFORMED, "the id of a person cannot be kept")
                : of(event, QuarantinedItem.Reason.NO_SENDER, "no usable id of a person");
    }
}
