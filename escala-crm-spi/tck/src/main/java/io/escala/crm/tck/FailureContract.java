package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.Expected;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.line.Line;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.tck.Breaking.Moment;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An engine that fails at any moment is reported as unavailable, and submitting the same list again has exactly one effect. No
 * read returns what the engine did not keep. Aborted for a fixture without {@link StoreFixture#breaking}.
 */
abstract class FailureContract extends StoreContract {
    private static final Set<String> NAMES = Set.of("ana", "bea", "cleo");

    private final SampleTenant tenant = new SampleTenant(ACME);
    private Breaking breaking;

    @BeforeEach
    void breakable() {
        breaking = fixture.breaking()
                .orElseGet(() -> Assumptions.abort("the fixture has no breaking(), so failures are not tested"));
    }

    @ParameterizedTest
    @EnumSource
    void failedCommitIsUnavailable(Moment moment) {
        breaking.failNextWrite(moment);

        assertUnavailable(() -> commit(whole("ana")));
    }

    @ParameterizedTest
    @EnumSource
    void repeatedListHasOneEffect(Moment moment) {
        List<ChangeSet> list = List.of(
                whole("ana").build(),
                whole("bea").build(),
                whole("cleo")
                        .expect(new Expected(Expected.Kind.CONTACT, "ana", 0))
                        .build(),
                renamed("ana"));
        breaking.failNextWrite(moment);

        assertUnavailable(() -> store.commit(list));

        NAMES.forEach(this::assertWholeOrAbsent);
        assertThat(store.commit(list)).hasSize(4).isSubsetOf(new Applied(), new AlreadyApplied());
        assertThat(store.commit(list)).hasSize(4).containsOnly(new AlreadyApplied());
        NAMES.forEach(name -> assertThat(effects(name)).as(name).isEqualTo(4));
        assertThat(Pages.events(store.events(ACME, null, 10))).hasSize(3);
        assertThat(store.contacts(ACME, Set.of(new ContactId("ana"))).values())
                .extracting(Contact::firstName)
                .containsExactly("Anna");
    }

    @ParameterizedTest
    @EnumSource
    void resultOfTheRepetitionSaysWhatWasKept(Moment moment) {
        breaking.failNextWrite(moment);

        assertUnavailable(() -> commit(whole("ana")));

        CommitResult expected = moment.keeps() ? new AlreadyApplied() : new Applied();
        assertThat(commit(whole("ana"))).isEqualTo(expected);
        assertThat(effects("ana")).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void readsReturnWhatTheEngineKept(Moment moment) {
        commitWhole(tenant.filling());
        Map<AccountRead, List<?>> before = everything(store);
        ChangeSet changes = tenant.changeEverything();
        breaking.failNextWrite(moment);

        assertUnavailable(() -> store.commit(List.of(changes)));

        Map<AccountRead, List<?>> afterFailure = everything(store);
        if (!moment.keeps()) {
            assertThat(afterFailure).isEqualTo(before);
        }
        fixture.reopen()
                .ifPresent(other ->
                        assertThat(afterFailure).as("beside another store").isEqualTo(everything(other)));

        store.commit(List.of(changes));
        Map<AccountRead, List<?>> afterRepetition = everything(store);
        assertThat(afterRepetition).isNotEqualTo(before);
        if (moment.keeps()) {
            assertThat(afterFailure).isEqualTo(afterRepetition);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "AFTER_COMMIT", mode = EnumSource.Mode.EXCLUDE)
    void nothingOfAFailedCommitIsInTheWay(Moment moment) {
        breaking.failNextWrite(moment);
        assertUnavailable(() -> commit(whole("ana")));

        ChangeSet.Builder other = changeSet()
                .change(new AddContact(acme.contact("ana", "Other", null)))
                .claim(seen("ana"), "other")
                .enqueue(work("ana").again(NOON.plusSeconds(9)));

        assertThat(commit(other)).isEqualTo(new Applied());
        assertThat(store.holders(ACME, Set.of(seen("ana")))).isEqualTo(Map.of(seen("ana"), "other"));
        assertThat(store.lane(ACME, work("ana").lane(), 10))
                .containsExactly(work("ana").again(NOON.plusSeconds(9)));
    }

    @ParameterizedTest
    @EnumSource
    void lineOfAFailedCommitIsFoundAsFarAsItWasKept(Moment moment) {
        Line line = acme.line("line");
        breaking.failNextWrite(moment);

        assertUnavailable(() -> commitApplied(new PutLine(line)));

        Set<Line> kept = moment.keeps() ? Set.of(line) : Set.of();
        assertThat(store.linesByKey(Set.of(line.key())).values()).hasSameElementsAs(kept);
        commitApplied(new PutLine(line));
        assertThat(store.linesByKey(Set.of(line.key()))).isEqualTo(Map.of(line.key(), line));
    }

    @ParameterizedTest
    @EnumSource
    void failedReadIsUnavailableAndWorksAfterwards(AccountRead read) {
        commitWhole(tenant.filling());
        List<?> before = read.ask(store, ACME);
        assertThat(before).isNotEmpty();
        breaking.failNextRead();

        assertUnavailable(() -> read.ask(store, ACME));

        assertThat(read.ask(store, ACME)).isEqualTo(before);
    }

    @Test
    void failedReadOverAllAccountsIsUnavailableAndWorksAfterwards() {
        Line line = acme.line("line");
        commitApplied(new PutLine(line));

        breaking.failNextRead();
        assertUnavailable(() -> store.linesByKey(Set.of(line.key())));
        assertThat(store.linesByKey(Set.of(line.key()))).isEqualTo(Map.of(line.key(), line));

        breaking.failNextRead();
        assertUnavailable(() -> store.linesByWaba(Set.of("waba")));
        assertThat(store.linesByWaba(Set.of("waba"))).isEqualTo(Map.of("waba", List.of(line)));

        breaking.failNextRead();
        assertUnavailable(() -> store.journal(Set.of("body")));
        assertThat(store.journal(Set.of("body"))).isEmpty();
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class);
    }

    private void commitWhole(ChangeSet set) {
        assertThat(store.commit(List.of(set))).containsExactly(new Applied());
    }

    private static Map<AccountRead, List<?>> everything(CrmStore in) {
        Map<AccountRead, List<?>> everything = new EnumMap<>(AccountRead.class);
        for (AccountRead read : AccountRead.values()) {
            everything.put(read, read.ask(in, ACME));
        }
        return everything;
    }

    /** A ChangeSet with one of each: a contact, a claim, an event and a work item. */
    private ChangeSet.Builder whole(String name) {
        return operation("op-of-" + name)
                .change(new AddContact(acme.contact(name)))
                .claim(seen(name), name)
                .event(new CrmEvent.ContactCreated(new ContactId(name)))
                .enqueue(work(name));
    }

    private ChangeSet renamed(String name) {
        Contact contact =
                acme.contact(name).withNames("Anna", null, Origin.PERSON).withVersion(1);
        return operation("rename")
                .expect(new Expected(Expected.Kind.CONTACT, name, 0))
                .change(new EditContact(contact))
                .build();
    }

    private void assertWholeOrAbsent(String name) {
        assertThat(effects(name)).as(name).isIn(0L, 4L);
    }

    /** Counts what is stored of the ChangeSet: four when it is whole. */
    private long effects(String name) {
        CrmEvent created = new CrmEvent.ContactCreated(new ContactId(name));
        return store.contacts(ACME, Set.of(new ContactId(name))).size()
                + store.holders(ACME, Set.of(seen(name))).size()
                + Pages.events(store.events(ACME, null, 10)).stream()
                        .map(LoggedEvent::event)
                        .filter(created::equals)
                        .count()
                + store.lane(ACME, work(name).lane(), 10).size();
    }

    private static Claim seen(String name) {
        return Claim.event("seen/" + name);
    }

    private static WorkItem work(String name) {
        return WorkItem.single(ACME, WorkKind.PROFILE, name, NOON);
    }
}
