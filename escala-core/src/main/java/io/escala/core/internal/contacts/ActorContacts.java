package io.escala.core.internal.contacts;

import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactActions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.ContactExistence;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.ContactSummary;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.CreatePreview;
import io.escala.core.contacts.DeleteOptions;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.contacts.LinkExplanation;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.contacts.UnregisteredPerson;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.RecordFilter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The contacts of an account for one actor. Thread-safe. */
public final class ActorContacts implements Contacts {
    private static final long MOST_RECORDS_COUNTED = 1_000;

    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;
    private final ContactLists lists;
    private final BiFunction<AccountId, Set<UserId>, Map<UserId, TeamMember>> names;

    /** @param names returns the users whom the team knows of these, as far as it can be asked */
    public ActorContacts(
            InboxContext context, Actor actor, BiFunction<AccountId, Set<UserId>, Map<UserId, TeamMember>> names) {
        this.names = names;
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
        this.lists = new ContactLists(context, actor, names);
    }

    @Override
    public Outcome<ContactCard> create(ConversationId conversation, NewContact contact) {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(contact, "contact");
        Set<Entitlement> has = context.entitlements().of(account);
        return audit.answering(
                AuditOperation.CONTACT_CREATE,
                AuditSubject.of(conversation),
                context.loop().run(() -> {
                    StateLoader loader = context.load(account).settings().fieldSettings();
                    ContactForm form = ContactForm.read(contact, loader.state().account());
                    State state = ContactLoader.forConversation(loader, conversation, form, List.of());
                    Namesakes.load(context.store(), account, loader, Namesakes.of(contact));
                    UnitOfWork unit = context.begin(actor, state);
                    return decided(
                            unit,
                            AuditOperation.CONTACT_CREATE,
                            CreateDecision.fromConversation(unit, conversation, form, actor, has));
                }));
    }

    @Override
    public Outcome<ContactCard> add(NewContact contact) {
        Objects.requireNonNull(contact, "contact");
        Set<Entitlement> has = context.entitlements().of(account);
        return audit.answering(
                AuditOperation.CONTACT_CREATE, null, context.loop().run(() -> {
                    StateLoader loader = context.load(account).settings().fieldSettings();
                    ContactForm form = ContactForm.read(contact, loader.state().account());
                    State state = ContactLoader.forForm(loader, form);
                    Namesakes.load(context.store(), account, loader, Namesakes.of(contact));
                    UnitOfWork unit = context.begin(actor, state);
                    return decided(unit, AuditOperation.CONTACT_CREATE, CreateDecision.alone(unit, form, actor, has));
                }));
    }

    @Override
    public CreatePreview previewCreate(ConversationId conversation, NewContact contact) {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(contact, "contact");
        return advised(new CreatePreviews(context, actor).create(conversation, contact));
    }

    @Override
    public CreatePreview previewAdd(NewContact contact) {
        Objects.requireNonNull(contact, "contact");
        return advised(new CreatePreviews(context, actor).add(contact));
    }

    private CreatePreview advised(CreatePreview preview) {
        return new CreatePreview(audit.advised(preview.refusals()), preview.twins());
    }

    @Override
    public Outcome<ContactCard> associate(ConversationId conversation, ContactId contact, AssociateOptions options) {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(options, "options");
        Set<Entitlement> has = context.entitlements().of(account);
        return audit.answering(
                AuditOperation.CONTACT_ASSOCIATE,
                AuditSubject.of(conversation),
                context.loop().run(() -> {
                    StateLoader loader = context.load(account);
                    ContactForm form = options.completion()
                            .map(completion -> ContactForm.read(
                                    completion,
                                    loader.settings().fieldSettings().state().account()))
                            .orElse(null);
                    List<ContactId> chosen = List.of(contact);
                    State state = form == null
                            ? ContactLoader.forConversation(loader, conversation, List.of(), chosen)
                            : ContactLoader.forConversation(loader, conversation, form, chosen);
                    UnitOfWork unit = context.begin(actor, state);
                    return decided(
                            unit,
                            AuditOperation.CONTACT_ASSOCIATE,
                            AssociateDecision.decide(unit, conversation, contact, options, form, actor, has));
                }));
    }

    @Override
    public Outcome<ContactCard> edit(ContactId contact, long version, UnaryOperator<ContactEdit> edit) {
        Objects.requireNonNull(contact, "contact");
        ContactEdit wanted = Objects.requireNonNull(edit, "edit").apply(ContactEdit.nothing());
        Set<Entitlement> has = context.entitlements().of(account);
        boolean ownerExists = ownerExists(wanted);
        return audit.answering(
                AuditOperation.CONTACT_EDIT,
                AuditSubject.of(contact),
                context.loop().run(() -> {
                    StateLoader loader = context.load(account).settings().fieldSettings();
                    String region = ContactForm.region(loader.state().account().settings());
                    ContactEdit resolved =
                            IdFieldEdit.resolve(wanted, loader.state().account());
                    State state = ContactLoader.forEdit(loader, contact, resolved, region);
                    UnitOfWork unit = context.begin(actor, state);
                    return decided(
                            unit,
                            AuditOperation.CONTACT_EDIT,
                            new EditDecision(unit, actor, resolved, region, ownerExists).decide(contact, version, has));
                }));
    }

