package io.escala.core.internal.contacts;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The preconditions of every command on a conversation: the plan (S10), the permission (S1), and that the actor sees it. An
 * actor that fails one gets no further refusals.
 */
final class RegistrationPreconditions {
    private RegistrationPreconditions() {}

    static List<Refusal> conversation(State state, ConversationId id, Actor actor, Set<Entitlement> has) {
        List<Refusal> refusals = new ArrayList<>();
        AccessRules.entitled(actor, has).ifPresent(refusals::add);
        AccessRules.permitted(actor, Permission.REGISTER_CONTACTS).ifPresent(refusals::add);
        boolean seen = Correspondent.of(state, id)
                .filter(correspondent -> AccessRules.sees(actor, correspondent.conversation()))
                .isPresent();
        if (!seen) {
            refusals.add(AccessRules.notFound());
        }
        return refusals;
    }
}
