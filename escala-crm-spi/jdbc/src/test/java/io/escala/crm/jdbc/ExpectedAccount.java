package io.escala.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Visibility;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a store must return for one account after ChangeSets were committed, except for work. */
final class ExpectedAccount {
    private static final int MANY = 1_000;

    private final AccountId account;
    private final State state = State.complete();
    private final Set<Claim> claims = new LinkedHashSet<>();
    private final List<CrmEvent> events = new ArrayList<>();

    ExpectedAccount(AccountId account, List<ChangeSet> changeSets) {
        this.account = account;
        changeSets.stream().filter(set -> set.account().equals(account)).forEach(this::add);
        joinConversations();
    }

    /** Of the conversations of one person on a line the open one, else the oldest, continues the others since version 6. */
    private void joinConversations() {
        state.conversations().all().stream()
                .sorted(Comparator.comparing(Conversation::open, Comparator.reverseOrder())
                        .thenComparing(Conversation::createdAt)
                        .thenComparing(conversation -> conversation.id().value()))
                .collect(Collectors.groupingBy(
                        conversation -> List.of(
                                conversation.line(),
                                state.identities()
                                        .canonical(conversation.identity())
                                        .map(ChannelIdentity::id)
                                        .orElseThrow()),
                        Collectors.toList()))
                .values()
                .forEach(same -> same.stream()
                        .skip(1)
                        .forEach(ends -> state.apply(new ConversationChange.SupersedeConversation(
                                ends.id(), same.get(0).id(), ends.session()))));
    }

    private void add(ChangeSet set) {
        set.takes().forEach(take -> claims.add(take.claim()));
        set.changes().forEach(state::apply);
        set.claims().forEach(state::hold);
        events.addAll(set.events());
    }

    /** Returns the kinds of claims that are held. */
    Set<ClaimKind> claimKinds() {
        return claims.stream()
                .filter(claim -> state.holder(claim).isPresent())
                .map(Claim::kind)
                .collect(Collectors.toSet());
    }

    void assertSame(CrmStore store) {
        assertThat(store.holders(account, claims)).isEqualTo(found(claims, state::holder));
        assertThat(EventPages.events(store.events(account, null, MANY)))
                .extracting(LoggedEvent::event)
                .isEqualTo(events);
        assertLines(store);
        assertContacts(store);
        assertIdentities(store);
        assertConversations(store);
        assertMessages(store);
        assertIntake(store);
    }

    private void assertLines(CrmStore store) {
        List<Line> lines = state.account().lines();
        assertThat(store.settings(account)).isEqualTo(state.account().settings());
        assertThat(store.fieldSettings(account)).isEqualTo(state.account().fieldSettings());
        assertThat(store.teamSettings(account)).isEqualTo(state.team().settings());
        assertThat(store.allTeamUsers(account)).isEqualTo(state.team().users());
        assertThat(store.allLines(account)).isEqualTo(lines);
        assertThat(store.linesByKey(lines.stream().map(Line::key).toList()))
                .isEqualTo(lines.stream().collect(Collectors.toMap(Line::key, line -> line)));
        assertThat(store.templateReports(account, List.of(OldData.TEMPLATE)))
                .isEqualTo(lists(List.of(OldData.TEMPLATE), state.account()::reports));
        List<LineKey> keys = lines.stream().map(Line::key).toList();
        assertThat(store.lineReports(account, keys)).isEqualTo(lists(keys, state.account()::lineReports));
    }

    private void assertContacts(CrmStore store) {
        List<ContactId> ids = state.contacts().all().stream().map(Contact::id).toList();
        assertThat(store.contacts(account, ids)).isEqualTo(found(ids, state.contacts()::find));
        assertThat(store.contactKeys(account, ids)).isEqualTo(lists(ids, state.contacts()::keys));
        assertThat(store.consents(account, ids)).isEqualTo(lists(ids, state.contacts()::consents));
        assertThat(store.identitiesOf(account, ids)).isEqualTo(lists(ids, state.identities()::of));
    }

    private void assertIdentities(CrmStore store) {
        List<IdentityId> ids =
                state.identities().all().stream().map(ChannelIdentity::id).toList();
        Comparator<ChannelConsent> ledger =
                Comparator.comparing(ChannelConsent::at).thenComparing(ChannelConsent::id);
        Comparator<Conversation> oldestFirst = Comparator.comparing(Conversation::createdAt)
                .thenComparing(conversation -> conversation.id().value());
        assertThat(store.identities(account, ids)).isEqualTo(found(ids, state.identities()::find));
        assertThat(store.aliases(account, ids)).isEqualTo(lists(ids, state.identities()::aliases));
        assertThat(store.channelConsents(account, ids))
                .isEqualTo(lists(
                        ids,
                        id -> ids.stream()
                                .filter(other -> isOrWasMergedInto(id, other))
                                .flatMap(other -> state.identities().consents(other).stream())
                                .sorted(ledger)
                                .toList()));
        assertThat(store.conversationsOf(account, ids))
                .isEqualTo(lists(
                        ids,
                        id -> state.conversations().all().stream()
                                .filter(conversation -> isOrWasMergedInto(id, conversation.identity()))
                                .sorted(oldestFirst)
                                .toList()));
    }

