package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.UnstorableException;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A ChangeSet that the engine permanently refuses throws the documented exception, stores nothing, and does not affect the
 * others.
 */
abstract class UnstorableContract extends StoreContract {
    private static final String REFUSED = "Refused";

    @Test
    void unstorableChangeSetAlone() {
        ChangeSet refused = whole("ana", REFUSED);
        if (fixture.refuse(REFUSED)) {
            assertRefused(List.of(refused));
            assertRefused(List.of(refused));
            assertNothingCommitted("ana");
        } else {
            assertThat(store.commit(List.of(refused))).containsExactly(new Applied());
            assertFullyCommitted("ana");
        }
        assertStoreStillWorks();
    }

    @Test
    void unstorableChangeSetBetweenTwoApplied() {
        List<ChangeSet> sets = List.of(whole("ana", "Ana"), whole("bea", REFUSED), whole("cleo", "Cleo"));
        if (fixture.refuse(REFUSED)) {
            assertRefused(sets);
            assertNothingCommitted("bea");
            assertAppliedOnce(sets.get(0));
            assertAppliedOnce(sets.get(2));
        } else {
            assertThat(store.commit(sets)).containsOnly(new Applied());
            assertFullyCommitted("bea");
        }
        assertFullyCommitted("ana");
        assertFullyCommitted("cleo");
        assertStoreStillWorks();
    }

    @Test
    void severalUnstorableChangeSetsAmongMany() {
        boolean refuses = fixture.refuse(REFUSED);
        List<ChangeSet> sets = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sets.add(whole("c-" + i, i % 15 == 7 ? REFUSED : "Ana"));
        }
        if (refuses) {
            assertRefused(sets);
        } else {
            assertThat(store.commit(sets)).containsOnly(new Applied());
        }
        for (int i = 0; i < sets.size(); i++) {
            if (refuses && i % 15 == 7) {
                assertRefused(List.of(sets.get(i)));
                assertNothingCommitted("c-" + i);
            } else {
                assertAppliedOnce(sets.get(i));
                assertFullyCommitted("c-" + i);
            }
        }
    }

    @Test
    void storableChangeSetsAreApplied() {
        fixture.refuse(REFUSED);

        assertThat(store.commit(List.of(whole("ana", "Ana"), whole("bea", "Bea"))))
                .containsOnly(new Applied());
        assertFullyCommitted("ana");
        assertFullyCommitted("bea");
    }

    @Test
    void refusedOperationCanBeRetried() {
        if (fixture.refuse(REFUSED)) {
            assertRefused(List.of(whole("ana", REFUSED)));
        }

        assertThat(store.commit(List.of(whole("ana", "Ana")))).containsExactly(new Applied());
        assertFullyCommitted("ana");
    }

    private void assertRefused(List<ChangeSet> sets) {
        assertThatThrownBy(() -> store.commit(sets))
                .isInstanceOf(UnstorableException.class)
                .hasMessageNotContaining(REFUSED);
    }

    /** Submits a ChangeSet again and asserts that it is applied exactly once. */
    private void assertAppliedOnce(ChangeSet set) {
        assertThat(store.commit(List.of(set))).isSubsetOf(new Applied(), new AlreadyApplied());
        assertThat(store.commit(List.of(set))).containsExactly(new AlreadyApplied());
    }

    private void assertStoreStillWorks() {
        assertThat(store.commit(List.of(whole("dora", "Dora")))).containsExactly(new Applied());
        assertFullyCommitted("dora");
    }

    private ChangeSet whole(String id, String firstName) {
        return operation("op-of-" + id)
                .change(new AddContact(acme.contact(id, firstName, null)))
                .claim(seen(id), id)
                .event(new CrmEvent.ContactCreated(new ContactId(id)))
                .enqueue(work(id))
                .build();
    }

    private void assertFullyCommitted(String id) {
        ContactId contact = new ContactId(id);
        assertThat(store.contacts(ACME, Set.of(contact))).containsOnlyKeys(contact);
        assertThat(store.holders(ACME, Set.of(seen(id)))).isEqualTo(Map.of(seen(id), id));
        assertThat(Pages.events(store.events(ACME, null, 100)))
                .extracting(LoggedEvent::event)
                .containsOnlyOnce(new CrmEvent.ContactCreated(contact));
        assertThat(store.lane(ACME, work(id).lane(), 10)).containsExactly(work(id));
    }

    private void assertNothingCommitted(String id) {
        ContactId contact = new ContactId(id);
        assertThat(store.contacts(ACME, Set.of(contact))).isEmpty();
        assertThat(store.holders(ACME, Set.of(seen(id)))).isEmpty();
        assertThat(Pages.events(store.events(ACME, null, 100)))
                .extracting(LoggedEvent::event)
                .doesNotContain(new CrmEvent.ContactCreated(contact));
        assertThat(store.lane(ACME, work(id).lane(), 10)).isEmpty();
    }

    private static Claim seen(String id) {
        return Claim.event("seen/" + id);
    }

    private static WorkItem work(String id) {
        return WorkItem.single(ACME, WorkKind.PROFILE, id, NOON);
    }
}
