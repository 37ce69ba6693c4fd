package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.Postback;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;

/** Parses {@code postback}: a person tapped a button, a menu entry or an ice breaker. */
final class PostbackParser implements DirectParser {
    @Override
    public MetaEvent parse(DirectItem item, JsonValue postback, RawBytes raw) {
        return new Postback(
                item.channel(),
                item.line(),
                item.user(),
                postback.id("mid"),
                item.at(),
                postback.text("payload"),
                postback.text("title"),
                Referrals.within(item, postback),
                raw);
    }
}
