package io.escala.core.internal.feed;

import io.escala.core.feed.FeedUpdate;
import io.escala.crm.event.CrmEvent;
import java.util.Optional;

/** What an event changes about conversations. Pure. */
final class UpdateKinds implements CrmEvent.Cases<Optional<FeedUpdate.Kind>> {
    private static final UpdateKinds INSTANCE = new UpdateKinds();

    private UpdateKinds() {}

    /** Returns the kind of change; empty for an event that changes nothing that a conversation shows. */
    static Optional<FeedUpdate.Kind> of(CrmEvent event) {
        return event.accept(INSTANCE);
    }

    @Override
    public Optional<FeedUpdate.Kind> messageReceived(CrmEvent.MessageReceived event) {
        return Optional.of(FeedUpdate.Kind.MESSAGE);
    }

    @Override
    public Optional<FeedUpdate.Kind> messageQueued(CrmEvent.MessageQueued event) {
        return Optional.of(FeedUpdate.Kind.MESSAGE);
    }

    @Override
    public Optional<FeedUpdate.Kind> messageEchoed(CrmEvent.MessageEchoed event) {
        return Optional.of(FeedUpdate.Kind.MESSAGE);
    }

    @Override
    public Optional<FeedUpdate.Kind> noticeReceived(CrmEvent.NoticeReceived event) {
        return Optional.of(FeedUpdate.Kind.MESSAGE);
    }

    @Override
    public Optional<FeedUpdate.Kind> deliveryChanged(CrmEvent.DeliveryChanged event) {
        return Optional.of(FeedUpdate.Kind.DELIVERY);
    }

    @Override
    public Optional<FeedUpdate.Kind> conversationOpened(CrmEvent.ConversationOpened event) {
        return Optional.of(FeedUpdate.Kind.STATE);
    }

    @Override
    public Optional<FeedUpdate.Kind> conversationClosed(CrmEvent.ConversationClosed event) {
        return Optional.of(FeedUpdate.Kind.STATE);
    }

    @Override
    public Optional<FeedUpdate.Kind> conversationAssigned(CrmEvent.ConversationAssigned event) {
        return Optional.of(FeedUpdate.Kind.STATE);
    }

    @Override
    public Optional<FeedUpdate.Kind> readingChanged(CrmEvent.ReadingChanged event) {
        return Optional.of(FeedUpdate.Kind.READING);
    }

    @Override
    public Optional<FeedUpdate.Kind> noteAdded(CrmEvent.NoteAdded event) {
        return Optional.of(FeedUpdate.Kind.NOTE);
    }

    @Override
    public Optional<FeedUpdate.Kind> conversationTagged(CrmEvent.ConversationTagged event) {
        return Optional.of(FeedUpdate.Kind.STATE);
    }

    @Override
    public Optional<FeedUpdate.Kind> handlingChanged(CrmEvent.HandlingChanged event) {
        return Optional.of(FeedUpdate.Kind.STATE);
    }

    @Override
    public Optional<FeedUpdate.Kind> conversationSuperseded(CrmEvent.ConversationSuperseded event) {
        return Optional.of(FeedUpdate.Kind.GONE);
    }

    @Override
    public Optional<FeedUpdate.Kind> contactCreated(CrmEvent.ContactCreated event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> contactChanged(CrmEvent.ContactChanged event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> contactArchived(CrmEvent.ContactArchived event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> contactRestored(CrmEvent.ContactRestored event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> contactDeleted(CrmEvent.ContactDeleted event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    /** Lists and threads do not show records. */
    @Override
    public Optional<FeedUpdate.Kind> recordChanged(CrmEvent.RecordChanged event) {
        return Optional.empty();
    }

    /** The event of the assignment is told. */
    @Override
    public Optional<FeedUpdate.Kind> recordsReassigned(CrmEvent.RecordsReassigned event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> companyChanged(CrmEvent.CompanyChanged event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> identityLinked(CrmEvent.IdentityLinked event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> identityUnlinked(CrmEvent.IdentityUnlinked event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> whatsAppPhoneRecorded(CrmEvent.WhatsAppPhoneRecorded event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> attentionNeeded(CrmEvent.AttentionNeeded event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> messageAmended(CrmEvent.MessageAmended event) {
        return Optional.of(FeedUpdate.Kind.MESSAGE_CHANGED);
    }

    @Override
    public Optional<FeedUpdate.Kind> mediaChanged(CrmEvent.MediaChanged event) {
        return Optional.of(FeedUpdate.Kind.MEDIA);
    }

    @Override
    public Optional<FeedUpdate.Kind> identityChanged(CrmEvent.IdentityChanged event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> consentChanged(CrmEvent.ConsentChanged event) {
        return Optional.of(FeedUpdate.Kind.PERSON);
    }

    @Override
    public Optional<FeedUpdate.Kind> templateChanged(CrmEvent.TemplateChanged event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> lineStopped(CrmEvent.LineStopped event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> lineResumed(CrmEvent.LineResumed event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> lineRepointed(CrmEvent.LineRepointed event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> lineRemoved(CrmEvent.LineRemoved event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> lineRenamed(CrmEvent.LineRenamed event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> lineStandingChanged(CrmEvent.LineStandingChanged event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> reactionFailed(CrmEvent.ReactionFailed event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> scheduledMessageChanged(CrmEvent.ScheduledMessageChanged event) {
        return Optional.of(FeedUpdate.Kind.SCHEDULED);
    }

    @Override
    public Optional<FeedUpdate.Kind> replyRefused(CrmEvent.ReplyRefused event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> nobodyAvailable(CrmEvent.NobodyAvailable event) {
        return Optional.of(FeedUpdate.Kind.STATE);
    }

    @Override
    public Optional<FeedUpdate.Kind> teamUserAdded(CrmEvent.TeamUserAdded event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> teamUserChanged(CrmEvent.TeamUserChanged event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> teamSettingsChanged(CrmEvent.TeamSettingsChanged event) {
        return Optional.empty();
    }

    @Override
    public Optional<FeedUpdate.Kind> windowClosing(CrmEvent.WindowClosing event) {
        return Optional.of(FeedUpdate.Kind.WINDOW);
    }
}
