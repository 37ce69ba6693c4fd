package io.escala.core.internal.follow;

import io.escala.crm.event.CrmEvent;

/** What an event is about: events with one subject are handled one after the other. Pure. */
final class EventSubject implements CrmEvent.Cases<String> {
    private static final EventSubject INSTANCE = new EventSubject();

    private EventSubject() {}

    static String of(CrmEvent event) {
        return event.accept(INSTANCE);
    }

    private static String conversation(Object id) {
        return "conversation/" + id;
    }

    private static String contact(Object id) {
        return "contact/" + id;
    }

    private static String identity(Object id) {
        return "identity/" + id;
    }

    private static String line(Object id) {
        return "line/" + id;
    }

    @Override
    public String messageReceived(CrmEvent.MessageReceived event) {
        return conversation(event.conversation());
    }

    @Override
    public String messageQueued(CrmEvent.MessageQueued event) {
        return conversation(event.conversation());
    }

    @Override
    public String messageEchoed(CrmEvent.MessageEchoed event) {
        return conversation(event.conversation());
    }

    @Override
    public String noticeReceived(CrmEvent.NoticeReceived event) {
        return conversation(event.conversation());
    }

    /** Events of old versions do not name the conversation. */
    @Override
    public String deliveryChanged(CrmEvent.DeliveryChanged event) {
        return event.conversation() == null ? "message/" + event.message() : conversation(event.conversation());
    }

    @Override
    public String conversationOpened(CrmEvent.ConversationOpened event) {
        return conversation(event.conversation());
    }

    @Override
    public String conversationSuperseded(CrmEvent.ConversationSuperseded event) {
        return conversation(event.into());
    }

    @Override
    public String contactCreated(CrmEvent.ContactCreated event) {
        return contact(event.contact());
    }

    @Override
    public String contactChanged(CrmEvent.ContactChanged event) {
        return contact(event.contact());
    }

    @Override
    public String identityLinked(CrmEvent.IdentityLinked event) {
        return contact(event.contact());
    }

    @Override
    public String whatsAppPhoneRecorded(CrmEvent.WhatsAppPhoneRecorded event) {
        return contact(event.contact());
    }

    @Override
    public String attentionNeeded(CrmEvent.AttentionNeeded event) {
        return "suggestion/" + event.suggestion();
    }

    @Override
    public String messageAmended(CrmEvent.MessageAmended event) {
        return conversation(event.conversation());
    }

    @Override
    public String mediaChanged(CrmEvent.MediaChanged event) {
        return event.conversation() == null ? "message/" + event.message() : conversation(event.conversation());
    }

    @Override
    public String identityChanged(CrmEvent.IdentityChanged event) {
        return identity(event.identity());
    }

    @Override
    public String consentChanged(CrmEvent.ConsentChanged event) {
        return identity(event.identity());
    }

    @Override
    public String templateChanged(CrmEvent.TemplateChanged event) {
        return "template/" + event.template().wabaId() + "/" + event.template().name();
    }

    @Override
    public String lineStopped(CrmEvent.LineStopped event) {
        return line(event.line());
    }

    @Override
    public String lineResumed(CrmEvent.LineResumed event) {
        return line(event.line());
    }

    @Override
    public String lineRepointed(CrmEvent.LineRepointed event) {
        return line(event.line());
    }

    @Override
    public String lineRemoved(CrmEvent.LineRemoved event) {
        return line(event.line());
    }

    @Override
    public String replyRefused(CrmEvent.ReplyRefused event) {
        return conversation(event.conversation());
    }
}