    /** The host is asked while no connection of the store is held. A host that keeps no users may name any. */
    private boolean ownerExists(ContactEdit edit) {
        Object owner = edit.fields()
                .getOrDefault(ContactEdit.Field.OWNER, Optional.empty())
                .orElse(null);
        if (!(owner instanceof UserId user)) {
            return true;
        }
        TeamMember member = context.team().members(account, Set.of(user)).get(user);
        return member == null ? context.team().all(account).isEmpty() : member.active();
    }

    @Override
    public Outcome<ContactCard> archive(ContactId contact) {
        return archive(AuditOperation.CONTACT_ARCHIVE, contact, true);
    }

    @Override
    public Outcome<ContactCard> restore(ContactId contact) {
        return archive(AuditOperation.CONTACT_RESTORE, contact, false);
    }

    private Outcome<ContactCard> archive(AuditOperation operation, ContactId contact, boolean archives) {
        Objects.requireNonNull(contact, "contact");
        Set<Entitlement> has = context.entitlements().of(account);
        return audit.answering(
                operation, AuditSubject.of(contact), context.loop().run(() -> {
                    State state = ContactLoader.cards(context.load(account).contacts(List.of(contact)));
                    UnitOfWork unit = context.begin(actor, state);
                    return decided(unit, operation, new ArchiveDecision(unit, actor, archives).decide(contact, has));
                }));
    }

