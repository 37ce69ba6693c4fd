package io.escala.core.internal.feed;

import io.escala.core.feed.FeedUpdate;
import io.escala.core.internal.follow.EventSubject;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.AccountId;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the conversations that events change, with a fixed number of reads for each account. Thread-safe. */
final class UpdateReader {
    private final InboxContext context;

    UpdateReader(InboxContext context) {
        this.context = context;
    }

    /**
     * Reads what events change.
     *
     * @param events the events, in order
     * @param listened which accounts to read
     * @return one for each event, in order
     */
    List<LoggedUpdate> read(List<LoggedEvent> events, Predicate<AccountId> listened) {
        Map<AccountId, List<LoggedEvent>> byAccount = new LinkedHashMap<>();
        events.stream()
                .filter(event -> listened.test(event.account())
                        && UpdateKinds.of(event.event()).isPresent())
                .forEach(event -> byAccount
                        .computeIfAbsent(event.account(), none -> new ArrayList<>())
                        .add(event));
        Map<AccountId, State> states = new HashMap<>();
        byAccount.forEach((account, some) -> states.put(account, load(account, some)));
        return events.stream()
                .map(event -> new LoggedUpdate(
                        event.account(),
                        event.cursor(),
                        listened.test(event.account()) ? changes(states.get(event.account()), event) : null))
                .toList();
    }

    private State load(AccountId account, List<LoggedEvent> events) {
        List<EventSubject> subjects =
                events.stream().map(event -> subject(event.event())).toList();
        return context.load(account)
                .conversations(ids(subjects, EventSubject.Kind.CONVERSATION)
                        .map(ConversationId::new)
                        .toList())
                .conversations()
                .identities(ids(subjects, EventSubject.Kind.IDENTITY)
                        .map(IdentityId::new)
                        .toList())
                .contacts(ids(subjects, EventSubject.Kind.CONTACT)
                        .map(ContactId::new)
                        .toList())
                .identitiesOfContacts()
                .conversationsOfIdentities()
                .state();
    }

    /** What a person was taken off is no longer theirs: the person tells which conversations change. */
    private static EventSubject subject(CrmEvent event) {
        return event instanceof CrmEvent.IdentityUnlinked unlinked
                ? new EventSubject(
                        EventSubject.Kind.IDENTITY, unlinked.identity().value())
                : EventSubject.of(event);
    }

    private static Stream<String> ids(List<EventSubject> subjects, EventSubject.Kind kind) {
        return subjects.stream()
                .filter(subject -> subject.kind() == kind)
                .map(EventSubject::id)
                .distinct();
    }

    private static List<LoggedUpdate.Change> changes(@Nullable State state, LoggedEvent event) {
        Optional<FeedUpdate.Kind> kind = UpdateKinds.of(event.event());
        if (state == null || kind.isEmpty()) {
            return List.of();
        }
        if (event.event() instanceof CrmEvent.ConversationSuperseded gone) {
            return current(state, gone.into())
                    .map(into -> List.of(
                            new LoggedUpdate.Change(into, update(gone.from(), FeedUpdate.Kind.GONE)),
                            new LoggedUpdate.Change(into, update(into.id(), FeedUpdate.Kind.MESSAGE))))
                    .orElse(List.of());
        }
        if (event.event() instanceof CrmEvent.ConversationAssigned assigned) {
            return current(state, assigned.conversation())
                    .map(now -> List.of(
                            new LoggedUpdate.Change(now, update(now.id(), FeedUpdate.Kind.STATE)),
                            new LoggedUpdate.Change(
                                    now.ownedBy(assigned.from()), now, update(now.id(), FeedUpdate.Kind.GONE))))
                    .orElse(List.of());
        }
        return conversations(state, subject(event.event()))
                .map(conversation -> new LoggedUpdate.Change(conversation, update(conversation.id(), kind.get())))
                .toList();
    }

    private static FeedUpdate update(ConversationId conversation, FeedUpdate.Kind kind) {
        return new FeedUpdate(conversation, Set.of(kind));
    }

    private static Stream<Conversation> conversations(State state, EventSubject subject) {
        return switch (subject.kind()) {
            case CONVERSATION -> current(state, new ConversationId(subject.id())).stream();
            case IDENTITY -> ofIdentity(state, new IdentityId(subject.id()));
            case CONTACT ->
                state.identities().of(new ContactId(subject.id())).stream()
                        .map(ChannelIdentity::id)
                        .flatMap(identity -> ofIdentity(state, identity))
                        .distinct();
            case RECORD, COMPANY, MESSAGE, LINE, TEMPLATE, SUGGESTION, USER, TEAM -> Stream.empty();
        };
    }

    private static Stream<Conversation> ofIdentity(State state, IdentityId identity) {
        return state.conversations().of(identity).stream().filter(one -> one.supersededBy() == null);
    }

    private static Optional<Conversation> current(State state, ConversationId conversation) {
        return state.conversations().current(conversation);
    }
}
