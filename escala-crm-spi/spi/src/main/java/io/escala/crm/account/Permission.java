package io.escala.crm.account;

/** An operation that a role may allow. Anything that no permission grants is refused. */
public enum Permission {
    /** Create a contact from a conversation, or associate one. */
    REGISTER_CONTACTS,
    /** Search, read, add and edit contacts. */
    MANAGE_CONTACTS,
    /** Search and read contacts, and edit those that one owns. */
    MANAGE_OWN_CONTACTS,
    /** Search and read contacts, and edit those that may be written for marketing. */
    MANAGE_MARKETING_CONTACTS,
    /** Read and answer conversations assigned to oneself. */
    CONVERSE_OWN,
    /** Read and answer conversations that have no owner. */
    CONVERSE_UNASSIGNED,
    /** Read and answer every conversation, whatever its owner. */
    CONVERSE_ALL,
    /** Send a template or text to many contacts at once. */
    SEND_CAMPAIGNS,
    /** Connect lines, change the account's settings and its team. */
    CONFIGURE,
    /** Read the times of sessions and how people came to them, of every owner; no messages. */
    SEE_REPORTS,
    /** Read and replay the quarantine. */
    OPERATE
}
