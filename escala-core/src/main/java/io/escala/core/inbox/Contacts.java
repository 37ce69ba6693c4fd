package io.escala.core.inbox;

import io.escala.core.access.AccessRules;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.AssociateResult;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.CreateResult;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegisterResult;
import io.escala.core.internal.contacts.AssociateDecision;
import io.escala.core.internal.contacts.ContactCardAssembler;
import io.escala.core.internal.contacts.ContactForm;
import io.escala.core.internal.contacts.ContactLoader;
import io.escala.core.internal.contacts.CreateDecision;
import io.escala.core.internal.contacts.ProfileWork;
import io.escala.core.internal.contacts.RegisterDecision;
import io.escala.core.internal.contacts.RegisterWork;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.work.WorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates CRM contacts, associates them with conversations and looks them up, for users and automations.
 *
 * <p>Commands return every {@link io.escala.core.access.Refusal} found. Reads return only what the caller may see. Every
 * method throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable or concurrent commits
 * conflict too often; calling again is safe.
 *
 * <p>Thread-safe. Every call blocks on the store.
 */
public final class Contacts {
    private final InboxContext context;

    /**
     * Internal; use {@link Inbox#contacts()}.
     *
     * @param context store, ports, clock and ids
     */
    public Contacts(InboxContext context) {
        this.context = Objects.requireNonNull(context, "around");
    }

    /**
     * Creates a contact for the person of a conversation. This conversation with its whole history, and the person's other
     * conversations, belong to the contact from then on.
     *
     * @param conversation the conversation
     * @param contact the form; first name, last name and consent are required. On WhatsApp the person's number is recorded
     *     even when it is not filled in
     * @param actor the caller; needs {@link Permission#REGISTER_CONTACTS}
     * @return the contact, or every refusal
     */
    public CreateResult create(ConversationId conversation, NewContact contact, Actor actor) {
        Objects.requireNonNull(conversation, "conversation");
        AccountId account = actor.account();
        Set<Entitlement> has = context.entitlements().of(account);
        return context.loop().run(() -> {
            StateLoader loader = context.load(account).settings();
            ContactForm form =
                    ContactForm.read(contact, loader.state().account().settings());
            State state = ContactLoader.forConversation(loader, conversation, form.claims(), List.of());
            return CreateDecision.fromConversation(context.begin(account, state), conversation, form, actor, has);
        });
    }

    /**
     * Creates a contact without a conversation. An unregistered person who already wrote from one of its phones is linked to
     * it.
     *
     * @param contact the form; a primary phone or an e-mail is required. For contacts created by a user, first name, last
     *     name and consent are required too; the host's own system ({@link io.escala.crm.contact.Origin#HOST}) may omit them
     * @param actor the caller; needs {@link Permission#MANAGE_CONTACTS}
     * @return the contact, or every refusal
     */
    public CreateResult add(NewContact contact, Actor actor) {
        AccountId account = actor.account();
        return context.loop().run(() -> {
            StateLoader loader = context.load(account).settings();
            ContactForm form =
                    ContactForm.read(contact, loader.state().account().settings());
            State state = ContactLoader.forForm(loader, form);
            return CreateDecision.alone(context.begin(account, state), form, actor);
        });
    }

    /**
     * Associates a conversation with a contact chosen by a user. Idempotent.
     *
     * @param conversation the conversation
     * @param contact the contact
     * @param options what happens to a different WhatsApp phone of the contact
     * @param actor the caller; needs {@link Permission#REGISTER_CONTACTS}
     * @return the contact as it is now, or every refusal
     */
    public AssociateResult associate(
            ConversationId conversation, ContactId contact, AssociateOptions options, Actor actor) {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(options, "options");
        AccountId account = actor.account();
        Set<Entitlement> has = context.entitlements().of(account);
        return context.loop().run(() -> {
            State state =
                    ContactLoader.forConversation(context.load(account), conversation, List.of(), List.of(contact));
            return AssociateDecision.decide(context.begin(account, state), conversation, contact, options, actor, has);
        });
    }

