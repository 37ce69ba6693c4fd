package io.escala.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.Holding;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One account; ChangeSets are committed one after the other. */
final class Model {
    private final State state = State.complete();
    private final Set<OperationId> operations = new HashSet<>();
    private final Set<Claim> claims = new LinkedHashSet<>();
    private final List<CrmEvent> events = new ArrayList<>();
    private int refused;

    State state() {
        return state;
    }

    int applied() {
        return operations.size();
    }

    int refused() {
        return refused;
    }

    CommitResult commit(ChangeSet set) {
        if (operations.contains(set.operation())) {
            refused++;
            return new CommitResult.AlreadyApplied();
        }
        Optional<CommitResult.Cause> cause = cause(set);
        if (cause.isPresent()) {
            refused++;
            return new CommitResult.Conflict(cause.get());
        }
        operations.add(set.operation());
        for (Change change : set.changes()) {
            state.apply(change);
        }
        set.claims().forEach(state::hold);
        set.takes().forEach(take -> claims.add(take.claim()));
        events.addAll(set.events());
        return new CommitResult.Applied();
    }

    private Optional<CommitResult.Cause> cause(ChangeSet set) {
        for (Expected expected : set.expected()) {
            Long actual = state.version(expected).orElse(null);
            if (actual == null || actual != expected.version()) {
                return Optional.of(new CommitResult.VersionMoved(expected, actual));
            }
        }
        Map<Claim, String> own = new HashMap<>();
        for (Holding take : set.takes()) {
            String holder = Optional.ofNullable(own.putIfAbsent(take.claim(), take.holder()))
                    .or(() -> state.holder(take.claim())
                            .filter(held -> !set.releases().contains(new Holding(take.claim(), held))))
                    .orElse(take.holder());
            if (!holder.equals(take.holder())) {
                return Optional.of(new CommitResult.ClaimTaken(take.claim(), holder));
            }
        }
        return Optional.empty();
    }

    /** Every read equals the model. */
    void assertSame(CrmStore store, AccountId account) {
        List<IdentityId> identities = ids("i-", IdentityId::new);
        List<ContactId> contacts = ids("p-", ContactId::new);
        List<ConversationId> conversations = ids("c-", ConversationId::new);
        List<MessageId> messages = ids("m-", MessageId::new);
        assertThat(store.settings(account)).isEqualTo(state.account().settings());
        assertThat(store.holders(account, claims)).isEqualTo(found(List.copyOf(claims), state::holder));
        assertThat(store.identities(account, identities)).isEqualTo(found(identities, state.identities()::find));
        assertThat(store.aliases(account, identities))
                .isEqualTo(found(identities, id -> some(state.identities().aliases(id))));
        assertThat(store.identitiesOf(account, contacts))
                .isEqualTo(found(contacts, id -> some(state.identities().of(id))));
        assertThat(store.contacts(account, contacts)).isEqualTo(found(contacts, state.contacts()::find));
        assertThat(store.contactKeys(account, contacts))
                .isEqualTo(found(contacts, id -> some(state.contacts().keys(id))));
        assertThat(store.consents(account, contacts))
                .isEqualTo(found(contacts, id -> some(state.contacts().consents(id))));
        assertThat(store.conversations(account, conversations))
                .isEqualTo(found(conversations, state.conversations()::find));
        for (ConversationId conversation : conversations) {
            assertThat(store.sessions(account, Set.of(conversation)).getOrDefault(conversation, List.of()))
                    .isEqualTo(state.conversations().sessions(conversation));
        }
        assertThat(store.messages(account, messages)).isEqualTo(found(messages, state.conversations()::message));
        assertThat(store.media(account, messages))
                .isEqualTo(found(messages, id -> some(state.conversations().media(id))));
        assertThat(store.channelConsents(account, identities))
                .isEqualTo(found(identities, id -> some(channelConsents(id, identities))));
        assertThat(store.templateReports(account, RandomChangeSets.TEMPLATES))
                .isEqualTo(found(
                        RandomChangeSets.TEMPLATES, key -> some(state.account().reports(key))));
        assertThat(store.lineReports(account, List.of(RandomChangeSets.LINE_KEY)))
                .isEqualTo(found(
                        List.of(RandomChangeSets.LINE_KEY),
                        key -> some(state.account().lineReports(key))));
        assertThat(store.backlog(account).heard()).isEqualTo(found(List.of(TestObjects.LINE), state.account()::heard));
        assertThat(store.deferred(account, RandomChangeSets.PARKED))
                .isEqualTo(found(
                        RandomChangeSets.PARKED, claim -> some(state.intake().deferred(claim))));
        assertThat(store.suggestions(account, null, 1_000).items())
                .isEqualTo(state.intake().suggestions());
        assertThat(store.quarantined(account, QuarantineFilter.EVERYTHING, null, 1_000)
                        .items())
                .isEqualTo(state.intake().quarantined());
        assertThat(EventPages.events(store.events(account, null, 1_000)))
                .extracting(LoggedEvent::event)
                .isEqualTo(events);
    }

    /** Includes those of identities fused directly into it. */
    private List<ChannelConsent> channelConsents(IdentityId into, List<IdentityId> all) {
        return all.stream()
                .filter(id -> id.equals(into)
                        || state.identities()
                                .find(id)
                                .filter(known -> into.equals(known.fusedInto()))
                                .isPresent())
                .flatMap(id -> state.identities().consents(id).stream())
                .sorted(Comparator.comparing(ChannelConsent::at).thenComparing(ChannelConsent::id))
                .toList();
    }

    private static <I> List<I> ids(String prefix, Function<String, I> id) {
        List<I> ids = new ArrayList<>();
        for (int i = 0; i < RandomChangeSets.MOST; i++) {
            ids.add(id.apply(prefix + i));
        }
        return ids;
    }

    private static <T> Optional<List<T>> some(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private static <K, V> Map<K, V> found(List<K> ids, Function<K, Optional<V>> lookup) {
        Map<K, V> found = new HashMap<>();
        ids.forEach(id -> lookup.apply(id).ifPresent(value -> found.put(id, value)));
        return found;
    }
}
