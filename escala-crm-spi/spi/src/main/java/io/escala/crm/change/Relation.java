package io.escala.crm.change;

import io.escala.crm.account.UserId;
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
import io.escala.crm.record.RecordId;
import io.escala.crm.template.TemplateKey;

/** What can be loaded into a {@link State}, each by its own kind of key. */
public enum Relation {
    /** The account's settings; they have no key but {@link State#SETTINGS}. */
    SETTINGS(String.class),
    /** The fields of the account's own; they have no key but {@link State#SETTINGS}. */
    FIELD_SETTINGS(String.class),
    LINES(LineId.class),
    /** The team's roles and statuses; they have no key but {@link State#SETTINGS}. */
    TEAM_SETTINGS(String.class),
    TEAM_USERS(UserId.class),
    /** When a user was given a conversation last. */
    LAST_ASSIGNED(UserId.class),
    /** When a user was active last. */
    LAST_ACTIVE(UserId.class),
    TEMPLATE_REPORTS(TemplateKey.class),
    /** What Meta says of a number, Page or account. */
    LINE_REPORTS(LineKey.class),
    /** Rules that close conversations. */
    AUTO_CLOSE_RULES(AutoCloseRuleId.class),
    /** Who holds a claim. */
    HOLDERS(Claim.class),
    IDENTITIES(IdentityId.class),
    /** The aliases of an identity. */
    ALIASES(IdentityId.class),
    /** What a person stated on the channel about being written to. */
    CHANNEL_CONSENTS(IdentityId.class),
    /** The identities linked to a contact. */
    IDENTITIES_OF(ContactId.class),
    CONTACTS(ContactId.class),
    /** What is left of a contact that was deleted. */
    DELETED_CONTACTS(ContactId.class),
    /** The keys of a contact. */
    CONTACT_KEYS(ContactId.class),
    /** The consent ledger of a contact. */
    CONSENTS(ContactId.class),
    /** Opportunities, activities and tasks. */
    RECORDS(RecordId.class),
    /** The open records about a contact. */
    OPEN_RECORDS(ContactId.class),
    COMPANIES(CompanyId.class),
    /** The companies of a name that are not archived, two of several, by {@link io.escala.crm.record.Company#nameKey}. */
    COMPANY_NAMES(String.class),
    CONVERSATIONS(ConversationId.class),
    /** The conversations of an identity, with those of the identities that redirect to it. */
    CONVERSATIONS_OF(IdentityId.class),
    /** The sessions of a conversation. */
    SESSIONS(ConversationId.class),
    MESSAGES(MessageId.class),
    /** The sends of a conversation that were started and have no id of Meta yet. */
    UNSETTLED(ConversationId.class),
    /** The media files of a message. */
    MEDIA(MessageId.class),
    /** Files of the account, removed ones included. */
    LIBRARY_FILES(LibraryFileId.class),
    /** The latest upload of a file through a line. */
    UPLOADS(UploadKey.class),
    /** What is to be sent later, and what was. */
    SCHEDULED_MESSAGES(MessageId.class),
    /** The reports deferred for a message, by its claim of kind {@link ClaimKind#PROVIDER_MESSAGE}. */
    DEFERRED(Claim.class);

    private final Class<?> keyType;

    Relation(Class<?> keyType) {
        this.keyType = keyType;
    }

    /** The type of its keys. */
    public Class<?> keyType() {
        return keyType;
    }
}