    /**
     * The automation's action "create or associate contact": finds the contact by number, Meta id or Instagram user name,
     * and creates it when there is none. Idempotent, also under concurrent calls. Consent is recorded as not asked for.
     *
     * @param conversation the conversation
     * @param actor the caller, such as {@link Actor#flow}; needs {@link Permission#REGISTER_CONTACTS}
     * @return the outcome; on Messenger and Instagram often {@link RegisterResult.Scheduled}, because the channel is asked
     *     for the name first
     */
    public RegisterResult createOrAssociate(ConversationId conversation, Actor actor) {
        Objects.requireNonNull(conversation, "conversation");
        AccountId account = actor.account();
        Set<Entitlement> has = context.entitlements().of(account);
        return context.loop().run(() -> {
            StateLoader loader = context.load(account);
            State state = ContactLoader.forConversation(loader, conversation, List.of(), List.of());
            ContactLoader.namesakes(context.store(), loader, conversation, null);
            UnitOfWork unit = context.begin(account, state);
            return Decision.commit(unit, RegisterDecision.decide(unit, conversation, actor, has, false));
        });
    }

    /**
     * Returns a contact.
     *
     * @param contact its id
     * @param actor the caller; needs {@link Permission#MANAGE_CONTACTS} or {@link Permission#REGISTER_CONTACTS}
     * @return the contact, or empty when it does not exist or the actor may not see it
     */
    public Optional<ContactCard> card(ContactId contact, Actor actor) {
        return mayLookUp(actor)
                ? CommitLoop.reading(() -> cards(actor.account(), List.of(contact))).stream()
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Returns the contact of a conversation to an actor who may see the conversation.
     *
     * @param conversation the conversation
     * @param actor the caller
     * @return the contact, or empty when the person is unregistered or the actor may not see the conversation
     */
    public Optional<ContactCard> card(ConversationId conversation, Actor actor) {
        return CommitLoop.reading(() -> {
            StateLoader loader = context.load(actor.account())
                    .conversations(List.of(conversation))
                    .identities();
            State state = loader.state();
            return state.conversations()
                    .find(conversation)
                    .filter(found -> AccessRules.sees(actor, found))
                    .flatMap(found -> state.identities().canonical(found.identity()))
                    .map(ChannelIdentity::contact)
                    .flatMap(contact -> ContactCardAssembler.card(ContactLoader.cards(loader), contact));
        });
    }

    /**
     * Searches contacts by first name, last name, phone or e-mail.
     *
     * @param term the search term, at most {@value ContactFilter#MAX_TERM} characters
     * @param after the cursor from {@link Page#next()} of the previous page, or null for the first page
     * @param limit the maximum page size, 1 to {@value Page#MAX_LIMIT}
     * @param actor the caller; needs {@link Permission#MANAGE_CONTACTS} or {@link Permission#REGISTER_CONTACTS}
     * @return contacts in order of their ids; an empty page when the actor may not see any
     * @throws IllegalArgumentException when term or limit is out of bounds
     */
    public Page<ContactCard> search(String term, @Nullable String after, int limit, Actor actor) {
        ContactFilter filter = ContactFilter.of(term);
        Page.checkLimit(limit);
        if (!mayLookUp(actor)) {
            return new Page<>(List.of(), null);
        }
        return CommitLoop.reading(() -> {
            Page<Contact> page = context.store().searchContacts(actor.account(), filter, after, limit);
            List<ContactId> ids = new ArrayList<>();
            page.items().forEach(contact -> ids.add(contact.id()));
            return new Page<>(cards(actor.account(), ids), page.next());
        });
    }

    /**
     * Returns the handlers of the durable work on contacts: registration and profile look-up.
     *
     * @return one handler per kind of work
     */
    public List<WorkHandler> workHandlers() {
        return List.of(new RegisterWork(context), new ProfileWork(context));
    }

    private List<ContactCard> cards(AccountId account, List<ContactId> ids) {
        StateLoader loader = context.load(account).contacts(ids);
        State state = ContactLoader.cards(loader);
        List<ContactCard> cards = new ArrayList<>();
        ids.forEach(id -> ContactCardAssembler.card(state, id).ifPresent(cards::add));
        return cards;
    }

    private static boolean mayLookUp(Actor actor) {
        return actor.may(Permission.MANAGE_CONTACTS) || actor.may(Permission.REGISTER_CONTACTS);
    }
}
