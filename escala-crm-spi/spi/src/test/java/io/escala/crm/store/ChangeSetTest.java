package io.escala.crm.store;

import static io.escala.crm.SampleRecords.ACME;
import static io.escala.crm.SampleRecords.CONTACT;
import static io.escala.crm.SampleRecords.CONTACT_ID;
import static io.escala.crm.SampleRecords.IDENTITY_ID;
import static io.escala.crm.SampleRecords.NOON;
import static io.escala.crm.SampleRecords.NUMBER;
import static io.escala.crm.SampleRecords.PHONE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.Holding;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A ChangeSet")
class ChangeSetTest {
    private static final WorkItem WORK = WorkItem.single(ACME, WorkKind.PROFILE, "identity-1", NOON);
    private static final Lease LEASE = new Lease(ACME, WORK.lane(), "token");

    private final ChangeSet.Builder builder = ChangeSet.builder(ACME, new OperationId("op-1"), NOON.plusNanos(999));

    @Test
    @DisplayName("settles work only under a lease")
    void settlesWorkOnlyUnderALease() {
        assertThatThrownBy(() -> fresh().done(WORK.key()).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fresh().reschedule(WORK).build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fresh().releaseLease().build()).isInstanceOf(IllegalArgumentException.class);

        ChangeSet settled = builder.under(LEASE).done(WORK.key()).releaseLease().build();
        assertThat(settled.done()).containsExactly(WORK.key());
        assertThat(settled.releasesLease()).isTrue();
    }

    @Test
    @DisplayName("adds up the claims of its changes and its own, each once")
    void combinesClaimsWithoutDuplicates() {
        Holding own = new Holding(Claim.event("e-1"), "e-1");
        ChangeSet changeSet = builder.claim(own.claim(), own.holder())
                .change(new IdentityChange.SeeAlias(NUMBER))
                .change(new IdentityChange.SeeAlias(NUMBER))
                .change(new ContactChange.GrantKey(PHONE_KEY))
                .build();

        assertThat(changeSet.takes())
                .containsExactlyInAnyOrder(
                        own,
                        new Holding(Claim.identityKey(NUMBER.key()), IDENTITY_ID.value()),
                        new Holding(Claim.contactKey(PHONE_KEY.value()), CONTACT_ID.value()),
                        role(KeyRole.PRIMARY),
                        role(KeyRole.WHATSAPP));
        assertThat(changeSet.releases()).isEmpty();
    }

    @Test
    @DisplayName("releases the claims of what ends")
    void releasesClaimsOfEndedKeys() {
        ChangeSet changeSet = builder.change(new IdentityChange.EndAlias(NUMBER, NOON))
                .change(new ContactChange.RevokeKey(PHONE_KEY, Set.of(KeyRole.PRIMARY)))
                .build();

        assertThat(changeSet.takes()).isEmpty();
        assertThat(changeSet.releases())
                .containsExactlyInAnyOrder(
                        new Holding(Claim.identityKey(NUMBER.key()), IDENTITY_ID.value()), role(KeyRole.PRIMARY));
    }

    @Test
    @DisplayName("expects a version once, however often it is named, and keeps its time in milliseconds")
    void normalisesVersionsAndTime() {
        Expected expected = new Expected(Expected.Kind.CONTACT, "contact-1", 0);

        ChangeSet changeSet = builder.expect(expected).expect(expected).build();

        assertThat(changeSet.expected()).containsExactly(expected);
        assertThat(changeSet.at()).isEqualTo(NOON);
    }

    @Test
    @DisplayName("keeps the order of its changes and events, and does not change with its builder")
    void keepsOrderAndCopiesTheBuilder() {
        Change first = new ContactChange.AddContact(CONTACT);
        Change second = new ContactChange.GrantKey(PHONE_KEY);
        ChangeSet changeSet = builder.change(first).change(second).build();
        builder.change(first).event(new CrmEvent.ContactCreated(CONTACT_ID));

        assertThat(changeSet.changes()).containsExactly(first, second);
        assertThat(changeSet.events()).isEmpty();
        assertThatThrownBy(() -> changeSet.changes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("is empty until something is in it that committing would do")
    void isEmptyWithoutContent() {
        assertThat(fresh().expect(new Expected(Expected.Kind.CONTACT, "contact-1", 0))
                        .isEmpty())
                .as("an expected version alone does nothing")
                .isTrue();

        List<ChangeSet.Builder> full = new ArrayList<>();
        full.add(fresh().change(new ContactChange.AddContact(CONTACT)));
        full.add(fresh().event(new CrmEvent.ContactCreated(CONTACT_ID)));
        full.add(fresh().claim(Claim.event("e-1"), "e-1"));
        full.add(fresh().enqueue(WORK));
        full.add(fresh().under(LEASE).done(WORK.key()));
        full.add(fresh().under(LEASE).reschedule(WORK));
        full.add(fresh().under(LEASE).releaseLease());
        assertThat(full).noneMatch(ChangeSet.Builder::isEmpty);
    }

    private static ChangeSet.Builder fresh() {
        return ChangeSet.builder(ACME, new OperationId("op-1"), NOON);
    }

    private static Holding role(KeyRole role) {
        return new Holding(
                Claim.contactRole(CONTACT_ID, PHONE_KEY.value(), role),
                PHONE_KEY.value().value());
    }
}
