package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DeliveryReceipt;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.List;

/** Parses {@code delivery}: messages were delivered. */
final class DeliveryParser implements DirectParser {
    @Override
    public MetaEvent parse(DirectItem item, JsonValue delivery, RawBytes raw) {
        List<String> messageIds = new ArrayList<>();
        for (JsonValue mid : delivery.get("mids").elements()) {
            String id = mid.id();
            if (id != null) {
                messageIds.add(id);
            }
        }
        return new DeliveryReceipt(
                item.channel(),
                item.line(),
                item.user(),
                WireTime.milliseconds(delivery.get("watermark")),
                messageIds,
                item.at(),
                raw);
    }
}
