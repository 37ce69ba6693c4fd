package io.escala.crm.tck;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import java.util.ArrayList;
import java.util.List;

/** Contents of a history: each kind, with what may be absent and without it. */
final class HistoryExamples {
    private HistoryExamples() {}

    static List<HistoryContent> all() {
        UserId user = new UserId("seller");
        CompanyId company = new CompanyId("company");
        IdentityId person = new IdentityId("who");
        RecordId record = new RecordId("record");
        List<HistoryContent> all = new ArrayList<>(List.of(
                new HistoryContent.FieldsEdited(List.of("lastName", "customFields.año \"1\"")),
                new HistoryContent.OwnerChanged(null, user),
                new HistoryContent.OwnerChanged(user, null),
                new HistoryContent.CompanyChanged(company, null),
                new HistoryContent.CompanyChanged(null, company),
                new HistoryContent.MarketingChanged(true),
                new HistoryContent.MarketingChanged(false),
                new HistoryContent.ArchivingChanged(true),
                new HistoryContent.ArchivingChanged(false),
                new HistoryContent.WhatsAppPhoneRecorded(),
                new HistoryContent.PersonLinked(person, Channel.WHATSAPP, null),
                new HistoryContent.RecordOwnerChanged(record, RecordKind.TASK, user, null),
                new HistoryContent.RecordOwnerChanged(record, RecordKind.ACTIVITY, null, user),
                new HistoryContent.Unknown("hologram", "{\"is\":\"hologram\"}")));
        for (Origin origin : Origin.values()) {
            all.add(new HistoryContent.ContactCreated(origin, null));
            all.add(new HistoryContent.ContactCreated(origin, new ConversationId("talk")));
        }
        for (Lifecycle lifecycle : Lifecycle.values()) {
            all.add(new HistoryContent.LifecycleChanged(lifecycle, Lifecycle.CUSTOMER));
        }
        for (ConsentState state : ConsentState.values()) {
            for (ConsentPurpose purpose : ConsentPurpose.values()) {
                all.add(new HistoryContent.ConsentRecorded(purpose, state));
            }
        }
        for (ContactKeyKind kind : ContactKeyKind.values()) {
            all.add(new HistoryContent.KeyAdded(kind));
            all.add(new HistoryContent.KeyRemoved(kind));
            all.add(new HistoryContent.KeyMoved(kind, new ContactId("ana"), new ContactId("bea")));
        }
        for (LinkRule rule : LinkRule.values()) {
            all.add(new HistoryContent.PersonLinked(person, Channel.MESSENGER, rule));
        }
        for (Channel channel : Channel.values()) {
            all.add(new HistoryContent.PersonUnlinked(person, channel));
            all.add(new HistoryContent.PersonChanged(person, channel));
        }
        for (CrmEvent.RecordChanged.What what : CrmEvent.RecordChanged.What.values()) {
            for (RecordKind kind : RecordKind.values()) {
                all.add(new HistoryContent.RecordChanged(record, kind, what, List.of()));
            }
        }
        all.add(new HistoryContent.RecordChanged(
                record, RecordKind.TASK, CrmEvent.RecordChanged.What.CHANGED, List.of("DUE", "TITLE")));
        return all;
    }
}