    @Override
    public Outcome<ContactCard> moveKey(ContactId from, ContactId to, ContactKeyValue key) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(key, "key");
        Set<Entitlement> has = context.entitlements().of(account);
        return audit.answering(
                AuditOperation.CONTACT_MOVE_KEY,
                AuditSubject.of(to),
                context.loop().run(() -> {
                    UnitOfWork unit = context.begin(actor, ContactLoader.forMove(context.load(account), from, to, key));
                    return decided(
                            unit,
                            AuditOperation.CONTACT_MOVE_KEY,
                            Decision.commit(unit, new MoveKeyDecision(unit, actor, key).decide(from, to, has)));
                }));
    }

    @Override
    public Outcome<DeletedContact> delete(ContactId contact, DeleteOptions options) {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(options, "options");
        Optional<Refusal> denied =
                DeleteDecision.denied(actor, context.entitlements().of(account));
        Outcome<DeletedContact> outcome = denied.isPresent()
                ? Outcome.refused(denied.get())
                : context.loop().run(() -> {
                    StateLoader loader = context.load(account).deletedContacts(List.of(contact));
                    State state = ContactLoader.forDeletion(loader, contact);
                    long open = options.leavesOpenRecords()
                            ? 0
                            : context.store()
                                    .countRecords(
                                            account,
                                            RecordFilter.EVERYTHING
                                                    .in(RecordFilter.State.OPEN)
                                                    .about(contact),
                                            MOST_RECORDS_COUNTED);
                    UnitOfWork unit = context.begin(actor, state);
                    return audit.decided(
                            unit,
                            AuditOperation.CONTACT_DELETE,
                            new DeleteDecision(unit, actor, open).decide(contact),
                            left -> AuditSubject.of(left.contact()),
                            left -> List.of());
                });
        return audit.answering(AuditOperation.CONTACT_DELETE, AuditSubject.of(contact), outcome);
    }

    @Override
    public Outcome<ContactCard> upsert(NewContact contact) {
        Objects.requireNonNull(contact, "contact");
        return new ContactRows(context, actor, audit).upsert(contact);
    }

    @Override
    public void upsertAll(Iterator<NewContact> contacts, BiConsumer<Long, Outcome<ContactCard>> results) {
        Objects.requireNonNull(contacts, "contacts");
        Objects.requireNonNull(results, "results");
        new ContactRows(context, actor, audit).upsertAll(contacts, results);
    }

    @Override
    public Optional<ContactCard> byExternalReference(String reference) {
        Objects.requireNonNull(reference, "reference");
        requireLookUp();
        return CommitLoop.reading(() -> ContactForm.reference(reference)
                .map(Claim::contactKey)
                .flatMap(claim ->
                        context.load(account).holders(List.of(claim)).state().holder(claim))
                .flatMap(id -> lists.cards(List.of(new ContactId(id))).stream().findFirst()));
    }

    @Override
    public Outcome<ContactCard> unlink(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        Set<Entitlement> has = context.entitlements().of(account);
        return audit.answering(
                AuditOperation.CONTACT_UNLINK,
                AuditSubject.of(conversation),
                context.loop().run(() -> {
                    State state = ContactLoader.forUnlink(context.load(account), conversation);
                    UnitOfWork unit = context.begin(actor, state);
                    return decided(
                            unit, AuditOperation.CONTACT_UNLINK, UnlinkDecision.decide(unit, conversation, actor, has));
                }));
    }

    @Override
    public Outcome<RegistrationResult> createOrAssociate(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        Set<Entitlement> has = context.entitlements().of(account);
        return audit.answering(
                AuditOperation.CONTACT_REGISTER,
                AuditSubject.of(conversation),
                context.loop().run(() -> {
                    StateLoader loader = context.load(account);
                    State state = ContactLoader.forConversation(loader, conversation, List.of(), List.of());
                    ContactLoader.namesakes(context.store(), loader, conversation, null);
                    UnitOfWork unit = context.begin(actor, state);
                    return audit.decided(
                            unit,
                            AuditOperation.CONTACT_REGISTER,
                            RegisterDecision.decide(unit, conversation, actor, has, false),
                            result -> RegisteredSubject.of(result, conversation),
                            result -> List.of());
                }));
    }

    /** Whatever of the contact itself was changed is named. */
    private Decision<Outcome<ContactCard>> decided(
            UnitOfWork unit, AuditOperation operation, Decision<Outcome<ContactCard>> decision) {
        return audit.decided(
                unit,
                operation,
                decision.answer(),
                card -> AuditSubject.of(card.contact().id()),
                card -> unit.changedContacts().getOrDefault(card.contact().id(), Set.of()));
    }

    @Override
    public Optional<ContactCard> card(ContactId contact) {
        Objects.requireNonNull(contact, "contact");
        requireLookUp();
        return CommitLoop.reading(() -> lists.cards(List.of(contact))).stream().findFirst();
    }

    @Override
    public Optional<ContactActions> actions(ContactId contact) {
        Objects.requireNonNull(contact, "contact");
        requireLookUp();
        return CommitLoop.reading(() -> {
            StateLoader loader = context.load(account).contacts(List.of(contact));
            State state = ContactLoader.cards(loader);
            loader.conversationsOfIdentities().allLines();
            return ContactCardAssembler.card(state, contact)
                    .filter(card -> ContactAccess.sees(actor, state, card))
                    .map(card -> new CardActions(state, actor, state.account().lines()).of(card));
        });
    }

    @Override
    public Listing<HistoryEntry> history(ContactId contact) {
        Objects.requireNonNull(contact, "contact");
        requireLookUp();
        return new HistoryList(context, actor, contact, new ContactHistories(context, actor, names)).listing();
    }

    @Override
    public Optional<ContactCard> card(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        requireEntitled();
        return CommitLoop.reading(() -> {
            StateLoader loader =
                    context.load(account).conversations(List.of(conversation)).identities();
            State state = loader.state();
            return state.conversations()
                    .current(conversation)
                    .filter(found -> AccessRules.sees(actor, found))
                    .flatMap(found -> state.identities().canonical(found.identity()))
                    .map(ChannelIdentity::contact)
                    .flatMap(contact -> ContactCardAssembler.card(ContactLoader.cards(loader), contact));
        });
    }

    @Override
    public Optional<LinkExplanation> explain(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        requireEntitled();
        return new LinkExplanations(context, actor, names).of(conversation);
    }

    @Override
    public Optional<LinkExplanation> explain(MessageId message) {
        Objects.requireNonNull(message, "message");
        requireEntitled();
        return new LinkExplanations(context, actor, names).of(message);
    }

    @Override
    public Listing<ContactSummary> search(ContactQuery query) {
        Objects.requireNonNull(query, "query");
        requireLookUp();
        return lists.search(query);
    }

    @Override
    public Listing<UnregisteredPerson> unregistered(String term) {
        Objects.requireNonNull(term, "term");
        requireEntitled();
        return lists.unregistered(term);
    }

    @Override
    public ContactExistence existence(String term) {
        Objects.requireNonNull(term, "term");
        requireLookUp();
        return CommitLoop.reading(() -> lists.existence(term));
    }

    @Override
    public Listing<Suggestion> suggestions() {
        requireOneOf(Permission.MANAGE_CONTACTS, Permission.REGISTER_CONTACTS);
        return StoredListing.of((cursor, limit) -> context.store().suggestions(account, cursor, limit));
    }

    private void requireEntitled() {
        audit.allowing(
                AuditOperation.CONTACTS_READ,
                () -> AccessRules.requireEntitled(actor, context.entitlements().of(account)));
    }

    private void requireLookUp() {
        requireEntitled();
        audit.allowing(AuditOperation.CONTACTS_READ, () -> AccessRules.requireContactLookUp(actor));
    }

    private void requireOneOf(Permission... permissions) {
        requireEntitled();
        audit.allowing(AuditOperation.CONTACTS_READ, () -> AccessRules.require(actor, permissions));
    }
}
