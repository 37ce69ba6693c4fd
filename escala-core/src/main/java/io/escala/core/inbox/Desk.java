package io.escala.core.inbox;

import io.escala.core.administration.Administration;
import io.escala.core.administration.Lines;
import io.escala.core.audit.Audit;
import io.escala.core.autoclose.AutoClosing;
import io.escala.core.contacts.Contacts;
import io.escala.core.conversations.Conversations;
import io.escala.core.feed.FeedStart;
import io.escala.core.fields.Fields;
import io.escala.core.health.Health;
import io.escala.core.media.Media;
import io.escala.core.panel.ContactPanels;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.records.Companies;
import io.escala.core.records.Records;
import io.escala.core.reports.Reports;
import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.Messages;
import io.escala.core.team.TeamDesk;
import io.escala.core.template.Templates;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.store.EventPage;

/**
 * The inbox as one actor may use it. The actor is named once, with {@link Inbox#as}; every command and every list is limited to what the
 * actor may do and see.
 *
 * <p>Thread-safe and cheap: it keeps nothing but the actor. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Desk {
    /** Returns the actor. */
    Actor actor();

    /** Returns the conversations: lists, single ones and threads. */
    Conversations conversations();

    /** Returns the contacts of the CRM. */
    Contacts contacts();

    /** Returns what a screen shows of contacts, beside conversations and alone. */
    ContactPanels panels();

    /** Returns the opportunities, activities and tasks of contacts. */
    Records records();

    /** Returns the companies of the CRM. */
    Companies companies();

    /** Returns the fields that the account defines itself. */
    Fields fields();

    /** Returns the commands that preview and send messages. */
    Messages messages();

    /** Returns the templates to choose from. */
    Templates templates();

    /** Returns the pictures, voice notes and files of messages. */
    Media media();

    /** Returns the users, roles and statuses of the account, where the store keeps them. */
    TeamDesk team();

    /** Returns the settings and lines of the account. */
    Administration administration();

    /** Returns what happens to connected lines, such as resuming one that is stopped. */
    Lines lines();

    /** Returns the rules that close conversations when the customer has been silent for a time. */
    AutoClosing autoClosing();

    /** Returns the data of reports: the times of sessions, and how people came to them. */
    Reports reports();

    /** Returns the audit trail: who did what, and what was denied. */
    Audit audit();

    /** Returns the quarantine, to list and replay items. */
    Quarantine quarantine();

    /**
     * Reads the event log of the account. Each event is committed together with the change it describes. A cursor never skips an event
     * that is committed later. Events are kept for a limited time ({@link InboxBuilder#eventsKept}). Needs {@link Permission#OPERATE}:
     * the log covers every conversation.
     *
     * @param request the first events that are kept, or those after the cursor of the last event read
     * @return the following events, or that events after the cursor were deleted; matched with {@code instanceof}
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    EventPage events(CursorRequest request);

    /**
     * Returns the live feed: which conversations change, among those that the actor may see.
     *
     * @return where it starts
     */
    FeedStart feed();

    /** Returns the health of lines and durable work. */
    Health health();
}
