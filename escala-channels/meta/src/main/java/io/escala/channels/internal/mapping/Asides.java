package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Party;
import io.escala.crm.aside.SetAside;
import org.jspecify.annotations.Nullable;

/** Events that cannot be filed, each with its reason. */
final class Asides {
    private Asides() {}

    static ChannelEvent.Aside of(MetaEvent event, SetAside.Reason reason, String detail) {
        return new ChannelEvent.Aside(event.line(), reason, detail, event.raw());
    }

    /** Says what is missing of line, id and person, of which something is. */
    static ChannelEvent.Aside incomplete(MetaEvent event, @Nullable String id, @Nullable Party party) {
        if (event.line() == null) {
            return of(event, SetAside.Reason.MALFORMED, "no usable id of a line");
        }
        if (id == null) {
            return of(event, SetAside.Reason.MALFORMED, "no message id");
        }
        if (!Ids.isUsable(id)) {
            return of(event, SetAside.Reason.MALFORMED, "the message id cannot be kept");
        }
        return party == null
                ? of(event, SetAside.Reason.MALFORMED, "the id of a person cannot be kept")
                : of(event, SetAside.Reason.NO_SENDER, "no usable id of a person");
    }
}
