package io.escala.core.internal.contacts;

import io.escala.core.contacts.RegistrationResult;
import io.escala.core.identify.Identification;
import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.fields.AccountFields;
import io.escala.core.internal.identify.ArchivedContacts;
import io.escala.core.internal.identify.ContactIdentification;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.identify.Promotion;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Creates or associates the contact of a conversation, for automations (S40, S42, S62). Idempotent. In order:
 *
 * <ol>
 *   <li>An actor without the plan or the permission, or who does not see the conversation, gets only those refusals.
 *   <li>A conversation that belongs to a contact is kept; the contact's names are completed from Meta.
 *   <li>Messenger and Instagram do not send names with messages: the channel is asked first, as durable work (S57).
 *   <li>The contact is searched: on WhatsApp by the number; on Messenger by Meta's id, which is the link itself; on
 *       Instagram by that and by the user name (S53, S54, S65). E-mail, other phones, ID fields and names are not used (S47,
 *       S66).
 *   <li>Found: the person is linked, with every conversation and its whole history (S55, S59), a number they wrote from
 *       becomes the WhatsApp phone (S39), and empty fields are filled.
 *   <li>Several found on equal grade, or one whose number may be another form of this one: none is linked and none created, a
 *       suggestion is recorded, and a user decides.
 *   <li>Not found: a contact is created (S56) with the name from Meta, if there is one (S57, S60): the whole name as first
 *       name, never split, never invented. The number is primary and WhatsApp phone, the user name its own field (S58).
 *       Consent is recorded as not asked for.
 *   <li>Mandatory fields of the account's own are reported as notices: nobody is there to fill them in.
 *   <li>Likely duplicates are reported as notices, and never linked (S67, S68).
 * </ol>
 */
public final class RegisterDecision {
    private RegisterDecision() {}

    /**
     * Requires the state of {@link ContactLoader#forConversation}.
     *
     * @param asked whether the channel was asked for the profile, whatever the answer
     */
    public static Outcome<RegistrationResult> decide(
            UnitOfWork unit, ConversationId id, Actor actor, Set<Entitlement> has, boolean asked) {
        State state = unit.state();
        List<Refusal> refusals = RegistrationPreconditions.conversation(state, id, actor, has);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Correspondent correspondent = Correspondent.of(state, id).orElseThrow();

        ContactId registered = correspondent.identity().contact();
        if (registered != null) {
            ProfileNames.complete(unit, registered, correspondent.identity().profile());
            return Outcome.done(new RegistrationResult.AlreadyRegistered(
                    ContactCardAssembler.card(state, registered).orElseThrow()));
        }
        if (correspondent.channel() != Channel.WHATSAPP
                && correspondent.identity().profile() == null
                && !asked) {
            unit.enqueue(WorkItem.single(unit.account(), WorkKind.REGISTER, id.value(), unit.now()));
            return Outcome.done(new RegistrationResult.Scheduled());
        }

        Identification who = ContactIdentification.identify(state, correspondent.identity(), correspondent.keys());
        if (who instanceof Identification.Known known) {
            return associate(unit, correspondent, known, actor);
        }
        if (who instanceof Identification.Ambiguous ambiguous) {
            ContactLinking.suggest(unit, correspondent.identity(), who);
            return Outcome.done(new RegistrationResult.Ambiguous(ambiguous.contacts()));
        }
        if (who instanceof Identification.Suggested suggested) {
            ContactLinking.suggest(unit, correspondent.identity(), who);
            return Outcome.done(new RegistrationResult.Suggested(suggested.contacts()));
        }
        Optional<ContactId> refused = vetoed(state, correspondent);
        if (refused.isPresent()) {
            return Outcome.done(new RegistrationResult.Suggested(List.of(refused.get())));
        }
        return create(unit, correspondent, actor);
    }

    /** The contact that a user took the person off and that still has their number: a user decides whose it is. */
    private static Optional<ContactId> vetoed(State state, Correspondent correspondent) {
        return correspondent
                .number()
                .flatMap(number -> state.holder(Claim.contactKey(ContactKeyValue.phone(number))))
                .map(ContactId::new)
                .filter(correspondent.identity().vetoes()::contains);
    }

