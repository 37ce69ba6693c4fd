package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.event.CrmEvent;
import io.escala.crm.jdbc.internal.codec.EventCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import java.time.Instant;

/** The statement about the event log. */
final class EventStatements {
    static final WriteStatement<Logged> LOG_EVENT = WriteStatement.<Logged>insert(
                    0, Insert.into(Table.EVENTS, "account", "at", "tag", "doc"), ANY, (params, account, logged) -> {
                        EventCodec.Stored stored = EventCodec.write(logged.event());
                        params.text(account)
                                .time(logged.at())
                                .text(stored.tag())
                                .text(stored.doc().json());
                    })
            .asGiven();

    private EventStatements() {}

    /** An event with its time. */
    record Logged(Instant at, CrmEvent event) {}
}
