package io.escala.examples.inspector;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unreadable;
import io.escala.channels.webhook.MetaEvents;
import java.util.List;

/** Checks the signature of each body, then prints and counts its events. */
final class Inspection implements Inputs.Bodies {
    private final Signatures signatures;
    private final EventLine eventLine;
    private final JsonOutput out;
    private final EventCounts tally;

    Inspection(Signatures signatures, EventLine eventLine, JsonOutput out, EventCounts tally) {
        this.signatures = signatures;
        this.eventLine = eventLine;
        this.out = out;
        this.tally = tally;
    }

    @Override
    public void body(Source source, byte[] bytes) {
        String problem = signatures.problem(bytes, source.file());
        if (problem != null) {
            tally.unreadable(source, problem);
            return;
        }
        List<MetaEvent> events = MetaEvents.parse(bytes);
        for (int i = 0; i < events.size(); i++) {
            MetaEvent event = events.get(i);
            String why = TypeCoverage.problem(event);
            out.print(eventLine.of(event, source, i + 1, why));
            if (event instanceof Unreadable unreadable) {
                tally.unreadable(source, unreadable.problem());
            } else {
                tally.event(event.kind(), why == null);
            }
        }
        tally.body();
        out.flush();
    }

    @Override
    public void unreadable(Source source, String why) {
        tally.unreadable(source, why);
    }
}
