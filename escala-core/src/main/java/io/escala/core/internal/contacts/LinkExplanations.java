package io.escala.core.internal.contacts;

import io.escala.core.contacts.LinkExplanation;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.LinkReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads what is needed to explain a link, for an actor who sees the conversation. Thread-safe. */
final class LinkExplanations {
    private final InboxContext context;
    private final Actor actor;
    private final BiFunction<AccountId, Set<UserId>, Map<UserId, TeamMember>> names;

    /** @param names returns the users whom the team knows of these, as far as it can be asked */
    LinkExplanations(
            InboxContext context, Actor actor, BiFunction<AccountId, Set<UserId>, Map<UserId, TeamMember>> names) {
        this.context = context;
        this.actor = actor;
        this.names = names;
    }

    Optional<LinkExplanation> of(ConversationId conversation) {
        return CommitLoop.reading(() -> of(context.load(actor.account()), conversation));
    }

    Optional<LinkExplanation> of(MessageId id) {
        return CommitLoop.reading(() -> {
            StateLoader loader = context.load(actor.account()).messages(List.of(id));
            return loader.state().conversations().message(id).flatMap(message -> of(loader, message.conversation()));
        });
    }

    private Optional<LinkExplanation> of(StateLoader loader, ConversationId id) {
        State state = ContactLoader.forConversation(loader, id, List.of(), List.of());
        return Correspondent.of(state, id)
                .filter(correspondent -> AccessRules.sees(actor, correspondent.conversation()))
                .map(correspondent -> new LinkExplainer(state, correspondent)
                        .explain(user(correspondent.identity().reason())));
    }

    private @Nullable String user(@Nullable LinkReason reason) {
        UserId by = reason == null ? null : reason.by();
        if (by == null) {
            return null;
        }
        TeamMember member = names.apply(actor.account(), Set.of(by)).get(by);
        return member == null ? null : member.displayName();
    }
}
