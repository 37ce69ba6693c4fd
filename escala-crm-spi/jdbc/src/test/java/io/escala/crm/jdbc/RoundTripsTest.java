package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Claim;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counts the round trips of a body to PostgreSQL, without commits. */
class RoundTripsTest {
    private final Postgres postgres = Postgres.emptied();
    private final Connections connections = postgres.connections();
    private final CrmStore store = JdbcCrmStore.postgres(connections.dataSource());

    @AfterEach
    void release() {
        store.close();
        postgres.empty();
    }

    @Test
    void firstMessagesOfAHundredPeopleCostTheRoundTripsOfTwo() {
        int ofTwo = cost(firstMessages(0, 2));

        assertThat(cost(firstMessages(100, 200))).isEqualTo(ofTwo).isLessThanOrEqualTo(12);
    }

    @Test
    void aHundredMessagesOfOnePersonCostTheRoundTripsOfTwo() {
        cost(firstMessages(0, 1));
        int ofTwo = cost(messages(0, 2));

        assertThat(cost(messages(100, 200))).isEqualTo(ofTwo).isLessThanOrEqualTo(10);
    }

    @Test
    void roundTripsDoNotGrowWithStoredData() {
        int empty = cost(firstMessages(0, 100)) + load(0, 100);

        for (int i = 1; i < 10; i++) {
            cost(firstMessages(i * 1_000, i * 1_000 + 500));
        }

        assertThat(cost(firstMessages(20_000, 20_100)) + load(20_000, 20_100)).isEqualTo(empty);
    }

    @Test
    void eachBulkReadIsOneStatement() {
        cost(firstMessages(0, 100));

        assertThat(load(0, 100)).isEqualTo(5);
        assertThat(load(0, 2)).isEqualTo(5);
    }

    @Test
    void oneConflictAmongAHundredCostsOneMoreTransaction() {
        List<ChangeSet> body = new ArrayList<>(firstMessages(0, 100));
        cost(List.of(body.get(50)));
        cost(List.of(
                TestObjects.changeSet().claim(Claim.event("seen"), "somebody").build()));
        body.set(70, TestObjects.changeSet().claim(Claim.event("seen"), "me").build());
        int clean = cost(firstMessages(200, 300));

        int before = connections.statements();
        List<CommitResult> results = store.commit(body);

        assertThat(connections.statements() - before).isLessThanOrEqualTo(2 * clean);
        assertThat(results.get(50)).isEqualTo(new CommitResult.AlreadyApplied());
        assertThat(results.get(70)).isInstanceOf(CommitResult.Conflict.class);
        assertThat(results).filteredOn(new CommitResult.Applied()::equals).hasSize(98);
    }

    private int cost(List<ChangeSet> body) {
        int before = connections.statements();
        assertThat(store.commit(body)).hasSize(body.size()).containsOnly(new CommitResult.Applied());
        return connections.statements() - before;
    }

    private int load(int from, int to) {
        List<Claim> claims = new ArrayList<>();
        List<IdentityId> identities = new ArrayList<>();
        List<ConversationId> conversations = new ArrayList<>();
        List<MessageId> messages = new ArrayList<>();
        for (int person = from; person < to; person++) {
            claims.add(Claim.identityKey(TestObjects.number(person)));
            claims.add(Claim.providerMessage(TestObjects.LINE, "first-" + person));
            identities.add(new IdentityId("i-" + person));
            conversations.add(new ConversationId("c-" + person));
            messages.add(new MessageId("m-first-" + person));
        }
        int before = connections.statements();
        assertThat(store.holders(ACME, claims)).hasSize(2 * (to - from));
        assertThat(store.identities(ACME, identities)).hasSize(to - from);
        assertThat(store.conversationsOf(ACME, identities)).hasSize(to - from);
        assertThat(store.conversations(ACME, conversations)).hasSize(to - from);
        assertThat(store.messages(ACME, messages)).hasSize(to - from);
        return connections.statements() - before;
    }

    private static List<ChangeSet> firstMessages(int from, int to) {
        List<ChangeSet> sets = new ArrayList<>();
        for (int person = from; person < to; person++) {
            sets.add(TestObjects.firstMessage(person, "first-" + person).build());
        }
        return sets;
    }

    private static List<ChangeSet> messages(int from, int to) {
        List<ChangeSet> sets = new ArrayList<>();
        for (int i = from; i < to; i++) {
            sets.add(TestObjects.message(0, "further-" + i, NOON.plusMillis(i)).build());
        }
        return sets;
    }
}
