package io.escala.crm.event;

import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event, committed together with the change it reports. It contains ids, enums, times and field names only, never values
 * or texts, so the log may be retained and exported. A closed family: match it with {@link #accept(Cases)}.
 */
public sealed interface CrmEvent {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    /** One method per variant. */
    interface Cases<R> {
        /** An inbound message was stored. */
        R messageReceived(MessageReceived event);

        /** A message was queued for sending. */
        R messageQueued(MessageQueued event);

        /** A message that the business sent outside this library was stored from its echo. */
        R messageEchoed(MessageEchoed event);

        /** A notice of the channel was stored in a thread. */
        R noticeReceived(NoticeReceived event);

        /** The delivery status of a send advanced. */
        R deliveryChanged(DeliveryChanged event);

        /** A session was opened. */
        R conversationOpened(ConversationOpened event);

        /** A conversation is continued by another one, because two identities turned out to be one person. */
        R conversationSuperseded(ConversationSuperseded event);

        /** A session was closed. */
        R conversationClosed(ConversationClosed event);

        /** Another user answers a conversation, or nobody. */
        R conversationAssigned(ConversationAssigned event);

        /** A conversation was read, or marked read or unread. */
        R readingChanged(ReadingChanged event);

        /** A note of the team was added. */
        R noteAdded(NoteAdded event);

        /** The tags of a conversation changed. */
        R conversationTagged(ConversationTagged event);

        /** A person took a conversation over from automation, or it was handed back. */
        R handlingChanged(HandlingChanged event);

        /** A contact was created. */
        R contactCreated(ContactCreated event);

        /** Fields of a contact changed. */
        R contactChanged(ContactChanged event);

        /** A contact was archived. */
        R contactArchived(ContactArchived event);

        /** A contact is no longer archived. */
        R contactRestored(ContactRestored event);

        /** A contact was deleted. */
        R contactDeleted(ContactDeleted event);

        /** An opportunity, an activity or a task was created, changed or removed. */
        R recordChanged(RecordChanged event);

        /** Opportunities, activities and tasks of a contact went to another user with a conversation, or to nobody. */
        R recordsReassigned(RecordsReassigned event);

        /** A company was created or changed. */
        R companyChanged(CompanyChanged event);

        /** An identity was linked to a contact. */
        R identityLinked(IdentityLinked event);

        R identityUnlinked(IdentityUnlinked event);

        /** A number became a contact's WhatsApp phone. */
        R whatsAppPhoneRecorded(WhatsAppPhoneRecorded event);

        /** A suggestion awaits a decision. */
        R attentionNeeded(AttentionNeeded event);

        /** A message was edited, unsent or reacted to. */
        R messageAmended(MessageAmended event);

        /** A medium was fetched, given up on or erased. */
        R mediaChanged(MediaChanged event);

        /** The channel reported other keys of a person: another number, user id or user name. */
        R identityChanged(IdentityChanged event);

        /** A person opted in to or out of messages on their channel. */
        R consentChanged(ConsentChanged event);

        /** Meta reported on a template. */
        R templateChanged(TemplateChanged event);

        /** A line was stopped. */
        R lineStopped(LineStopped event);

        /** A stopped line was resumed. */
        R lineResumed(LineResumed event);

        /** A line was given another id of Meta. */
        R lineRepointed(LineRepointed event);

        /** A line was removed. */
        R lineRemoved(LineRemoved event);

        /** A line got another name. */
        R lineRenamed(LineRenamed event);

        R lineStandingChanged(LineStandingChanged event);

        /** A reply of a follower was refused. */
        R replyRefused(ReplyRefused event);

        /** A reaction of the business did not reach the customer. */
        R reactionFailed(ReactionFailed event);

        /** A message was scheduled, or waits no more. */
        R scheduledMessageChanged(ScheduledMessageChanged event);

        /** The messaging window of a conversation is about to close. */
        R windowClosing(WindowClosing event);

        /** A conversation was to be given to somebody in turn, and there was nobody. */
        R nobodyAvailable(NobodyAvailable event);

        /** A user was added to the team. */
        R teamUserAdded(TeamUserAdded event);

        /** A user of the team changed. */
        R teamUserChanged(TeamUserChanged event);

        /** The roles or statuses of the team changed. */
        R teamSettingsChanged(TeamSettingsChanged event);
    }

    /** An inbound message was stored. */
    record MessageReceived(ConversationId conversation, MessageId message) implements CrmEvent {
        public MessageReceived {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.messageReceived(this);
        }
    }

    /** A message was queued for sending. */
    record MessageQueued(ConversationId conversation, MessageId message) implements CrmEvent {
        public MessageQueued {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.messageQueued(this);
        }
    }

    /** A message that the business sent outside this library was stored from its echo. */
    record MessageEchoed(ConversationId conversation, MessageId message) implements CrmEvent {
        public MessageEchoed {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.messageEchoed(this);
        }
    }

    /** A notice of the channel, such as a changed number, was stored in a thread: nobody wrote it. */
    record NoticeReceived(ConversationId conversation, MessageId message) implements CrmEvent {
        public NoticeReceived {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.noticeReceived(this);
        }
    }

    /**
     * The delivery status of a send advanced.
     *
     * @param conversation its conversation, so that a consumer need not look it up; null in events of versions that did not record it
     */
    record DeliveryChanged(@Nullable ConversationId conversation, MessageId message, DeliveryStatus status)
            implements CrmEvent {
        public DeliveryChanged {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.deliveryChanged(this);
        }
    }

    /**
     * A session of a conversation was opened. With {@link SessionOpener#CONTACT} this is the start event "Conversación
     * abierta por mensaje recibido" of its channel, which the mobile product calls "Conversación iniciada por el contacto".
     */
    record ConversationOpened(ConversationId conversation, Channel channel, SessionOpener opener, int session)
            implements CrmEvent {
        public ConversationOpened {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(opener, "opener");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.conversationOpened(this);
        }
    }

    /**
     * A conversation is continued by another one, because two identities turned out to be one person. It is no longer listed, and
     * its messages show in the thread of the other.
     *
     * @param from the conversation that ended
     * @param into the conversation that continues
     */
    record ConversationSuperseded(ConversationId from, ConversationId into) implements CrmEvent {
        public ConversationSuperseded {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(into, "into");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.conversationSuperseded(this);
        }
    }

    /** A session of a conversation was closed, by a user or by a rule. */
    record ConversationClosed(ConversationId conversation, Channel channel, int session) implements CrmEvent {
        public ConversationClosed {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.conversationClosed(this);
        }
    }

    /**
     * Another user answers a conversation.
     *
     * @param from who did before, or null for nobody
     * @param to who does now, or null for nobody
     */
    record ConversationAssigned(
            ConversationId conversation,
            @Nullable UserId from,
            @Nullable UserId to) implements CrmEvent {
        public ConversationAssigned {
            Objects.requireNonNull(conversation, "conversation");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.conversationAssigned(this);
        }
    }

    /**
     * A conversation was read, or marked read or unread. That a message made it unread, or an answer read, is told by the message's event.
     * Two commands at one moment may both tell it.
     *
     * @param unread whether it is unread now
     */
    record ReadingChanged(ConversationId conversation, boolean unread) implements CrmEvent {
        public ReadingChanged {
            Objects.requireNonNull(conversation, "conversation");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.readingChanged(this);
        }
    }

    /** A note of the team was added to a conversation. The customer never sees it. */
    record NoteAdded(ConversationId conversation, EntryId entry) implements CrmEvent {
        public NoteAdded {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(entry, "entry");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.noteAdded(this);
        }
    }

    /** The tags of a conversation changed. */
    record ConversationTagged(ConversationId conversation) implements CrmEvent {
        public ConversationTagged {
            Objects.requireNonNull(conversation, "conversation");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.conversationTagged(this);
        }
    }

    /**
     * A person took a conversation over from automation, by a command or by answering, or it was handed back. That it was closed hands it
     * back too, and so does the end of the account's time for it, without this event. Two commands at one moment may both tell it;
     * and when one hands back what another takes over a moment later, only the first may be told. The conversation itself says who has it.
     *
     * @param person whether a person has it now
     */
    record HandlingChanged(ConversationId conversation, boolean person) implements CrmEvent {
        public HandlingChanged {
            Objects.requireNonNull(conversation, "conversation");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.handlingChanged(this);
        }
    }

    /** A contact was created. */
    record ContactCreated(ContactId contact) implements CrmEvent {
        public ContactCreated {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.contactCreated(this);
        }
    }

    /**
     * Fields of a contact changed.
     *
     * @param fields names of the fields, in upper case with underscores; never their values
     */
    record ContactChanged(ContactId contact, List<String> fields) implements CrmEvent {
        public ContactChanged {
            Objects.requireNonNull(contact, "contact");
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.contactChanged(this);
        }
    }

    /** A contact was archived: it keeps everything, and is listed only when archived ones are asked for. */
    record ContactArchived(ContactId contact) implements CrmEvent {
        public ContactArchived {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.contactArchived(this);
        }
    }

    /** A contact is no longer archived, because a user said so, or because they wrote. */
    record ContactRestored(ContactId contact) implements CrmEvent {
        public ContactRestored {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.contactRestored(this);
        }
    }

    /** A contact was deleted for good. An {@link IdentityUnlinked} tells of each person who was linked to it. */
    record ContactDeleted(ContactId contact) implements CrmEvent {
        public ContactDeleted {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.contactDeleted(this);
        }
    }

    /** An identity was linked to a contact: its conversations with their whole history now belong to the contact. */
    record IdentityLinked(IdentityId identity, ContactId contact) implements CrmEvent {
        public IdentityLinked {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.identityLinked(this);
        }
    }

    /** An identity was taken off a contact: its conversations with their whole history no longer belong to it. */
    record IdentityUnlinked(IdentityId identity, ContactId contact) implements CrmEvent {
        public IdentityUnlinked {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.identityUnlinked(this);
        }
    }

    /** A number became a contact's WhatsApp phone, because the contact wrote from it, or manually. */
    record WhatsAppPhoneRecorded(ContactId contact) implements CrmEvent {
        public WhatsAppPhoneRecorded {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.whatsAppPhoneRecorded(this);
        }
    }

    /**
     * A suggestion was recorded that awaits a user's decision.
     *
     * @param suggestion the suggestion's id
     */
    record AttentionNeeded(String suggestion) implements CrmEvent {
        public AttentionNeeded {
            Objects.requireNonNull(suggestion, "suggestion");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.attentionNeeded(this);
        }
    }

    /** A message was edited, unsent or reacted to. */
    record MessageAmended(ConversationId conversation, MessageId message, Kind kind) implements CrmEvent {
        /** The kinds of amendments. */
        public enum Kind {
            /** Its author edited it, or the call that it reports ended. */
            EDITED,
            /** Its author unsent it. */
            UNSENT,
            /** A reaction was added or removed. */
            REACTED
        }

        public MessageAmended {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.messageAmended(this);
        }
    }

    /**
     * A medium was fetched, given up on or erased.
     *
     * @param conversation its conversation, so that a consumer need not look it up; null in events of versions that did not record it
     * @param place index of the medium in its message, from 0
     */
    record MediaChanged(@Nullable ConversationId conversation, MessageId message, int place, MediaFile.State state)
            implements CrmEvent {
        public MediaChanged {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(state, "state");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.mediaChanged(this);
        }
    }

    /** The channel reported other keys of a person: another number, user id or user name. */
    record IdentityChanged(IdentityId identity) implements CrmEvent {
        public IdentityChanged {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.identityChanged(this);
        }
    }

    /** A person opted in to or out of messages on their channel. */
    record ConsentChanged(IdentityId identity, ConsentPurpose purpose, ConsentState state) implements CrmEvent {
        public ConsentChanged {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(state, "state");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.consentChanged(this);
        }
    }

    /** Meta reported on a template. */
    record TemplateChanged(TemplateKey template, TemplateReport.Aspect aspect) implements CrmEvent {
        public TemplateChanged {
            Objects.requireNonNull(template, "template");
            Objects.requireNonNull(aspect, "aspect");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.templateChanged(this);
        }
    }

    /**
     * A line was stopped: Meta refused to send, or an administrator connected it as not available. Its queue waits until it is resumed. Two
     * sends that end at one moment may both report it.
     */
    record LineStopped(LineId line) implements CrmEvent {
        public LineStopped {
            Objects.requireNonNull(line, "line");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lineStopped(this);
        }
    }

    /** A stopped line was resumed: its queue goes out. */
    record LineResumed(LineId line) implements CrmEvent {
        public LineResumed {
            Objects.requireNonNull(line, "line");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lineResumed(this);
        }
    }

    /** A line was given another id of Meta: another phone number id, business account, Page or Instagram account. */
    record LineRepointed(LineId line) implements CrmEvent {
        public LineRepointed {
            Objects.requireNonNull(line, "line");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lineRepointed(this);
        }
    }

    /** A line got another name. */
    record LineRenamed(LineId line) implements CrmEvent {
        public LineRenamed {
            Objects.requireNonNull(line, "line");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lineRenamed(this);
        }
    }

    /**
     * Meta says something new of a line, such as another quality or a restriction.
     *
     * @param fields the names of what changed, those of {@link io.escala.crm.line.LineFact.Aspect}, at least one
     */
    record LineStandingChanged(LineId line, List<String> fields) implements CrmEvent {
        public LineStandingChanged {
            Objects.requireNonNull(line, "line");
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lineStandingChanged(this);
        }
    }

    /** A line was removed. Its conversations stay. */
    record LineRemoved(LineId line) implements CrmEvent {
        public LineRemoved {
            Objects.requireNonNull(line, "line");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lineRemoved(this);
        }
    }

    /**
     * A reply that a follower of the event log wanted to send was refused, so nobody answered the message on its behalf.
     *
     * @param message the message that was not answered
     * @param reasons names of the reasons, in upper case with underscores
     */
    record ReplyRefused(ConversationId conversation, MessageId message, List<String> reasons) implements CrmEvent {
        public ReplyRefused {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
            reasons = List.copyOf(reasons);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.replyRefused(this);
        }
    }

    /**
     * A reaction of the business, or its removal, was rejected by the channel, or the messaging window closed before it got there. What the
     * message shows is as before.
     *
     * @param message the message that was reacted to
     * @param reason the name of the reason, in upper case with underscores
     */
    record ReactionFailed(ConversationId conversation, MessageId message, String reason) implements CrmEvent {
        public ReactionFailed {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reactionFailed(this);
        }
    }

    /**
     * A message was scheduled, or waits no more: it was queued, refused or cancelled.
     *
     * @param conversation the conversation it is sent in, or null when it is addressed to a contact that has none on the line yet
     * @param contact the contact it is addressed to, or null when it is a reply in the conversation
     * @param message the id of the message that it becomes; of several the first
     * @param state how far it got
     */
    record ScheduledMessageChanged(
            @Nullable ConversationId conversation, @Nullable ContactId contact, MessageId message, ScheduledState state)
            implements CrmEvent {
        public ScheduledMessageChanged {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(state, "state");
            if (conversation == null && contact == null) {
                throw new IllegalArgumentException("conversation or contact must be there");
            }
        }

        /** Returns the event of a scheduled message as it is now. */
        public static ScheduledMessageChanged of(ScheduledMessage message) {
            return new ScheduledMessageChanged(
                    message.conversation(), message.contact(), message.id(), message.state());
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.scheduledMessageChanged(this);
        }
    }

    /**
     * The 24-hour messaging window of a conversation is about to close: raised {@link AccountSettings#closingNotice()} before the end, once
     * for each end. A later message of the person moves the end, and is told again before the new one. After downtime a window that is
     * still open is told late, and one that is closed is not. Whether the conversation is open or closed does not matter. It does not concern
     * the seven days in which a user may answer with the human agent tag.
     *
     * @param conversation the conversation
     * @param closesAt when it closes unless the person writes again, to the millisecond
     */
    record WindowClosing(ConversationId conversation, Instant closesAt) implements CrmEvent {
        public WindowClosing {
            Objects.requireNonNull(conversation, "conversation");
            closesAt = closesAt.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.windowClosing(this);
        }
    }

    /**
     * A conversation was to be given to the user whose turn it is, and there was nobody who works in the inbox, whose role reaches it and whose
     * status takes new conversations. It has no owner then.
     */
    record NobodyAvailable(ConversationId conversation) implements CrmEvent {
        public NobodyAvailable {
            Objects.requireNonNull(conversation, "conversation");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.nobodyAvailable(this);
        }
    }

    /** A user was added to the team that is kept in the store. */
    record TeamUserAdded(UserId user) implements CrmEvent {
        public TeamUserAdded {
            Objects.requireNonNull(user, "user");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.teamUserAdded(this);
        }
    }

    /**
     * A user of the team that is kept in the store changed, such as their name, role or status, or left or came back.
     *
     * @param fields names of the fields of {@link TeamUser}, in upper case with underscores; never their values
     */
    record TeamUserChanged(UserId user, List<String> fields) implements CrmEvent {
        public TeamUserChanged {
            Objects.requireNonNull(user, "user");
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.teamUserChanged(this);
        }
    }

    /**
     * The roles or statuses of the team that is kept in the store changed: what users may do and see, and how they are shown.
     *
     * @param fields names of the fields of {@link TeamSettings}, in upper case with underscores; never their values
     */
    record TeamSettingsChanged(List<String> fields) implements CrmEvent {
        public TeamSettingsChanged {
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.teamSettingsChanged(this);
        }
    }

    /**
     * An opportunity, an activity or a task was created, changed, completed, reopened or removed.
     *
     * @param contact the contact it is about, or null
     * @param what what was done
     * @param fields names of the fields that changed, in upper case with underscores; never their values. None unless it was changed
     */
    record RecordChanged(
            RecordId record, RecordKind kind, @Nullable ContactId contact, What what, List<String> fields)
            implements CrmEvent {
        /** What was done to a record. */
        public enum What {
            CREATED,
            CHANGED,
            COMPLETED,
            REOPENED,
            REMOVED
        }

        public RecordChanged {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(what, "what");
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordChanged(this);
        }
    }

    /**
     * Opportunities, activities and tasks of a contact went to another user, or to nobody, along with a conversation that was assigned. It stands for a
     * {@link RecordChanged} of each: there are none beside it.
     *
     * @param conversation the conversation they went along with
     * @param contact the contact they are about
     * @param to the user who has them now, or null for nobody
     * @param records which they are, at least one
     */
    record RecordsReassigned(
            ConversationId conversation,
            ContactId contact,
            @Nullable UserId to,
            List<Reassigned> records) implements CrmEvent {
        /** A record that another user has. */
        public record Reassigned(RecordId record, RecordKind kind) {
            public Reassigned {
                Objects.requireNonNull(record, "record");
                Objects.requireNonNull(kind, "kind");
            }
        }

        /** @throws IllegalArgumentException if there is no record */
        public RecordsReassigned {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(contact, "contact");
            records = List.copyOf(records);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("records must not be empty");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordsReassigned(this);
        }
    }

    /**
     * A company was created or changed.
     *
     * @param fields names of the fields that changed, in upper case with underscores; never their values. None when it was created
     */
    record CompanyChanged(CompanyId company, List<String> fields) implements CrmEvent {
        public CompanyChanged {
            Objects.requireNonNull(company, "company");
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.companyChanged(this);
        }
    }
}
