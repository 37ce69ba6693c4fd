package io.escala.core.internal.panel;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.fields.FieldFormats;
import io.escala.core.fields.ShownField;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.access.Advice;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.contacts.CardActions;
import io.escala.core.internal.contacts.ContactAccess;
import io.escala.core.internal.contacts.ContactCardAssembler;
import io.escala.core.internal.contacts.ContactHistories;
import io.escala.core.internal.contacts.ContactLoader;
import io.escala.core.internal.contacts.Correspondent;
import io.escala.core.internal.contacts.EditDecision;
import io.escala.core.internal.contacts.RegistrationTexts;
import io.escala.core.internal.identify.ContactIdentification;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.records.ActorRecords;
import io.escala.core.internal.records.SourceReader;
import io.escala.core.internal.view.OwnerLookup;
import io.escala.core.panel.ContactPanel;
import io.escala.core.panel.ContactPanels;
import io.escala.core.panel.PanelCommand;
import io.escala.core.panel.RegistrationOffer;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.RegistrationSettings;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.store.CursorPage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The panels of an account for one actor. Thread-safe. */
public final class ActorPanels implements ContactPanels {
    /** How much of a history a card shows. */
    private static final int HISTORY = 20;

    private final InboxContext context;
    private final OwnerLookup owners;
    private final SourceReader source;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;
    private final ContactHistories histories;

    public ActorPanels(InboxContext context, OwnerLookup owners, SourceReader source, Actor actor) {
        this.context = context;
        this.owners = owners;
        this.source = source;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
        this.histories = new ContactHistories(context, actor, owners::members);
    }

    /** What was read: the team is asked for names afterwards, while no connection of the store is held. */
    private record Loaded(
            State state,
            Optional<Correspondent> person,
            @Nullable ContactId contact,
            @Nullable CursorPage<ContactHistories.Row> history) {
        Optional<AccountSettings> settings() {
            return state.account().settings();
        }

        List<String> order() {
            return settings()
                    .map(AccountSettings::registration)
                    .orElse(RegistrationSettings.DEFAULT)
                    .fieldOrder();
        }

        List<ShownField> customFields() {
            return state.account()
                    .fieldSettings()
                    .map(fields -> ShownField.of(
                            fields, FieldEntity.CONTACT, Map.of(), Optional.empty(), FieldFormats.of(settings())))
                    .orElse(List.of());
        }
    }

    @Override
    public Optional<ContactPanel> of(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        Optional<Refusal> unentitled =
                AccessRules.entitled(actor, context.entitlements().of(account));
        Optional<Loaded> found = CommitLoop.reading(() -> load(conversation))
                .filter(loaded -> loaded.person()
                        .filter(person -> AccessRules.sees(actor, person.conversation()))
                        .isPresent());
        if (unentitled.isPresent()) {
            return found.map(loaded -> withoutPlan(conversation, unentitled.get()));
        }
        return found.map(loaded -> loaded.contact() == null
                ? unregistered(conversation, loaded, loaded.person().orElseThrow())
                : registered(
                        conversation,
                        loaded,
                        ContactCardAssembler.card(loaded.state(), loaded.contact())
                                .orElseThrow()));
    }

    @Override
    public Optional<ContactPanel> of(ContactId contact) {
        Objects.requireNonNull(contact, "contact");
        audit.allowing(AuditOperation.CONTACTS_READ, () -> {
            AccessRules.requireEntitled(actor, context.entitlements().of(account));
            AccessRules.requireContactLookUp(actor);
        });
        Loaded loaded = CommitLoop.reading(() -> {
            StateLoader loader =
                    context.load(account).settings().fieldSettings().contacts(List.of(contact));
            ContactLoader.cards(loader);
            return withHistory(loaded(loader, Optional.empty(), contact), loader);
        });
        CursorPage<ContactHistories.Row> history = loaded.history();
        return history == null
                ? Optional.empty()
                : ContactCardAssembler.card(loaded.state(), contact)
                        .map(card -> registered(null, loaded, card).withHistory(shown(contact, history)));
    }

    /** Of a contact that the actor may look at. */
    private Loaded withHistory(Loaded loaded, StateLoader loader) {
        return Optional.ofNullable(loaded.contact())
                .flatMap(contact -> ContactCardAssembler.card(loaded.state(), contact))
                .filter(card -> ContactAccess.sees(actor, loaded.state(), card))
                .map(card -> new Loaded(
                        loaded.state(), loaded.person(), card.id(), histories.read(loader, card, null, HISTORY)))
                .orElse(loaded);
    }

