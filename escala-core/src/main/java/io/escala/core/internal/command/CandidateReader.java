package io.escala.core.internal.command;

import io.escala.core.conversations.Candidates;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.ChannelIdentity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads who may be given conversations: what assigning would accept. The host is asked, which may throw. Thread-safe. */
public final class CandidateReader {
    private final InboxContext context;
    private final AccountId account;

    public CandidateReader(InboxContext context, AccountId account) {
        this.context = context;
        this.account = account;
    }

    /** Returns all who may be given some, by name. */
    public List<TeamMember> users() {
        return context.team().all(account).stream()
                .filter(TeamMember::usesInbox)
                .sorted(Comparator.comparing(TeamMember::displayName)
                        .thenComparing(user -> user.id().value()))
                .toList();
    }

    /** Returns who may be given a conversation, of which the identity and its contact are loaded, and the settings. */
    public Candidates of(State state, Conversation conversation) {
        List<TeamMember> users = users().stream()
                .filter(user -> TeamUsers.mayTake(state, user, conversation))
                .toList();
        Optional<UserId> contactOwner = state.identities()
                .canonical(conversation.identity())
                .map(ChannelIdentity::contact)
                .flatMap(state.contacts()::find)
                .map(Contact::owner);
        Optional<TeamMember> found = contactOwner.flatMap(
                owner -> users.stream().filter(user -> user.id().equals(owner)).findFirst());
        Refusal why = contactOwner.isEmpty()
                ? Refusal.of(Refusal.Reason.NO_CONTACT_OWNER, Refusal.Remedy.CHOOSE_OTHER_USER)
                : TeamUsers.unavailable("user");
        return Candidates.of(users, conversation.owner(), found, why);
    }
}
