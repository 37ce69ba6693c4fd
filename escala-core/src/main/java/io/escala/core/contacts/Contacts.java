package io.escala.core.contacts;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Permission;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.quarantine.Suggestion;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The contacts of the CRM as the actor of a {@link io.escala.core.inbox.Desk} may see and change them: created, associated with
 * conversations, looked up.
 *
 * <pre>{@code
 * desk.contacts().create(conversation, NewContact.consenting("Rosa", "Paz").email("rosa@example.com")).orThrow();
 * }</pre>
 *
 * <p>A command returns every refusal it finds. A read returns only what the actor may see; {@link #card(ContactId)}, {@link #history}, {@link #search} and
 * {@link #suggestions} throw {@link io.escala.core.result.RefusedException} when the role allows no look-up of contacts at all; every
 * read does without the plan. Every
 * method throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable or concurrent commits conflict too often;
 * calling again is safe.
 *
 * <p>Thread-safe. Every call blocks on the store. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Contacts {
    /**
     * Creates a contact for the person of a conversation. This conversation with its whole history, and the person's other
     * conversations, belong to the contact from then on. Needs {@link Permission#REGISTER_CONTACTS}.
     *
     * @param conversation the conversation
     * @param contact the form; first name, last name and consent are required. On WhatsApp the person's number is recorded even when it
     *     is not filled in
     * @return the contact
     */
    Outcome<ContactCard> create(ConversationId conversation, NewContact contact);

    /**
     * Creates a contact without a conversation. An unregistered person who already wrote from one of its phones is linked to it. Needs
     * {@link Permission#MANAGE_CONTACTS}.
     *
     * @param contact the form; a primary phone or an e-mail is required. For a contact created by a user, first name, last name and
     *     consent are required too; the host itself may omit them
     * @return the contact
     */
    Outcome<ContactCard> add(NewContact contact);

    /**
     * Tells what {@link #create} would answer now, and who the person may be already: by the keys of the form and of the person, by other
     * national forms of their phones, and by name. Nothing is changed, so it may be asked while the form is filled in. One bulk read.
     *
     * @param conversation the conversation
     * @param contact the form, as far as it is filled in
     * @return every refusal, and the likely twins; to an actor who may not create, or does not see the conversation, only the refusals
     */
    CreatePreview previewCreate(ConversationId conversation, NewContact contact);

    /**
     * Tells what {@link #add} would answer now, and who the person may be already, as {@link #previewCreate} does. One bulk read.
     *
     * @param contact the form, as far as it is filled in
     * @return every refusal, and the likely twins; to an actor who may not create, only the refusals
     */
    CreatePreview previewAdd(NewContact contact);

    /**
     * Associates a conversation with a contact chosen by a user; a different WhatsApp phone of the contact is kept. Idempotent. Needs
     * {@link Permission#REGISTER_CONTACTS}.
     *
     * @param conversation the conversation
     * @param contact the contact
     * @return the contact as it is now
     */
    default Outcome<ContactCard> associate(ConversationId conversation, ContactId contact) {
        return associate(conversation, contact, AssociateOptions.defaults());
    }

    /**
     * Associates a conversation with a contact chosen by a user, in one commit with what the options ask for. Idempotent. Needs {@link
     * Permission#REGISTER_CONTACTS}; to complete the contact from a form also what {@link #edit} needs.
     *
     * <pre>{@code
     * desk.contacts().associate(conversation, twin.id(), AssociateOptions.defaults().completingWith(form)).orThrow();
     * }</pre>
     *
     * @param conversation the conversation
     * @param contact the contact
     * @param options what happens to a different WhatsApp phone of the contact, and from which form it is completed
     * @return the contact as it is now
     */
    Outcome<ContactCard> associate(ConversationId conversation, ContactId contact, AssociateOptions options);

    /**
     * Changes a contact, all or nothing. Fields that somebody else changed since the version that was read are conflicts, each with the user
     * who did, if they would be changed here too; other fields of theirs stay. Needs {@link Permission#MANAGE_CONTACTS}, or {@link
     * Permission#MANAGE_OWN_CONTACTS} for a contact of the actor's own, or {@link Permission#MANAGE_MARKETING_CONTACTS} for one that may be
     * written for marketing.
     *
     * @param contact the contact
     * @param version the version that the change is based on: {@code card.contact().version()}
     * @param edit adds what is changed to an edit that changes nothing; may be called again, so it must not have effects of its own
     * @return the contact as it is now
     */
    Outcome<ContactCard> edit(ContactId contact, long version, UnaryOperator<ContactEdit> edit);

    /**
     * Archives a contact: it keeps its fields, phones, e-mails, people and records, and goes on owning its conversations, but it is left out of
     * lists and searches of contacts unless archived ones are asked for, and gets no marketing. Nobody else can have its phones and e-mails. It
     * comes back by itself when its person writes, or when a conversation is associated with it. Idempotent. Needs what {@link #edit} needs.
     *
     * @param contact the contact
     * @return the contact as it is now
     */
    Outcome<ContactCard> archive(ContactId contact);

    /**
     * Takes a contact out of the archive. Idempotent. Needs what {@link #edit} needs.
     *
     * @param contact the contact
     * @return the contact as it is now
     */
    Outcome<ContactCard> restore(ContactId contact);

    /**
     * Moves a phone, an e-mail, an Instagram user name or an id on Messenger from one contact to another. It becomes the primary one, or the
     * WhatsApp phone, only where there is none; else a further one. People who are known by exactly this key go along, with their conversations,
     * except those whom a user took off the other contact. Moving it back undoes it. Idempotent. Needs what {@link #edit} needs, on both.
     *
     * @param from the contact that has it
     * @param to the contact that is to have it
     * @param key what is moved
     * @return the contact that has it now
     */
    Outcome<ContactCard> moveKey(ContactId from, ContactId to, ContactKeyValue key);

    /** Deletes a contact without open records: {@link #delete(ContactId, DeleteOptions)} with the defaults. */
    default Outcome<DeletedContact> delete(ContactId contact) {
        return delete(contact, DeleteOptions.defaults());
    }

    /**
     * Deletes a contact for good: its fields, phones, e-mails, reference and consents, and the suggestions about it. Its people are unregistered
     * from then on; their conversations and messages stay, and the next message of a number may be registered anew. Its opportunities, activities
     * and tasks stay and name a contact that is not there; open ones stand against it, unless the options say otherwise. That it was there, who
     * deleted it and when is kept. Idempotent. Needs {@link Permission#MANAGE_CONTACTS}.
     *
     * @param contact the contact
     * @param options what stands against it
     * @return what is left of it
     */
    Outcome<DeletedContact> delete(ContactId contact, DeleteOptions options);

    /**
     * Creates or updates the contact that another system knows by its {@link NewContact#externalReference(String)}: the one with the
     * reference; else the only one that holds any of the phones and e-mails, if it has no reference yet; else a new one. Blank fields are filled
     * in, and fields that no user wrote are overwritten; phones and e-mails are added, never overwritten. Repeating it has no further effect.
     * Needs {@link Permission#MANAGE_CONTACTS}; meant for the host itself, which may leave out names and consent.
     *
     * @param contact the form, with a reference; what it does not name stays as it is
     * @return the contact as it is now
     */
    Outcome<ContactCard> upsert(NewContact contact);

    /**
     * Does what {@link #upsert} does for many, 500 in one load and one commit; no more than these are in memory at once. A row that is refused
     * takes no other along. What was done before an exception stays, and doing all again is safe.
     *
     * @param contacts the rows, each with a reference
     * @param results gets the number of each row, from 0, and what became of it, in order
     */
    void upsertAll(Iterator<NewContact> contacts, BiConsumer<Long, Outcome<ContactCard>> results);

    /**
     * Returns the contact that another system knows by a reference. Needs one of the permissions that {@link #card(ContactId)} needs.
     *
     * @param reference the reference
     * @return the contact, or empty when there is none
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     */
    Optional<ContactCard> byExternalReference(String reference);

    /**
     * Takes the person of a conversation off their contact, with all their conversations. The contact keeps its phones. No rule and no automation
     * links them again, until a user associates them. Needs {@link Permission#REGISTER_CONTACTS}.
     *
     * @param conversation the conversation
     * @return the contact that they were taken off
     */
    Outcome<ContactCard> unlink(ConversationId conversation);

    /**
     * The automation's action "create or associate contact": finds the contact by number, Meta id or Instagram user name, and creates it
     * when there is none. Idempotent, also under concurrent calls. Consent is recorded as not asked for. Needs {@link
     * Permission#REGISTER_CONTACTS}.
     *
     * @param conversation the conversation
     * @return what was done; on Messenger and Instagram often {@link RegistrationResult.Scheduled}, because the channel is asked for the
     *     name first
     */
    Outcome<RegistrationResult> createOrAssociate(ConversationId conversation);

    /**
     * Returns a contact. Needs one of the permissions on contacts (to register, or to manage one's own, those for marketing or all) or one of
     * those to converse.
     *
     * @param contact its id
     * @return the contact, or empty when it does not exist, or the actor sees neither it in {@link #search} nor a conversation with it
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     */
    Optional<ContactCard> card(ContactId contact);

    /**
     * Returns the contact of a conversation to an actor who may see the conversation.
     *
     * @param conversation the conversation
     * @return the contact, or empty when the person is unregistered or the actor may not see the conversation
     */
    Optional<ContactCard> card(ConversationId conversation);

    /**
     * Explains why a conversation belongs to its contact, or to none, to an actor who may see the conversation: what decided, by whom and when, and
     * the rules that were tried with what they found. One bulk read.
     *
     * @param conversation the conversation
     * @return the explanation, or empty when the actor may not see the conversation
     */
    Optional<LinkExplanation> explain(ConversationId conversation);

    /**
     * Explains why the conversation of a message belongs to its contact, or to none, as {@link #explain(ConversationId)} does.
     *
     * @param message the message
     * @return the explanation, or empty when the actor may not see the conversation
     */
    Optional<LinkExplanation> explain(MessageId message);

    /**
     * Returns what the buttons of a contact's card do for this actor: marketing, e-mail, call and WhatsApp. One bulk read. Needs one of the
     * permissions that {@link #card(ContactId)} needs.
     *
     * @param contact its id
     * @return the actions, or empty when {@link #card(ContactId)} is empty
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     */
    Optional<ContactActions> actions(ContactId contact);

    /**
     * Returns what happened to a contact, its people, its records and its conversations, newest first. What conversations tell is shown of those
     * that the actor sees. Of contacts that are older than histories it begins with what is known of them: that they were created, and why their
     * people were linked. It does not tell values of fields, numbers or addresses. Needs one of the permissions that {@link #card(ContactId)}
     * needs. Each page reads the contact's card and the page, in bulk.
     *
     * @param contact the contact
     * @return the history; empty when the contact does not exist or the actor may not look at it
     */
    Listing<HistoryEntry> history(ContactId contact);

    /**
     * Lists contacts, without archived ones unless the query asks for them. Needs one of the permissions that {@link #card(ContactId)} needs. Whoever may register or manage all contacts, or reads every
     * conversation, sees all; others see their own, and with {@link Permission#MANAGE_MARKETING_CONTACTS} those that may be written for
     * marketing.
     *
     * @param query which contacts
     * @return the contacts, each with all that a row shows; its cursors belong to this actor and query
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     */
    Listing<ContactSummary> search(ContactQuery query);

    /**
     * Lists people who are no contacts and whom a text finds by their profile name, user name or number: candidates to register. They are those
     * of conversations that the actor may see, the latest activity first; somebody who wrote to two lines is there twice.
     *
     * @param term the text, at most {@value io.escala.crm.store.ContactFilter#MAX_TERM} characters; case and accents do not matter
     * @return the people
     * @throws IllegalArgumentException when the text is blank or too long
     * @throws io.escala.core.result.RefusedException when the plan is missing
     */
    Listing<UnregisteredPerson> unregistered(String term);

    /**
     * Returns whether a whole phone or e-mail belongs to a contact, also to an archived one or one that the actor may not see, so that nobody creates it twice. Needs one
     * of the permissions that {@link #card(ContactId)} needs.
     *
     * @param term a phone, typed in any way in which it can be added, or an e-mail; anything else belongs to nobody
     * @return whether there is such a contact, and whether it is in the lists of the actor
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     */
    ContactExistence existence(String term);

    /**
     * Lists the suggestions that a user has to decide: people who may be a contact, contacts that may be the same person. Needs {@link
     * Permission#MANAGE_CONTACTS} or {@link Permission#REGISTER_CONTACTS}.
     *
     * @return the suggestions
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     */
    Listing<Suggestion> suggestions();
}
