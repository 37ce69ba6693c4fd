package io.escala.crm.account;

/** An operation that a role may allow. Anything that no permission grants is refused. */
public enum Permission {
    /** Create a contact from a conversation, or associate one. */
    REGISTER_CONTACTS,
    /** Search, read and edit contacts. */
    MANAGE_CONTACTS,
    /** Read and answer conversations assigned to oneself. */
    CONVERSE_OWN,
    /** Read and answer conversations that have no owner. */
    CONVERSE_UNASSIGNED,
    /** Read and answer every conversation, whatever its owner. */
    CONVERSE_ALL,
    /** Send a template or text to many contacts at once. */
    SEND_CAMPAIGNS,
    /** Connect lines and change the account's settings. */
    CONFIGURE,
    /** Read and replay the quarantine. */
    OPERATE
}
