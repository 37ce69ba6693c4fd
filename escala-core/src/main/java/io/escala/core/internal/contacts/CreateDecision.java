package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.companies.CompanyLink;
import io.escala.core.internal.fields.AccountFields;
import io.escala.core.internal.identify.AbsentKeys;
import io.escala.core.internal.identify.ContactLinking;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.line.Line;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates a contact from a form, with or without a conversation. In order:
 *
 * <ol>
 *   <li>An actor without the plan or the permission, or who does not see the conversation, gets only those refusals.
 *   <li>A conversation that already belongs to a contact is refused; the contact is named.
 *   <li>For a contact created by a user, first name, last name, the person's consent and the mandatory fields of the account's own are required (S31,
 *       S32, S51), the consent in one of the account's present wordings if it keeps any; which of the mandatory fields others leave empty is a notice.
 *   <li>Every field must be valid, and every key free; the contact that holds a taken key is named (S73).
 *   <li>Without a conversation, a primary phone or an e-mail must identify the contact (S35); with one, the channel does.
 *   <li>A company that is named is the contact's, by the rules of {@link CompanyLink} (S17).
 *   <li>The person's number becomes WhatsApp phone and primary phone (S33, S34); on Messenger and Instagram the link records
 *       the id, and the user name is recorded unless another contact holds it (S52, S75).
 *   <li>The consent is recorded with the confirming user and the time.
 *   <li>The person is linked, and with them every conversation with its whole history (S59); so is any unregistered person
 *       who wrote from one of the phones, in any strong national form, or has the Instagram user name.
 *   <li>Other contacts that may be the same person are told of: those with another national form of a phone (S68), and those of the same name.
 * </ol>
 */
public final class CreateDecision {
    private CreateDecision() {}

    /** Creates from a conversation; requires the state of {@link ContactLoader#forConversation}, and the namesakes. */
    public static Decision<Outcome<ContactCard>> fromConversation(
            UnitOfWork unit, ConversationId id, ContactForm form, Actor actor, Set<Entitlement> has) {
        State state = unit.state();
        List<Refusal> refusals = RegistrationPreconditions.conversation(state, id, actor, has);
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        Correspondent correspondent = Correspondent.of(state, id).orElseThrow();

        ContactId registered = correspondent.identity().contact();
        if (registered != null) {
            refusals.add(Refusal.held(Refusal.Reason.ALREADY_REGISTERED, null, registered));
        }
        refusals.addAll(form.missing(state.account().settings()));
        refusals.addAll(form.missingFields(actor));
        refusals.addAll(form.refusals());
        KeyPlan plan = KeyPlan.of(form);
        Optional<Phone> number = correspondent.number();
        if (number.isPresent()) {
            refusals.addAll(form.otherWhatsAppPhone(number.get()));
            boolean filledIn = plan.has(ContactKeyValue.phone(number.get()));
            plan = KeyPlan.withWriter(form, number.get());
            if (!filledIn && registered == null) {
                taken(state, ContactKeyValue.phone(number.get()), "whatsAppPhone", null)
                        .ifPresent(refusals::add);
            }
        }
        refusals.addAll(taken(state, form));
        refusals.addAll(plan.overLimit());
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }

