package io.escala.core.internal.follow;

import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import java.util.Objects;

/**
 * What an event is about: events with one subject are handled one after the other. Pure.
 *
 * @param kind the kind of the subject
 * @param id its id
 */
public record EventSubject(Kind kind, String id) {
    /** The kinds of subjects. */
    public enum Kind {
        /** A conversation. */
        CONVERSATION,
        /** A message whose conversation the event does not name. */
        MESSAGE,
        /** A contact. */
        CONTACT,
        /** A person as a channel sees them. */
        IDENTITY,
        /** An opportunity, an activity or a task about no contact. */
        RECORD,
        /** A company. */
        COMPANY,
        /** A line. */
        LINE,
        /** A template. */
        TEMPLATE,
        /** A suggestion. */
        SUGGESTION,
        /** A user of the team. */
        USER,
        /** The team as a whole. */
        TEAM
    }

    /** Returns the subject of an event. */
    public static EventSubject of(CrmEvent event) {
        return event.accept(Finder.INSTANCE);
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }

    private static final class Finder implements CrmEvent.Cases<EventSubject> {
        private static final Finder INSTANCE = new Finder();

        private static EventSubject conversation(Object id) {
            return new EventSubject(Kind.CONVERSATION, id.toString());
        }

        private static EventSubject message(Object id) {
            return new EventSubject(Kind.MESSAGE, id.toString());
        }

        private static EventSubject contact(Object id) {
            return new EventSubject(Kind.CONTACT, id.toString());
        }

        private static EventSubject identity(Object id) {
            return new EventSubject(Kind.IDENTITY, id.toString());
        }

        private static EventSubject line(Object id) {
            return new EventSubject(Kind.LINE, id.toString());
        }

        @Override
        public EventSubject messageReceived(CrmEvent.MessageReceived event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject messageQueued(CrmEvent.MessageQueued event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject messageEchoed(CrmEvent.MessageEchoed event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject noticeReceived(CrmEvent.NoticeReceived event) {
            return conversation(event.conversation());
        }

        /** Events of old versions do not name the conversation. */
        @Override
        public EventSubject deliveryChanged(CrmEvent.DeliveryChanged event) {
            return event.conversation() == null ? message(event.message()) : conversation(event.conversation());
        }

        @Override
        public EventSubject conversationOpened(CrmEvent.ConversationOpened event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject conversationClosed(CrmEvent.ConversationClosed event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject conversationAssigned(CrmEvent.ConversationAssigned event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject readingChanged(CrmEvent.ReadingChanged event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject noteAdded(CrmEvent.NoteAdded event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject conversationTagged(CrmEvent.ConversationTagged event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject handlingChanged(CrmEvent.HandlingChanged event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject conversationSuperseded(CrmEvent.ConversationSuperseded event) {
            return conversation(event.into());
        }

        @Override
        public EventSubject contactCreated(CrmEvent.ContactCreated event) {
            return contact(event.contact());
        }

        @Override
        public EventSubject contactChanged(CrmEvent.ContactChanged event) {
            return contact(event.contact());
        }

        @Override
        public EventSubject contactArchived(CrmEvent.ContactArchived event) {
            return contact(event.contact());
        }

        @Override
        public EventSubject contactRestored(CrmEvent.ContactRestored event) {
            return contact(event.contact());
        }

        @Override
        public EventSubject contactDeleted(CrmEvent.ContactDeleted event) {
            return contact(event.contact());
        }

        /** Of one contact in order, whichever record it is. */
        @Override
        public EventSubject recordChanged(CrmEvent.RecordChanged event) {
            ContactId contact = event.contact();
            return contact == null
                    ? new EventSubject(Kind.RECORD, event.record().value())
                    : contact(contact);
        }

        /** In order with the changes of its records. */
        @Override
        public EventSubject recordsReassigned(CrmEvent.RecordsReassigned event) {
            return contact(event.contact());
        }

        @Override
        public EventSubject companyChanged(CrmEvent.CompanyChanged event) {
            return new EventSubject(Kind.COMPANY, event.company().value());
        }

        @Override
        public EventSubject identityLinked(CrmEvent.IdentityLinked event) {
            return contact(event.contact());
        }

        @Override
        public EventSubject identityUnlinked(CrmEvent.IdentityUnlinked event) {
            return contact(event.contact());
        }

        @Override
        public EventSubject whatsAppPhoneRecorded(CrmEvent.WhatsAppPhoneRecorded event) {
            return contact(event.contact());
        }

        @Override
        public EventSubject attentionNeeded(CrmEvent.AttentionNeeded event) {
            return new EventSubject(Kind.SUGGESTION, event.suggestion());
        }

        @Override
        public EventSubject messageAmended(CrmEvent.MessageAmended event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject mediaChanged(CrmEvent.MediaChanged event) {
            return event.conversation() == null ? message(event.message()) : conversation(event.conversation());
        }

        @Override
        public EventSubject identityChanged(CrmEvent.IdentityChanged event) {
            return identity(event.identity());
        }

        @Override
        public EventSubject consentChanged(CrmEvent.ConsentChanged event) {
            return identity(event.identity());
        }

        @Override
        public EventSubject templateChanged(CrmEvent.TemplateChanged event) {
            return new EventSubject(
                    Kind.TEMPLATE,
                    event.template().wabaId() + "/" + event.template().name());
        }

        @Override
        public EventSubject lineStopped(CrmEvent.LineStopped event) {
            return line(event.line());
        }

        @Override
        public EventSubject lineResumed(CrmEvent.LineResumed event) {
            return line(event.line());
        }

        @Override
        public EventSubject lineRepointed(CrmEvent.LineRepointed event) {
            return line(event.line());
        }

        @Override
        public EventSubject lineRemoved(CrmEvent.LineRemoved event) {
            return line(event.line());
        }

        @Override
        public EventSubject lineRenamed(CrmEvent.LineRenamed event) {
            return line(event.line());
        }

        @Override
        public EventSubject lineStandingChanged(CrmEvent.LineStandingChanged event) {
            return line(event.line());
        }

        @Override
        public EventSubject replyRefused(CrmEvent.ReplyRefused event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject reactionFailed(CrmEvent.ReactionFailed event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject scheduledMessageChanged(CrmEvent.ScheduledMessageChanged event) {
            return event.conversation() != null
                    ? conversation(event.conversation())
                    : contact(Objects.requireNonNull(event.contact(), "contact"));
        }

        @Override
        public EventSubject nobodyAvailable(CrmEvent.NobodyAvailable event) {
            return conversation(event.conversation());
        }

        @Override
        public EventSubject teamUserAdded(CrmEvent.TeamUserAdded event) {
            return new EventSubject(Kind.USER, event.user().value());
        }

        @Override
        public EventSubject teamUserChanged(CrmEvent.TeamUserChanged event) {
            return new EventSubject(Kind.USER, event.user().value());
        }

        @Override
        public EventSubject teamSettingsChanged(CrmEvent.TeamSettingsChanged event) {
            return new EventSubject(Kind.TEAM, "settings");
        }

        @Override
        public EventSubject windowClosing(CrmEvent.WindowClosing event) {
            return conversation(event.conversation());
        }
    }
}
