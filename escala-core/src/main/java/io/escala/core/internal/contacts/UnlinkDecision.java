package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.identify.LinkReasons;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.LinkRule;
import java.util.List;
import java.util.Set;

/**
 * Takes the person of a conversation off their contact. In order:
 *
 * <ol>
 *   <li>An actor without the plan or the permission, or who does not see the conversation, gets only those refusals.
 *   <li>A person who is no contact is refused.
 *   <li>The person, and with them every conversation, belongs to no contact from now on; the contact keeps its phones. It is remembered: no rule
 *       and no automation links them again, until a user does.
 * </ol>
 */
final class UnlinkDecision {
    private UnlinkDecision() {}

    /** Requires the state of {@link ContactLoader#forUnlink}. */
    static Decision<Outcome<ContactCard>> decide(
            UnitOfWork unit, ConversationId id, Actor actor, Set<Entitlement> has) {
        State state = unit.state();
        List<Refusal> refusals = RegistrationPreconditions.conversation(state, id, actor, has);
        if (!refusals.isEmpty()) {
            return Decision.nothing(Outcome.refused(refusals));
        }
        ChannelIdentity person = Correspondent.of(state, id).orElseThrow().identity();
        ContactId contact = person.contact();
        if (contact == null) {
            return Decision.nothing(Outcome.refused(Refusal.of(Refusal.Reason.NOT_REGISTERED, Refusal.Remedy.NONE)));
        }
        unit.expect(person);
        unit.change(IdentityChange.LinkIdentity.off(person, LinkReasons.of(unit, LinkRule.UNLINKED, Author.of(actor))));
        unit.event(new CrmEvent.IdentityUnlinked(person.id(), contact));
        SystemEntries.unlinked(unit, person, contact, Author.of(actor));
        return Decision.commit(
                unit, Outcome.done(ContactCardAssembler.card(state, contact).orElseThrow()));
    }
}
