package io.escala.crm.memory;

import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.RecordChange;
import io.escala.crm.change.Requirement;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.change.Subject;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;

/** Keeps the indexes of an account up to date: what a change adds or needs is what it can have changed. Not thread-safe. */
final class IndexUpdate {
    private final ContactIndex contacts;
    private final ConversationIndex conversations;
    private final SessionIndex sessions;
    private final MessageIndex messages;
    private final RecordIndex records;
    private final LibraryIndex library;
    private final ScheduleIndex schedule;

    IndexUpdate(
            ContactIndex contacts,
            ConversationIndex conversations,
            SessionIndex sessions,
            MessageIndex messages,
            RecordIndex records,
            LibraryIndex library,
            ScheduleIndex schedule) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.sessions = sessions;
        this.messages = messages;
        this.records = records;
        this.library = library;
        this.schedule = schedule;
    }

    /** Updates the indexes after a change was applied. */
    void update(Change change) {
        if (change instanceof ConversationChange.OpenSession opened) {
            sessions.opened(opened.session());
        }
        if (change instanceof RecordChange record) {
            records.update(record);
        }
        if (change instanceof LibraryChange files) {
            library.update(files);
        }
        if (change instanceof ScheduleChange scheduled) {
            schedule.update(scheduled);
        }
        for (Requirement requirement : change.requirements()) {
            if (requirement instanceof Requirement.Present present) {
                update(present.subject());
            } else if (requirement instanceof Requirement.Absent absent) {
                update(absent.subject());
            }
        }
    }

    private void update(Subject subject) {
        switch (subject.kind()) {
            case IDENTITY -> conversations.update(new IdentityId(subject.id()));
            case CONTACT -> contacts.update(new ContactId(subject.id()));
            case CONVERSATION -> conversations.update(new ConversationId(subject.id()));
            case MESSAGE, OUTBOUND_MESSAGE -> messages.update(new MessageId(subject.id()));
            default -> {
                // Whatever else there is has no index: it is read by its id.
            }
        }
    }
}
