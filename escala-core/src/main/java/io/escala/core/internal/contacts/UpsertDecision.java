package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.record.Company;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creates or updates the contact that another system knows by a reference. In order:
 *
 * <ol>
 *   <li>An actor without the plan or the permission gets only that refusal. A reference is required, and every field must be valid.
 *   <li>The contact is the one with the reference; else the only one that holds any of the phones and e-mails, if it has no reference yet; else a
 *       new one, for which the reference is enough to identify it.
 *   <li>A contact that is there is completed from the form, by the rules of {@link ContactCompletion}; fields that no user wrote are overwritten.
 * </ol>
 */
final class UpsertDecision {
    private final UnitOfWork unit;
    private final ContactForm form;
    private final Actor actor;

    /** Requires the holders of the form's keys with their cards. */
    UpsertDecision(UnitOfWork unit, ContactForm form, Actor actor) {
        this.unit = unit;
        this.form = form;
        this.actor = actor;
    }

    Decision<Outcome<ContactCard>> decide(Set<Entitlement> has) {
        Optional<Refusal> denied = CreateDecision.forbidden(actor, has);
        if (denied.isPresent()) {
            return refused(List.of(denied.get()));
        }
        List<Refusal> refusals = new ArrayList<>(form.refusals());
        Optional<ContactKeyValue> reference = key(ContactKeyKind.EXTERNAL_REFERENCE);
        if (form.contact().externalReference().filter(text -> !text.isBlank()).isEmpty()) {
            refusals.add(Refusal.field(Refusal.Reason.FIELD_MISSING, "externalReference"));
        }
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        Optional<Contact> known = known(reference.orElseThrow());
        return known.isPresent() ? update(known.get()) : CreateDecision.referenced(unit, form, actor);
    }

    /** Returns the company that the decision would create; nothing is changed. Requires what {@link #decide} does. */
    Optional<Company> newCompany(Set<Entitlement> has) {
        if (CreateDecision.forbidden(actor, has).isPresent() || !form.refusals().isEmpty()) {
            return Optional.empty();
        }
        return key(ContactKeyKind.EXTERNAL_REFERENCE)
                .flatMap(this::known)
                .map(known -> completion(known).newCompany())
                .orElseGet(() -> CreateDecision.company(unit, form, actor).created());
    }

    private ContactCompletion completion(Contact before) {
        return new ContactCompletion(unit, before, form, actor, ContactCompletion.Fields.OVERWRITABLE);
    }

    private Optional<ContactKeyValue> key(ContactKeyKind kind) {
        return form.keys().stream()
                .map(ContactForm.Entry::value)
                .filter(value -> value.kind() == kind)
                .findFirst();
    }

    private Optional<Contact> known(ContactKeyValue reference) {
        State state = unit.state();
        Optional<ContactId> holder = state.holder(Claim.contactKey(reference)).map(ContactId::new);
        if (holder.isPresent()) {
            return state.contacts().find(holder.get());
        }
        Set<ContactId> holders = new LinkedHashSet<>();
        form.keys()
                .forEach(entry -> state.holder(Claim.contactKey(entry.value()))
                        .map(ContactId::new)
                        .ifPresent(holders::add));
        return holders.size() == 1
                ? holders.stream()
                        .filter(only -> state.contacts().keys(only).stream()
                                .noneMatch(key -> key.value().kind() == ContactKeyKind.EXTERNAL_REFERENCE))
                        .findFirst()
                        .flatMap(state.contacts()::find)
                : Optional.empty();
    }

    private Decision<Outcome<ContactCard>> update(Contact before) {
        ContactCompletion completion = completion(before);
        List<Refusal> refusals = completion.refusals();
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        completion.commit();
        ContactCard card = ContactCardAssembler.card(unit.state(), before.id()).orElseThrow();
        return Decision.commit(unit, Outcome.done(card, completion.notices()));
    }

    private static Decision<Outcome<ContactCard>> refused(List<Refusal> refusals) {
        return Decision.nothing(Outcome.refused(refusals));
    }
}