    private CursorPage<HistoryEntry> shown(ContactId contact, CursorPage<ContactHistories.Row> history) {
        String next = history.next();
        return new CursorPage<>(
                histories.shown(history.items()),
                next == null ? null : histories.cursors(contact).given(next));
    }

    private Optional<Loaded> load(ConversationId conversation) {
        StateLoader loader = context.load(account).settings().fieldSettings();
        State state = ContactLoader.forConversation(loader, conversation, List.of(), List.of());
        return Correspondent.of(state, conversation)
                .map(person ->
                        loaded(loader, Optional.of(person), person.identity().contact()));
    }

    private Loaded loaded(StateLoader loader, Optional<Correspondent> person, @Nullable ContactId contact) {
        if (contact != null) {
            loader.conversationsOfIdentities().allLines();
        }
        return new Loaded(loader.state(), person, contact, null);
    }

    private ContactPanel withoutPlan(ConversationId conversation, Refusal unentitled) {
        List<Refusal> advised = Advice.on(context.entitlements(), account, List.of(unentitled), context.now());
        Map<PanelCommand, Refusal> refused = new EnumMap<>(PanelCommand.class);
        for (PanelCommand command : PanelCommand.values()) {
            refused.put(command, advised.get(0));
        }
        return ContactPanel.of(conversation, new RegistrationOffer.NotAllowed(advised), refused);
    }

    private ContactPanel unregistered(ConversationId conversation, Loaded loaded, Correspondent person) {
        Map<PanelCommand, Refusal> refused = new EnumMap<>(PanelCommand.class);
        Refusal none = Refusal.of(Refusal.Reason.NOT_REGISTERED, Refusal.Remedy.NONE);
        refused.put(PanelCommand.UNLINK, none);
        refused.put(PanelCommand.EDIT, none);
        Optional<Refusal> denied = AccessRules.permitted(actor, Permission.REGISTER_CONTACTS);
        denied.ifPresent(refusal -> {
            refused.put(PanelCommand.CREATE, refusal);
            refused.put(PanelCommand.ASSOCIATE, refusal);
            refused.put(PanelCommand.UNLINK, refusal);
        });
        RegistrationOffer offer = denied.<RegistrationOffer>map(
                        refusal -> new RegistrationOffer.NotAllowed(List.of(refusal)))
                .orElseGet(() -> offer(loaded, person));
        return ContactPanel.of(conversation, offer, refused)
                .asking(MissingData.of(person), RegistrationTexts.questions(loaded.settings()));
    }

    private static RegistrationOffer offer(Loaded loaded, Correspondent person) {
        return OfferRules.of(
                ContactIdentification.identify(loaded.state(), person.identity(), person.keys()),
                RegistrationForms.of(
                        person, loaded.customFields(), RegistrationTexts.wordings(loaded.settings()), loaded.order()));
    }

    private ContactPanel registered(@Nullable ConversationId conversation, Loaded loaded, ContactCard card) {
        ContactId contact = card.id();
        Map<PanelCommand, Refusal> refused = new EnumMap<>(PanelCommand.class);
        refused.put(PanelCommand.CREATE, Refusal.held(Refusal.Reason.ALREADY_REGISTERED, null, contact));
        AccessRules.permitted(actor, Permission.REGISTER_CONTACTS).ifPresent(refusal -> {
            refused.put(PanelCommand.CREATE, refusal);
            refused.put(PanelCommand.ASSOCIATE, refusal);
            refused.put(PanelCommand.UNLINK, refusal);
        });
        Optional<Refusal> forbidden = EditDecision.forbidden(actor, card.contact());
        forbidden.ifPresent(refusal -> refused.put(PanelCommand.EDIT, refusal));
        ContactFields fields = new ContactFields(forbidden.orElse(null), team(card));
        return ContactPanel.of(conversation, new RegistrationOffer.Registered(contact), refused)
                .with(
                        card,
                        fields.of(card, loaded.order()),
                        new ActorRecords(context, source, actor).of(contact),
                        new CardActions(
                                        loaded.state(),
                                        actor,
                                        loaded.state().account().lines())
                                .of(card))
                .asking(MissingData.of(card), RegistrationTexts.questions(loaded.settings()));
    }

    private Map<UserId, TeamMember> team(ContactCard card) {
        UserId owner = card.contact().owner();
        return owner == null ? Map.of() : owners.members(account, Set.of(owner));
    }
}
