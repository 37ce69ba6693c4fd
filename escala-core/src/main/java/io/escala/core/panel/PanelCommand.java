package io.escala.core.panel;

/** What a user may do from the panel. */
public enum PanelCommand {
    /** Create a contact for the person of the conversation: {@link io.escala.core.contacts.Contacts#create}. */
    CREATE,
    /** Associate the conversation with a contact that is there: {@link io.escala.core.contacts.Contacts#associate}. */
    ASSOCIATE,
    /** Take the person of the conversation off their contact: {@link io.escala.core.contacts.Contacts#unlink}. */
    UNLINK,
    /** Save the tab with the contact's data: {@link io.escala.core.contacts.Contacts#edit}. */
    EDIT
}
