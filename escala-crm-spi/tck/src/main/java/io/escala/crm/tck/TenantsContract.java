package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange.AddEntry;
import io.escala.crm.change.ConversationChange.Amend;
import io.escala.crm.change.ConversationChange.EditConversation;
import io.escala.crm.change.ConversationChange.PutMedia;
import io.escala.crm.change.ConversationChange.RaiseDelivery;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.RecordChannelConsent;
import io.escala.crm.change.IntakeChange.DropQuarantined;
import io.escala.crm.change.IntakeChange.ReleaseReport;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.LeaseLost;
import io.escala.crm.store.CommitResult.VersionMoved;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkKind;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts with the same ids for everything are isolated from each other. */
abstract class TenantsContract extends StoreContract {
    private static final AccountId OTHER = new AccountId("stranger");

    private final SampleTenant ofAcme = new SampleTenant(ACME);
    private final SampleTenant ofGlobex = new SampleTenant(GLOBEX);

    @ParameterizedTest
    @EnumSource
    void aReadFindsNothingOfAnotherAccount(AccountRead read) {
        fill(ofAcme);

        assertThat(read.ask(store, ACME)).isNotEmpty();
        assertThat(read.ask(store, OTHER)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void readsAreUnaffectedByOtherAccounts(AccountRead read) {
        fill(ofAcme);
        List<?> alone = read.ask(store, ACME);
        assertThat(alone).isNotEmpty();

        fill(ofGlobex);

        assertThat(read.ask(store, ACME)).as("beside another").isEqualTo(alone);
        assertThat(store.commit(List.of(ofGlobex.changeEverything()))).containsExactly(new Applied());
        assertThat(read.ask(store, ACME)).as("after the other changed").isEqualTo(alone);
    }

    @Test
    void changesAreVisibleInTheirAccountOnly() {
        fill(ofAcme);
        fill(ofGlobex);
        Map<AccountRead, List<?>> acmeBefore = everything(ACME);
        Map<AccountRead, List<?>> globexBefore = everything(GLOBEX);

        assertThat(store.commit(List.of(ofGlobex.changeEverything()))).containsExactly(new Applied());

        assertThat(everything(ACME)).isEqualTo(acmeBefore);
        Map<AccountRead, List<?>> globexAfter = everything(GLOBEX);
        assertThat(globexBefore.entrySet().stream()
                        .filter(globexAfter.entrySet()::contains)
                        .map(Map.Entry::getKey))
                .as("reads that the upheaval does not touch")
                .containsExactlyInAnyOrder(
                        AccountRead.suggestions,
                        AccountRead.lane,
                        AccountRead.countConversations,
                        AccountRead.countSessions);
    }

    @Test
    void anotherAccountsDataCannotBeChanged() {
        fill(ofAcme);
        Map<AccountRead, List<?>> before = everything(ACME);

        for (Change change : List.of(
                acme.raise("talk", Mark.ACTIVITY, NOON.plusSeconds(99)),
                new LinkIdentity(new IdentityId("who"), new ContactId("ana")),
                new EditConversation(new ConversationId("talk"), null, Set.of(new ConversationTag("theirs"))),
                new RaiseDelivery(new MessageId("out"), new DeliveryStep(0, DeliveryStatus.PLAYED, NOON, null)),
                new Amend(new MessageId("in"), new Amendment.Unsend(NOON)),
                new PutMedia(globex.media("in", 0, MediaFile.State.ERASED, NOON)),
                new AddEntry(globex.note("talk", "entry-2", NOON, NOON)),
                new RecordChannelConsent(globex.channelConsent("who", "e", ConsentState.GRANTED, NOON)))) {
            assertThatThrownBy(() -> commitAppliedIn(GLOBEX, change)).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(everything(ACME)).isEqualTo(before);
        assertThat(everything(GLOBEX).values())
                .allSatisfy(found -> assertThat(found).isEmpty());
    }

    @Test
    void droppingAnotherAccountsItemsHasNoEffect() {
        fill(ofAcme);
        Map<AccountRead, List<?>> before = everything(ACME);
        assertThat(before.values()).noneMatch(List::isEmpty);

        commitAppliedIn(
                GLOBEX,
                new DropQuarantined(GLOBEX, "aside"),
                new ReleaseReport(globex.deferred("line", "wamid.parked", SampleTenant.SENT)));

        assertThat(everything(ACME)).isEqualTo(before);
    }

    @Test
    void versionsOfAnotherAccountDoNotMatch() {
        fill(ofAcme);
        Expected expected = new Expected(Expected.Kind.CONTACT, "ana", 0);

        assertThat(commit(changeSet(ACME).expect(expected))).isEqualTo(new Applied());
        assertThat(commit(changeSet(GLOBEX).expect(expected)))
                .isEqualTo(new Conflict(new VersionMoved(expected, null)));
    }

    @Test
    void leaseOfAnotherAccountIsInvalid() {
        fill(ofAcme);
        fill(ofGlobex);
        List<Lease> leases = lease(store, Set.of(WorkKind.SEND), NOON, 10);
        assertThat(leases).extracting(Lease::account).containsExactlyInAnyOrder(ACME, GLOBEX);
        Lease held = leases.stream()
                .filter(lease -> lease.account().equals(ACME))
                .findFirst()
                .orElseThrow();
        Lease claimed = new Lease(GLOBEX, held.lane(), held.token());

        assertThat(store.extend(claimed, Duration.ofMinutes(5))).isFalse();
        assertThat(commit(changeSet(GLOBEX).under(claimed).done(ofGlobex.work().key())))
                .isEqualTo(new Conflict(new LeaseLost("line")));
        assertThat(store.lane(GLOBEX, "line", 10)).containsExactly(ofGlobex.work());
    }

    @Test
    void everyReadThatNamesAnAccountHasACase() {
        Set<String> methods = Arrays.stream(CrmStore.class.getMethods())
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(AccountId.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> cases =
                Arrays.stream(AccountRead.values()).map(AccountRead::name).collect(Collectors.toSet());

        assertThat(cases).isEqualTo(methods);

        // Also uses the store, so that this test fails for a store that keeps nothing.
        fill(ofAcme);
        assertThat(everything(ACME).values()).noneMatch(List::isEmpty);
    }

    private void fill(SampleTenant tenant) {
        assertThat(store.commit(List.of(tenant.filling()))).containsExactly(new Applied());
    }

    private Map<AccountRead, List<?>> everything(AccountId account) {
        Map<AccountRead, List<?>> everything = new EnumMap<>(AccountRead.class);
        for (AccountRead read : AccountRead.values()) {
            everything.put(read, read.ask(store, account));
        }
        return everything;
    }
}