        List<Notice> notices = new ArrayList<>(Namesakes.notices(state, Namesakes.of(form.contact())));
        ContactUserNames.plan(state, correspondent, plan).ifPresent(notices::add);
        UserId owner = correspondent.conversation().owner();
        ContactId contact = add(unit, form, owner != null ? owner : actor.user(), actor);
        unit.createdFrom(contact, id);
        plan.grant(unit, contact);
        Author by = Author.of(actor);
        ContactLinking.link(unit, correspondent.identity(), contact, by, LinkReasons.of(unit, LinkRule.CREATED, by));
        linkOthers(unit, form, plan, contact, by, notices);
        return created(unit, contact, notices);
    }

    /** Creates without a conversation; requires the state of {@link ContactLoader#forForm}, and the namesakes. */
    public static Decision<Outcome<ContactCard>> alone(
            UnitOfWork unit, ContactForm form, Actor actor, Set<Entitlement> has) {
        Optional<Refusal> denied = forbidden(actor, has);
        if (denied.isPresent()) {
            return refused(List.of(denied.get()));
        }
        KeyPlan plan = KeyPlan.of(form);
        boolean identifiable = plan.has(ContactKeyKind.PHONE, KeyRole.PRIMARY)
                || plan.has(ContactKeyKind.EMAIL, KeyRole.PRIMARY)
                || plan.has(ContactKeyKind.FACEBOOK_ID)
                || form.triedToIdentify();
        return alone(
                unit, form, plan, actor, identifiable, Namesakes.notices(unit.state(), Namesakes.of(form.contact())));
    }

    /** Whether an actor may not create without a conversation, whatever is in the form. */
    static Optional<Refusal> forbidden(Actor actor, Set<Entitlement> has) {
        return AccessRules.entitled(actor, has).or(() -> AccessRules.permitted(actor, Permission.MANAGE_CONTACTS));
    }

    /** Creates one that the reference of another system identifies, for an actor who may; requires the state of {@link ContactLoader#forForm}. */
    static Decision<Outcome<ContactCard>> referenced(UnitOfWork unit, ContactForm form, Actor actor) {
        return alone(unit, form, KeyPlan.of(form), actor, true, List.of());
    }

    private static Decision<Outcome<ContactCard>> alone(
            UnitOfWork unit,
            ContactForm form,
            KeyPlan plan,
            Actor actor,
            boolean identifiable,
            List<Notice> namesakes) {
        List<Refusal> refusals = new ArrayList<>();
        if (actor.kind() != Actor.Kind.HOST) {
            refusals.addAll(form.missing(unit.state().account().settings()));
        }
        refusals.addAll(form.missingFields(actor));
        refusals.addAll(form.refusals());
        if (!identifiable) {
            refusals.add(Refusal.of(Refusal.Reason.NOT_IDENTIFIABLE, Refusal.Remedy.CORRECT));
        }
        refusals.addAll(taken(unit.state(), form));
        refusals.addAll(plan.overLimit());
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }

        List<Notice> notices = new ArrayList<>(namesakes);
        ContactId contact = add(unit, form, actor.user(), actor);
        plan.grant(unit, contact);
        linkOthers(unit, form, plan, contact, Author.of(actor), notices);
        return created(unit, contact, notices);
    }

    private static List<Refusal> taken(State state, ContactForm form) {
        List<Refusal> taken = new ArrayList<>();
        for (ContactForm.Entry entry : form.keys()) {
            taken(state, entry.value(), entry.field(), entry.index()).ifPresent(taken::add);
        }
        return taken;
    }

    private static Optional<Refusal> taken(State state, ContactKeyValue value, String field, @Nullable Integer index) {
        return state.holder(Claim.contactKey(value))
                .map(ContactId::new)
                .map(holder ->
                        Refusal.held(Refusal.Reason.KEY_TAKEN, field, holder).in(field, index));
    }

    /** The company to which the contact of a form comes to belong. Requires the companies of its name. */
    static CompanyLink company(UnitOfWork unit, ContactForm form, Actor actor) {
        return form.contact()
                .company()
                .flatMap(name -> Optional.ofNullable(SafeText.name(name)))
                .map(name -> CompanyLink.typed(unit, null, name, actor))
                .orElse(CompanyLink.NONE);
    }

    private static ContactId add(UnitOfWork unit, ContactForm read, @Nullable UserId owner, Actor actor) {
        NewContact form = read.contact();
        Origin origin = Origin.of(actor);
        ContactId id = new ContactId(unit.id());
        CompanyLink company = company(unit, read, actor);
        company.commit(unit);
        Contact contact = new Contact(
                unit.account(),
                id,
                form.firstName().orElse(null),
                form.lastName().orElse(null),
                form.jobTitle().orElse(null),
                null,
                form.owner().orElse(owner),
                form.lifecycle(),
                form.marketing(),
                read.customFields(),
                Map.of(),
                origin,
                unit.now(),
                0);
        unit.change(new ContactChange.AddContact(company.on(withOrigins(contact, origin), origin)));
        unit.event(new CrmEvent.ContactCreated(id));
        StorageConsent.record(unit, id, form, actor);
        return id;
    }

    private static Contact withOrigins(Contact contact, Origin origin) {
        Map<ContactField, Origin> origins = new EnumMap<>(ContactField.class);
        Set<ContactField> written = EnumSet.of(ContactField.LIFECYCLE, ContactField.MARKETING);
        if (contact.firstName() != null) {
            written.add(ContactField.FIRST_NAME);
        }
        if (contact.lastName() != null) {
            written.add(ContactField.LAST_NAME);
        }
        if (contact.jobTitle() != null) {
            written.add(ContactField.JOB_TITLE);
        }
        if (contact.owner() != null) {
            written.add(ContactField.OWNER);
        }
        written.forEach(field -> origins.put(field, origin));
        return new Contact(
                contact.account(),
                contact.id(),
                contact.firstName(),
                contact.lastName(),
                contact.jobTitle(),
                null,
                contact.owner(),
                contact.lifecycle(),
                contact.marketing(),
                contact.customFields(),
                origins,
                contact.bornOf(),
                contact.createdAt(),
                contact.version());
    }

    /**
     * Links the people who are already there under the contact's keys; a person of another contact leads to a notice of a likely
     * duplicate.
     */
    private static void linkOthers(
            UnitOfWork unit, ContactForm form, KeyPlan plan, ContactId contact, Author by, List<Notice> notices) {
        notices.addAll(EquivalentNumbers.duplicates(unit.state(), contact, plan.phones()));
        Collection<Line> lines = form.hasKeysOfLines() ? unit.state().account().lines() : List.of();
        List<Claim> userNames = form.userNameClaims(lines);
        List<Claim> facebookIds = form.facebookIdClaims(lines);
        Set<ContactId> others = new LinkedHashSet<>();
        plan.phones().forEach(phone -> others.addAll(PeopleOfContact.joinByNumber(unit, contact, phone, by)));
        others.addAll(PeopleOfContact.joinByUserName(unit, contact, userNames, by));
        others.addAll(PeopleOfContact.joinByFacebookId(unit, contact, facebookIds, by));
        others.forEach(other -> notices.add(Notice.about(Notice.Kind.LIKELY_DUPLICATE, other)));
        AbsentKeys.expect(unit, userNames);
        AbsentKeys.expect(unit, facebookIds);
    }

    private static Decision<Outcome<ContactCard>> created(UnitOfWork unit, ContactId contact, List<Notice> notices) {
        notices.addAll(AccountFields.missing(unit.state(), contact));
        return Decision.commit(
                unit,
                Outcome.done(
                        ContactCardAssembler.card(unit.state(), contact).orElseThrow(),
                        notices.stream().distinct().toList()));
    }

    private static Decision<Outcome<ContactCard>> refused(List<Refusal> refusals) {
        return Decision.nothing(Outcome.refused(refusals));
    }
}
