package io.escala.crm.jdbc;

import io.escala.crm.Channel;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.util.ArrayList;
import java.util.List;

/** Events of every kind. */
final class OldEvents {
    private OldEvents() {}

    static List<CrmEvent> events() {
        ConversationId conversation = new ConversationId("c-WHATSAPP");
        MessageId message = new MessageId("m-content-0");
        ContactId contact = new ContactId("ana");
        IdentityId identity = new IdentityId("i-WHATSAPP");
        List<CrmEvent> all = new ArrayList<>(List.of(
                new CrmEvent.MessageReceived(conversation, message),
                new CrmEvent.MessageQueued(conversation, message),
                new CrmEvent.MessageEchoed(conversation, message),
                new CrmEvent.ContactCreated(contact),
                new CrmEvent.ContactChanged(contact, List.of("FIRST_NAME", "CUSTOM_FIELD")),
                new CrmEvent.ContactChanged(contact, List.of()),
                new CrmEvent.IdentityLinked(identity, contact),
                new CrmEvent.WhatsAppPhoneRecorded(contact),
                new CrmEvent.IdentityChanged(identity),
                new CrmEvent.AttentionNeeded("WEAK_FORM/i-WHATSAPP/ana")));
        for (DeliveryStatus status : OldKinds.STATUSES) {
            all.add(new CrmEvent.DeliveryChanged(null, message, status));
        }
        for (Channel channel : OldKinds.CHANNELS) {
            for (SessionOpener opener : OldKinds.OPENERS) {
                all.add(new CrmEvent.ConversationOpened(conversation, channel, opener, 3));
            }
        }
        for (CrmEvent.MessageAmended.Kind kind : OldKinds.AMENDED) {
            all.add(new CrmEvent.MessageAmended(conversation, message, kind));
        }
        for (MediaFile.State state : OldKinds.MEDIA_STATES) {
            all.add(new CrmEvent.MediaChanged(null, message, 2, state));
        }
        for (ConsentPurpose purpose : OldKinds.PURPOSES) {
            for (ConsentState state : OldKinds.CONSENTS) {
                all.add(new CrmEvent.ConsentChanged(identity, purpose, state));
            }
        }
        for (TemplateReport.Aspect aspect : OldKinds.ASPECTS) {
            all.add(new CrmEvent.TemplateChanged(new TemplateKey("waba", "hello_ñ", "es_AR"), aspect));
        }
        return all;
    }
}
