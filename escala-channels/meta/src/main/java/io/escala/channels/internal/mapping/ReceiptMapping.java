package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DeliveryReceipt;
import io.escala.channels.event.direct.ReadReceipt;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.Party;
import io.escala.crm.conversation.Mark;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps read and delivery receipts of Messenger and Instagram. */
final class ReceiptMapping {
    private ReceiptMapping() {}

    /** Uses the time where the event has one, otherwise the message. */
    static ChannelEvent read(ReadReceipt read) {
        Party by = PartyMapping.of(read.channel(), read.by());
        if (read.upTo() != null || read.messageId() == null) {
            return watermark(read, by, Mark.READ_UP_TO, read.upTo());
        }
        LineKey line = read.line();
        String id = StorableIds.usable(read.messageId());
        if (line == null || id == null || by == null || by.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(read, read.messageId(), by);
        }
        return new DeliveryEvent.Seen(line, by, id, read.at(), read.raw());
    }

    /** Ignores message ids: the time covers them. */
    static ChannelEvent delivery(DeliveryReceipt delivery) {
        Party by = PartyMapping.of(delivery.channel(), delivery.by());
        return watermark(delivery, by, Mark.DELIVERED_UP_TO, delivery.upTo());
    }

    private static ChannelEvent watermark(MetaEvent event, @Nullable Party by, Mark mark, @Nullable Instant upTo) {
        LineKey line = event.line();
        if (upTo == null) {
            return QuarantinedEvents.of(event, QuarantinedItem.Reason.MALFORMED, "no usable time up to which it holds");
        }
        if (line == null || by == null || by.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(event, "watermark", by);
        }
        return new DeliveryEvent.Watermark(line, by, mark, upTo, event.raw());
    }
}
