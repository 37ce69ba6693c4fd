package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RevokeKey;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CrmStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A ChangeSet may expect claims to be free: it is judged after its own releases and before its own takes, and holds nothing
 * afterwards. Of two that each take what the other expects to be free, at most one is committed.
 */
abstract class ExpectedFreeContract extends StoreContract {
    private static final int ROUNDS = 20;
    private static final Claim CLAIM = Claim.event("expected");

    @Test
    void aFreeClaimStaysFree() {
        commitApplied(changeSet().expectFree(CLAIM).claim(Claim.event("other"), "me"));

        assertThat(store.holders(ACME, Set.of(CLAIM))).isEmpty();
        commitApplied(changeSet().claim(CLAIM, "taker"));
        assertThat(store.holders(ACME, Set.of(CLAIM))).containsEntry(CLAIM, "taker");
    }

    @Test
    void aHeldClaimConflictsAndReturnsItsHolder() {
        commitApplied(changeSet().claim(CLAIM, "holder"));

        CommitResult result = commit(changeSet().expectFree(CLAIM).change(new AddContact(acme.contact("c"))));

        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(CLAIM, "holder")));
        assertThat(store.contacts(ACME, Set.of(acme.contact("c").id()))).isEmpty();
    }

    @Test
    void aClaimHeldByTheTakerItselfConflictsToo() {
        commitApplied(changeSet().claim(CLAIM, "me"));

        CommitResult result = commit(changeSet().expectFree(CLAIM).claim(CLAIM, "me"));

        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(CLAIM, "me")));
        assertThat(store.holders(ACME, Set.of(CLAIM))).containsEntry(CLAIM, "me");
    }

    @Test
    void aClaimThatTheChangeSetTakesItselfIsFree() {
        commitApplied(changeSet().expectFree(CLAIM).claim(CLAIM, "me"));

        assertThat(store.holders(ACME, Set.of(CLAIM))).containsEntry(CLAIM, "me");
    }

    @Test
    void aClaimThatTheChangeSetReleasesIsFree() {
        ContactKey phone = acme.phone("c", "5493415550101", KeyRole.SECONDARY);
        commitApplied(new AddContact(acme.contact("c")), new GrantKey(phone));
        Claim claim = Claim.contactKey(phone.value());

        commitApplied(changeSet()
                .expectFree(claim)
                .change(new RevokeKey(phone, phone.roles()))
                .claim(CLAIM, "me"));

        assertThat(store.holders(ACME, Set.of(claim, CLAIM))).containsOnlyKeys(CLAIM);
    }

    @Test
    void aClaimReleasedForAnotherHolderIsNotFree() {
        ContactKey phone = acme.phone("c", "5493415550101", KeyRole.SECONDARY);
        commitApplied(new AddContact(acme.contact("c")), new AddContact(acme.contact("d")), new GrantKey(phone));
        Claim claim = Claim.contactKey(phone.value());
        ContactKey others = acme.phone("d", "5493415550101", KeyRole.SECONDARY);

        CommitResult result = commit(changeSet().expectFree(claim).change(new RevokeKey(others, others.roles())));

        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(claim, "c")));
    }

    @Test
    void claimsOfOtherAccountsDoNotMatter() {
        commitApplied(changeSet(GLOBEX).claim(CLAIM, "holder"));

        commitApplied(changeSet().expectFree(CLAIM).claim(Claim.event("other"), "me"));

        assertThat(store.holders(ACME, Set.of(CLAIM, Claim.event("other")))).containsOnlyKeys(Claim.event("other"));
    }

    @Test
    void aLineOfAnotherAccountMatters() {
        commitAppliedIn(GLOBEX, new PutLine(globex.line("line")));
        Claim claim = Claim.line(globex.line("line").key());

        CommitResult result = commit(changeSet().expectFree(claim).claim(CLAIM, "me"));

        assertThat(result).isInstanceOf(Conflict.class);
        assertThat(store.holders(ACME, Set.of(CLAIM))).isEmpty();
    }

    @Test
    void anOperationThatTookWhatItExpectedIsAppliedOnce() {
        ChangeSet set = operation("once").expectFree(CLAIM).claim(CLAIM, "me").build();

        assertThat(store.commit(List.of(set))).containsExactly(new Applied());
        assertThat(store.commit(List.of(set))).containsExactly(new AlreadyApplied());
    }

    @Test
    void changeSetsOfAListAreJudgedInOrder() {
        ChangeSet takes = changeSet().claim(CLAIM, "me").build();
        ChangeSet expects =
                changeSet().expectFree(CLAIM).claim(Claim.event("a"), "a").build();
        ChangeSet expectsToo =
                changeSet().expectFree(CLAIM).claim(Claim.event("b"), "b").build();
        ChangeSet expectsLate =
                changeSet().expectFree(CLAIM).claim(Claim.event("c"), "c").build();

        assertThat(store.commit(List.of(expects, expectsToo, takes, expectsLate)))
                .containsExactly(
                        new Applied(), new Applied(), new Applied(), new Conflict(new ClaimTaken(CLAIM, "me")));
    }

    @Test
    void aClaimReleasedEarlierInTheListIsFree() {
        ContactKey phone = acme.phone("c", "5493415550101", KeyRole.SECONDARY);
        commitApplied(new AddContact(acme.contact("c")), new GrantKey(phone));
        Claim claim = Claim.contactKey(phone.value());
        ChangeSet before =
                changeSet().expectFree(claim).claim(Claim.event("a"), "a").build();
        ChangeSet releases =
                changeSet().change(new RevokeKey(phone, phone.roles())).build();
        ChangeSet after =
                changeSet().expectFree(claim).claim(Claim.event("b"), "b").build();

        assertThat(store.commit(List.of(before, releases, after)))
                .containsExactly(new Conflict(new ClaimTaken(claim, "c")), new Applied(), new Applied());
    }

    /** Both read the other's claim as free; committed both, each would rely on what is no longer so. */
    @Test
    void ofTwoThatTakeWhatTheOtherExpectsOneIsCommitted() {
        List<CrmStore> stores = List.of(store, fixture.reopen().orElse(store));
        for (int round = 0; round < ROUNDS; round++) {
            List<Claim> claims = List.of(Claim.event("left-" + round), Claim.event("right-" + round));
            List<ChangeSet> sets = List.of(
                    changeSet()
                            .claim(claims.get(0), "left")
                            .expectFree(claims.get(1))
                            .build(),
                    changeSet()
                            .claim(claims.get(1), "right")
                            .expectFree(claims.get(0))
                            .build());

            List<CommitResult> results = Race.run(
                    2, i -> () -> stores.get(i).commit(List.of(sets.get(i))).get(0));

            assertThat(results).filteredOn(new Applied()::equals).hasSize(1);
            assertThat(store.holders(ACME, claims)).hasSize(1);
        }
    }
}