    private static Outcome<RegistrationResult> associate(
            UnitOfWork unit, Correspondent correspondent, Identification.Known found, Actor actor) {
        ContactId contact = found.contact();
        link(unit, correspondent, contact, actor, LinkReasons.found(unit, found, Author.of(actor)));
        if (correspondent.wroteFromNumber()) {
            correspondent
                    .number()
                    .ifPresent(number -> Promotion.onInbound(unit, contact, correspondent.identity(), number));
        }
        ProfileNames.complete(unit, contact, correspondent.identity().profile());
        return Outcome.done(new RegistrationResult.Associated(
                ContactCardAssembler.card(unit.state(), contact).orElseThrow()));
    }

    private static void link(
            UnitOfWork unit, Correspondent correspondent, ContactId contact, Actor actor, LinkReason reason) {
        if (actor.kind() == Actor.Kind.AUTOMATION) {
            SystemEntries.automationRan(
                    unit,
                    correspondent.conversation().id(),
                    EntryContent.AutomationRan.REGISTRATION,
                    contact.value() + "/" + correspondent.identity().version());
        }
        ContactLinking.link(unit, correspondent.identity(), contact, Author.of(actor), reason);
        ArchivedContacts.bringBack(unit, contact, Author.of(actor));
    }

    private static Outcome<RegistrationResult> create(UnitOfWork unit, Correspondent correspondent, Actor actor) {
        State state = unit.state();
        List<Notice> notices = new ArrayList<>();
        KeyPlan plan = new KeyPlan();
        correspondent.number().ifPresent(number -> {
            // A number the business only wrote to becomes the WhatsApp phone when the reply comes in (S37, S38).
            Set<KeyRole> roles = correspondent.wroteFromNumber()
                    ? EnumSet.of(KeyRole.PRIMARY, KeyRole.WHATSAPP)
                    : EnumSet.of(KeyRole.PRIMARY);
            plan.add(ContactKeyValue.phone(number), roles);
        });
        ContactUserNames.plan(state, correspondent, plan).ifPresent(taken -> {
            notices.add(taken);
            ContactLinking.suggest(
                    unit,
                    correspondent.identity(),
                    Suggestion.Kind.USER_NAME_TAKEN,
                    ContactUserNames.holder(state, correspondent).stream().toList());
        });

        ProfileNames.Given name = ProfileNames.Given.of(correspondent.identity().profile());
        UserId owner = correspondent.conversation().owner();
        ContactId id = new ContactId(unit.id());
        Contact contact = new Contact(
                unit.account(),
                id,
                name.first(),
                name.last(),
                null,
                null,
                owner != null ? owner : actor.user(),
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                origins(name),
                Origin.AUTOMATION,
                unit.now(),
                0);
        notices.addAll(EquivalentNumbers.duplicates(state, id, plan.phones()));
        if (correspondent.channel() != Channel.WHATSAPP) {
            notices.add(Notice.of(Notice.Kind.MAY_DUPLICATE));
        }
        notices.addAll(Namesakes.notices(state, contact.searchKey()));

        unit.change(new ContactChange.AddContact(contact));
        unit.createdFrom(id, correspondent.conversation().id());
        unit.event(new CrmEvent.ContactCreated(id));
        unit.change(new ContactChange.RecordConsent(new ConsentEntry(
                unit.account(),
                id,
                unit.id(),
                ConsentPurpose.STORAGE,
                ConsentState.NOT_ASKED,
                Origin.AUTOMATION,
                null,
                unit.now())));
        plan.grant(unit, id);
        link(unit, correspondent, id, actor, LinkReasons.of(unit, LinkRule.CREATED, Author.of(actor)));
        notices.addAll(AccountFields.missing(state, id));
        return Outcome.done(
                new RegistrationResult.Created(
                        ContactCardAssembler.card(state, id).orElseThrow()),
                notices);
    }

    private static Map<ContactField, Origin> origins(ProfileNames.Given name) {
        Map<ContactField, Origin> origins = new EnumMap<>(ContactField.class);
        if (name.first() != null) {
            origins.put(ContactField.FIRST_NAME, Origin.META);
        }
        if (name.last() != null) {
            origins.put(ContactField.LAST_NAME, Origin.META);
        }
        return origins;
    }
}
