package io.escala.channels.fuzz;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unreadable;
import io.escala.channels.webhook.MetaEvents;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What holds for every body, whatever it holds: the promise of the parsers. */
final class AnyBody {
    private AnyBody() {}

    /** As a body, and as a part of a body that is good otherwise: most bytes would never get that far. */
    static void holdsPromises(byte[] bytes, String before, String after) {
        holdsPromises(bytes);
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        wrapped.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        wrapped.writeBytes(bytes);
        wrapped.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        holdsPromises(wrapped.toByteArray());
    }

    private static void holdsPromises(byte[] body) {
        byte[] untouched = body.clone();
        List<MetaEvent> events = MetaEvents.parse(body);

        Invariants.that(!events.isEmpty(), () -> "no event");
        Invariants.that(events.equals(MetaEvents.parse(untouched)), () -> "read twice, read differently");
        for (MetaEvent event : events) {
            Invariants.that(!event.kind().isEmpty() && !event.toString().isEmpty(), () -> "an event without words");
        }
        if (events.get(0) instanceof Unreadable unreadable) {
            Invariants.that(events.size() == 1, () -> "an unreadable body with more than itself");
            Invariants.that(unreadable.raw().equals(RawBytes.copyOf(untouched)), () -> "not kept whole");
            Invariants.that(StrictJson.NARROW.read(body) == null, () -> "unreadable although " + unreadable.problem());
        } else {
            hasItsItems(body, events);
        }
        isMapped(events);
        Invariants.that(java.util.Arrays.equals(body, untouched), () -> "the body was changed");
    }

    private static void hasItsItems(byte[] body, List<MetaEvent> events) {
        JsonNode read = StrictJson.WIDE.read(body);
        Invariants.that(read != null, () -> "read although it is no JSON");
        List<JsonNode> expected = ExpectedItems.of(Objects.requireNonNull(read));
        Invariants.that(
                events.size() == expected.size(), () -> events.size() + " events of " + expected.size() + " items");
        for (int i = 0; i < events.size(); i++) {
            MetaEvent event = events.get(i);
            Invariants.that(
                    expected.get(i).equals(StrictJson.WIDE.read(event.raw().toByteArray())),
                    () -> "other bytes than those of its item: " + event);
        }
    }

    private static void isMapped(List<MetaEvent> events) {
        List<ChannelEvent> mapped = MetaEvents.toChannelEvents(events);
        Invariants.that(mapped.equals(MetaEvents.toChannelEvents(events)), () -> "mapped twice, mapped differently");
        Invariants.that(
                mapped.size() == events.size(), () -> mapped.size() + " of " + events.size() + " events mapped");
        for (int i = 0; i < mapped.size(); i++) {
            ChannelEvent event = mapped.get(i);
            Invariants.that(!event.toString().isEmpty(), () -> "an event without words");
            Invariants.that(event.raw().equals(events.get(i).raw()), () -> "mapped to other bytes");
            boolean defect = event instanceof Quarantined quarantined
                    && (quarantined.reason() == QuarantinedItem.Reason.FAILED
                            || quarantined.detail().startsWith("this version failed"));
            Invariants.that(!defect, () -> "a defect was caught: " + event);
        }
    }
}
