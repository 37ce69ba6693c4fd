package io.escala.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.EventPage;
import java.util.List;

/** Pages of the event log. */
final class EventPages {
    private EventPages() {}

    /** Returns the events of a page; asserts that its cursor had not expired. */
    static List<LoggedEvent> events(EventPage page) {
        assertThat(page).isInstanceOf(EventPage.Events.class);
        return ((EventPage.Events) page).events();
    }
}
