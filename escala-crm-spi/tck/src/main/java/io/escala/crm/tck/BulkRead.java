package io.escala.crm.tck;

import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.record.Company;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads that take a collection and return a map. */
enum BulkRead {
    CONTACTS,
    CONTACT_KEYS,
    CONSENTS,
    IDENTITIES,
    ALIASES,
    IDENTITIES_OF,
    DELETED_CONTACTS,
    RECORDS,
    RECORDS_OF,
    COMPANIES,
    COMPANIES_NAMED,
    CONVERSATIONS,
    CONVERSATIONS_OF,
    THREAD_SUMMARIES,
    LATEST_CONTAINING,
    MESSAGES,
    HOLDERS,
    LINES,
    AUTO_CLOSE_RULES,
    LINES_BY_KEY,
    LINES_BY_WABA,
    CHANNEL_CONSENTS,
    MEDIA,
    TEMPLATE_REPORTS,
    LINE_REPORTS,
    QUARANTINED,
    JOURNAL,
    QUARANTINED_WORK,
    DEFERRED,
    LIBRARY_FILES,
    UPLOADS,
    SCHEDULED_MESSAGES;

    /** Reads the objects with these ids. */
    Map<?, ?> ask(CrmStore store, List<String> ids) {
        return switch (this) {
            case CONTACTS -> store.contacts(StoreContract.ACME, each(ids, ContactId::new));
            case CONTACT_KEYS -> store.contactKeys(StoreContract.ACME, each(ids, ContactId::new));
            case DELETED_CONTACTS -> store.deletedContacts(StoreContract.ACME, each(ids, ContactId::new));
            case CONSENTS -> store.consents(StoreContract.ACME, each(ids, ContactId::new));
            case IDENTITIES -> store.identities(StoreContract.ACME, each(ids, IdentityId::new));
            case ALIASES -> store.aliases(StoreContract.ACME, each(ids, IdentityId::new));
            case IDENTITIES_OF -> store.identitiesOf(StoreContract.ACME, each(ids, ContactId::new));
            case RECORDS -> store.records(StoreContract.ACME, each(ids, RecordId::new));
            case RECORDS_OF ->
                store.recordsOf(StoreContract.ACME, each(ids, ContactId::new), RecordFilter.EVERYTHING, 1_000);
            case COMPANIES -> store.companies(StoreContract.ACME, each(ids, CompanyId::new));
            case COMPANIES_NAMED -> store.companiesNamed(StoreContract.ACME, each(ids, Company::nameKey));
            case CONVERSATIONS -> store.conversations(StoreContract.ACME, each(ids, ConversationId::new));
            case CONVERSATIONS_OF -> store.conversationsOf(StoreContract.ACME, each(ids, IdentityId::new));
            case THREAD_SUMMARIES -> store.threadSummaries(StoreContract.ACME, each(ids, ConversationId::new));
            case LATEST_CONTAINING ->
                store.latestContaining(StoreContract.ACME, each(ids, ConversationId::new), "hola");
            case MESSAGES -> store.messages(StoreContract.ACME, each(ids, MessageId::new));
            case HOLDERS -> store.holders(StoreContract.ACME, each(ids, Claim::event));
            case LINES -> store.lines(StoreContract.ACME, each(ids, LineId::new));
            case AUTO_CLOSE_RULES -> store.autoCloseRules(StoreContract.ACME, each(ids, AutoCloseRuleId::new));
            case LINES_BY_KEY -> store.linesByKey(each(ids, id -> new LineKey(Channel.WHATSAPP, "of-" + id)));
            case LINES_BY_WABA -> store.linesByWaba(each(ids, id -> "waba-of-" + id));
            case CHANNEL_CONSENTS -> store.channelConsents(StoreContract.ACME, each(ids, IdentityId::new));
            case MEDIA -> store.media(StoreContract.ACME, each(ids, MessageId::new));
            case TEMPLATE_REPORTS ->
                store.templateReports(StoreContract.ACME, each(ids, id -> new TemplateKey("waba", id, "es")));
            case LINE_REPORTS ->
                store.lineReports(StoreContract.ACME, each(ids, id -> new LineKey(Channel.WHATSAPP, id)));
            case QUARANTINED -> store.quarantined(StoreContract.ACME, ids);
            case JOURNAL -> store.journal(ids);
            case QUARANTINED_WORK ->
                store.quarantinedWork(StoreContract.ACME, each(ids, id -> new WorkKey(WorkKind.SEND, id)));
            case DEFERRED ->
                store.deferred(StoreContract.ACME, each(ids, id -> Claim.providerMessage(new LineId("line"), id)));
            case LIBRARY_FILES -> store.libraryFiles(StoreContract.ACME, each(ids, LibraryFileId::new));
            case UPLOADS -> store.uploads(StoreContract.ACME, each(ids, id -> new UploadKey(new LineId("line"), id)));
            case SCHEDULED_MESSAGES -> store.scheduledMessages(StoreContract.ACME, each(ids, MessageId::new));
        };
    }

    private static <T> List<T> each(List<String> ids, Function<String, T> make) {
        return ids.stream().map(make).toList();
    }
}