    private boolean isOrWasMergedInto(IdentityId into, IdentityId identity) {
        return identity.equals(into)
                || state.identities()
                        .find(identity)
                        .filter(known -> into.equals(known.fusedInto()))
                        .isPresent();
    }

    private void assertConversations(CrmStore store) {
        Comparator<Conversation> byActivity = Comparator.comparing((Conversation conversation) ->
                        conversation.mark(Mark.ACTIVITY).orElse(Instant.EPOCH))
                .thenComparing(conversation -> conversation.id().value());
        Comparator<Message> byTime = Comparator.comparing(Message::at)
                .thenComparing(Message::arrivedAt)
                .thenComparing(message -> message.id().value());
        assertThat(store.listConversations(account, ConversationFilter.EVERYTHING, Visibility.ALL, null, MANY)
                        .items())
                .isEqualTo(state.conversations().all().stream()
                        .filter(conversation -> conversation.supersededBy() == null)
                        .sorted(byActivity.reversed())
                        .toList());
        for (Conversation conversation : state.conversations().all()) {
            assertThat(store.sessions(account, Set.of(conversation.id())).getOrDefault(conversation.id(), List.of()))
                    .isEqualTo(state.conversations().sessions(conversation.id()));
            assertThat(store.thread(account, conversation.id(), null, MANY).items())
                    .isEqualTo(state.conversations().messages().stream()
                            .filter(message -> message.conversation().equals(conversation.id())
                                    || state.conversations()
                                            .current(message.conversation())
                                            .filter(conversation::equals)
                                            .isPresent())
                            .sorted(byTime.reversed())
                            .toList());
            assertThat(store.unsettled(account, List.of(conversation.id())))
                    .containsExactlyInAnyOrderElementsOf(state.conversations().unsettled(conversation.id()));
        }
    }

    private void assertMessages(CrmStore store) {
        List<MessageId> ids =
                state.conversations().messages().stream().map(Message::id).toList();
        assertThat(store.messages(account, ids)).isEqualTo(found(ids, state.conversations()::message));
        assertThat(store.media(account, ids)).isEqualTo(lists(ids, state.conversations()::media));
    }

    private void assertIntake(CrmStore store) {
        List<Claim> deferred = state.intake().deferred().stream()
                .map(report -> Claim.providerMessage(report.line(), report.providerId()))
                .distinct()
                .toList();
        assertThat(store.deferred(account, deferred)).isEqualTo(lists(deferred, state.intake()::deferred));
        assertThat(store.suggestions(account, null, MANY).items())
                .isEqualTo(state.intake().suggestions());
        assertThat(store.quarantined(account, QuarantineFilter.EVERYTHING, null, MANY)
                        .items())
                .isEqualTo(state.intake().quarantined());
        assertThat(store.quarantinedWork(account, null, MANY).items())
                .containsExactlyInAnyOrderElementsOf(state.intake().quarantinedWork());
        List<String> bodies = List.of("body-1", "body-2", "body-3");
        if (account.equals(AccountId.NONE)) {
            assertThat(store.journal(bodies)).isEqualTo(found(bodies, state.intake()::journal));
        }
        assertThat(store.backlog(account)).isEqualTo(backlog());
    }

    private Backlog backlog() {
        List<QuarantinedItem> quarantined = state.intake().quarantined();
        Map<WorkKind, Instant> oldest = new HashMap<>();
        OldWork.lanes().values().stream()
                .flatMap(List::stream)
                .filter(item -> item.account().equals(account))
                .forEach(item ->
                        oldest.merge(item.key().kind(), item.due(), (one, other) -> one.isBefore(other) ? one : other));
        if (!state.contacts().all().isEmpty()) {
            // Names that contacts have become companies.
            oldest.put(WorkKind.COMPANY_TEXTS, OldKinds.LAST_COMMIT);
        }
        return new Backlog(
                state.account().heartbeats().stream()
                        .collect(Collectors.toMap(LineHeartbeat::line, LineHeartbeat::heardAt)),
                counts(
                        quarantined.stream().filter(item -> item.line() != null).toList(),
                        item -> Objects.requireNonNull(item.line())),
                quarantined.stream().filter(item -> item.line() == null).count(),
                counts(state.intake().deferred(), DeferredReport::line),
                counts(
                        state.conversations().messages().stream()
                                .filter(message -> message.delivery() != null
                                        && message.delivery().status() == DeliveryStatus.UNKNOWN)
                                .toList(),
                        Message::line),
                oldest,
                counts(
                        state.intake().quarantinedWork(),
                        (QuarantinedWork work) -> work.key().kind()));
    }

    private static <T, K> Map<K, Long> counts(Collection<T> all, Function<T, K> key) {
        return all.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static <K, V> Map<K, V> found(Collection<K> keys, Function<K, Optional<V>> lookup) {
        Map<K, V> found = new HashMap<>();
        keys.forEach(key -> lookup.apply(key).ifPresent(value -> found.put(key, value)));
        return found;
    }

    private static <K, V> Map<K, List<V>> lists(Collection<K> keys, Function<K, List<V>> lookup) {
        Map<K, List<V>> found = new HashMap<>();
        for (K key : keys) {
            List<V> values = lookup.apply(key);
            if (!values.isEmpty()) {
                found.put(key, values);
            }
        }
        return found;
    }
}
