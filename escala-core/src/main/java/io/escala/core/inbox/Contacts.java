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
import io.escala.core.internal.contacts.Correspondent;
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
 * Contacts of the CRM: create and associate them from conversations, by hand or by automation, and look them up.
 *
 * <p>Commands answer an expected "no" with every {@link io.escala.core.access.Refusal} they find. Reads answer with what the asker
 * may see: what they may not see is not there. Every method throws {@link io.escala.core.channel.TryAgainException} when the store
 * is away or too many others were first; calling again is safe.
 *
 * <p>Thread-safe. Blocking: a call is as quick as the store.
 */
public final class Contacts {
    private final InboxContext context;

    /**
     * Made by the inbox.
     *
     * @param context what every use case is given
     */
    public Contacts(InboxContext context) {
        this.context = Objects.requireNonNull(context, "around");
    }

    /**
     * Creates a contact for whoever wrote in a conversation. The conversation and its whole history belong to
     * the contact from then on, and so do the person's other conversations.
     *
     * @param conversation the conversation
     * @param contact what was filled in; first name, last name and consent are required. On WhatsApp the writer's number is recorded
     *     without being filled in
     * @param actor who asks; needs {@link Permission#REGISTER_CONTACTS}
     * @return the contact, or every reason why not
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
     * Creates a contact without a conversation. A person who wrote already from one of its phones, and is nobody's yet, belongs to
     * it from then on.
     *
     * @param contact what was filled in; a primary phone or an e-mail is required. By hand, so are first name, last name and
     *     consent; the host's own system ({@link io.escala.crm.contact.Origin#HOST}) may leave them out
     * @param actor who asks; needs {@link Permission#MANAGE_CONTACTS}
     * @return the contact, or every reason why not
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
     * Associates a conversation with a contact that a person chose. Doing it twice is doing it once.
     *
     * @param conversation the conversation
     * @param contact the contact
     * @param options what happens to another WhatsApp phone of the contact
     * @param actor who asks; needs {@link Permission#REGISTER_CONTACTS}
     * @return the contact as it is now, or every reason why not
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
     * The automation's action "create or associate contact": finds the contact by the number, by Meta's id or by the
     * Instagram user name, and creates it when there is none. Doing it twice, or twice at once, is doing it once. Nothing is asked
     * of a person, so consent is recorded as not asked for.
     *
     * @param conversation the conversation
     * @param actor who asks, such as {@link Actor#flow}; needs {@link Permission#REGISTER_CONTACTS}
     * @return what became of it; on Messenger and Instagram often that it follows once the channel was asked for the name
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
     * A contact.
     *
     * @param contact its id
     * @param actor who asks; needs {@link Permission#MANAGE_CONTACTS} or {@link Permission#REGISTER_CONTACTS}
     * @return the contact, or empty when there is none or the actor may not see it
     */
    public Optional<ContactCard> card(ContactId contact, Actor actor) {
        return mayLookUp(actor)
                ? CommitLoop.reading(() -> cards(actor.account(), List.of(contact))).stream()
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The contact of a conversation, for whoever sees the conversation.
     *
     * @param conversation the conversation
     * @param actor who asks
     * @return the contact, or empty when the person is none yet or the actor does not see the conversation
     */
    public Optional<ContactCard> card(ConversationId conversation, Actor actor) {
        return CommitLoop.reading(() -> {
            StateLoader loader = context.load(actor.account()).conversations(List.of(conversation));
            return Correspondent.of(loader.state(), conversation)
                    .filter(correspondent -> AccessRules.sees(actor, correspondent.conversation()))
                    .map(Correspondent::identity)
                    .map(ChannelIdentity::contact)
                    .flatMap(contact -> ContactCardAssembler.card(ContactLoader.shown(loader), contact));
        });
    }

    /**
     * Searches contacts by first name, last name, phone or e-mail.
     *
     * @param term what was typed, at most {@value ContactFilter#MAX_TERM} characters
     * @param after where the page begins ({@link Page#next()} of the page before), or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @param actor who asks; needs {@link Permission#MANAGE_CONTACTS} or {@link Permission#REGISTER_CONTACTS}
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
     * What does the durable work of this part: registering contacts and asking channels for names. For whoever runs the work.
     *
     * @return one handler a kind
     */
    public List<WorkHandler> workHandlers() {
        return List.of(new RegisterWork(context), new ProfileWork(context));
    }

    private List<ContactCard> cards(AccountId account, List<ContactId> ids) {
        StateLoader loader = context.load(account).contacts(ids);
        State state = ContactLoader.shown(loader);
        List<ContactCard> cards = new ArrayList<>();
        ids.forEach(id -> ContactCardAssembler.card(state, id).ifPresent(cards::add));
        return cards;
    }

    private static boolean mayLookUp(Actor actor) {
        return actor.may(Permission.MANAGE_CONTACTS) || actor.may(Permission.REGISTER_CONTACTS);
    }
}
