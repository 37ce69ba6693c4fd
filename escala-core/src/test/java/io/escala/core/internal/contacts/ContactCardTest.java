package io.escala.core.internal.contacts;

import static io.escala.core.internal.contacts.ContactsFixture.ACCOUNT;
import static io.escala.core.internal.contacts.ContactsFixture.INSTAGRAM;
import static io.escala.core.internal.contacts.ContactsFixture.MESSENGER;
import static io.escala.core.internal.contacts.ContactsFixture.NOON;
import static io.escala.core.internal.contacts.ContactsFixture.WHATSAPP;
import static io.escala.core.internal.contacts.ContactsFixture.igsid;
import static io.escala.core.internal.contacts.ContactsFixture.named;
import static io.escala.core.internal.contacts.ContactsFixture.number;
import static io.escala.core.internal.contacts.ContactsFixture.psid;
import static io.escala.core.internal.contacts.ContactsFixture.userId;
import static io.escala.core.internal.contacts.ContactsFixture.userName;
import static io.escala.core.internal.contacts.ContactsFixture.userNameKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.contacts.NewContact;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The card of a contact, and the writer of a conversation")
class ContactCardTest {
    private final ContactsFixture fixture = new ContactsFixture();

    private ConversationId linked(ContactId contact, Line line, ProfileName profile, IdentityKey... keys) {
        ConversationId id = fixture.wrote(line, profile, keys);
        fixture.state.apply(new IdentityChange.LinkIdentity(fixture.person(id).id(), contact));
        return id;
    }

    @Test
    void displayNameIsTheBestAvailable() {
        ContactId eva = fixture.contact("eva", null, null, Origin.PERSON);
        assertThat(fixture.card(eva).displayName()).isEmpty();

        fixture.key(eva, ContactKeyValue.email("eva@example.org").orElseThrow(), Set.of(KeyRole.PRIMARY));
        assertThat(fixture.card(eva).displayName()).contains("eva@example.org");

        fixture.phone(eva, "34612345678", KeyRole.PRIMARY);
        assertThat(fixture.card(eva).displayName()).contains("+34612345678");

        fixture.phone(eva, "34612345679", KeyRole.WHATSAPP);
        assertThat(fixture.card(eva).displayName()).contains("+34612345679");

        linked(
                eva,
                WHATSAPP,
                null,
                userId("UY.1"),
                new IdentityKey(IdentityKeyKind.WHATSAPP_USER_NAME, "9001", "eva.whatsapp"));
        assertThat(fixture.card(eva).displayName()).contains("eva.whatsapp");

        fixture.key(eva, userNameKey("eva.ruiz"), Set.of());
        assertThat(fixture.card(eva).displayName()).contains("eva.ruiz");

        linked(eva, MESSENGER, named("Evita"), psid("7001"));
        assertThat(fixture.card(eva).displayName()).contains("Evita");

        fixture.state
                .contacts()
                .put(fixture.state.contacts().find(eva).orElseThrow().withNames("Eva", null, Origin.PERSON));
        assertThat(fixture.card(eva).displayName()).contains("Eva");
    }

    @Test
    @DisplayName("S8 the current user name is shown, not the one on record")
    void currentUserName() {
        ContactId eva = fixture.contact("eva");
        fixture.key(eva, userNameKey("eva.old"), Set.of());
        assertThat(fixture.card(eva).instagramUserName()).contains("eva.old");

        linked(eva, INSTAGRAM, null, igsid("8001"), userName("eva.new"));

        assertThat(fixture.card(eva).instagramUserName()).contains("eva.new");
        assertThat(fixture.card(eva).instagramIds()).containsExactly("8001");
    }

    @Test
    void latestConsentWins() {
        ContactId eva = fixture.contact("eva");
        consent(eva, "b", ConsentState.WITHDRAWN, Duration.ofHours(1));
        consent(eva, "a", ConsentState.GRANTED, Duration.ZERO);

        assertThat(fixture.card(eva).consent(ConsentPurpose.MARKETING))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(ConsentState.WITHDRAWN));
    }

    @Test
    void contactAndChannelConsentsAreShown() {
        ContactId eva = fixture.contact("eva");
        consent(eva, "a", ConsentState.GRANTED, Duration.ZERO);
        linked(eva, MESSENGER, named("Eva"), psid("7001"));
        IdentityId person = fixture.state.identities().of(eva).get(0).id();
        fixture.state.apply(new IdentityChange.RecordChannelConsent(new ChannelConsent(
                ACCOUNT, person, "s", ConsentPurpose.MARKETING, ConsentState.WITHDRAWN, NOON.plusSeconds(60))));
        fixture.state.apply(new IdentityChange.RecordChannelConsent(
                new ChannelConsent(ACCOUNT, person, "r", ConsentPurpose.MARKETING, ConsentState.GRANTED, NOON)));

        assertThat(fixture.card(eva).consent(ConsentPurpose.MARKETING))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(ConsentState.GRANTED));
        assertThat(fixture.card(eva).people())
                .singleElement()
                .satisfies(seen -> assertThat(seen.consents().values())
                        .extracting(ChannelConsent::state)
                        .containsExactly(ConsentState.WITHDRAWN));
    }

    private void consent(ContactId contact, String id, ConsentState state, Duration after) {
        fixture.state.apply(new ContactChange.RecordConsent(new ConsentEntry(
                ACCOUNT, contact, id, ConsentPurpose.MARKETING, state, Origin.PERSON, null, NOON.plus(after))));
    }

    @Test
    void cardAndFormPrintNoPersonalData() {
        ContactId eva = fixture.contact("eva");
        fixture.phone(eva, "34612345678", KeyRole.PRIMARY);

        assertThat(fixture.card(eva).toString()).doesNotContain("Eva").doesNotContain("5678");
        assertThat(NewContact.consenting("Eva", "Ruiz").toString()).doesNotContain("Eva");
    }

    @Test
    void numberIsTheLatestOneWrittenFrom() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number("34600000001"));
        see(id, "34600000002", AliasGrade.CONFIRMED, Duration.ofDays(1));
        see(id, "34600000003", AliasGrade.ASSUMED, Duration.ofDays(2));

        Correspondent correspondent = Correspondent.of(fixture.state, id).orElseThrow();

        assertThat(correspondent.number()).contains(new Phone("34600000002"));
        assertThat(correspondent.keys()).containsExactly(number("34600000002"));
    }

    private void see(ConversationId id, String digits, AliasGrade grade, Duration after) {
        fixture.state.apply(new IdentityChange.SeeAlias(
                IdentityAlias.since(ACCOUNT, fixture.person(id).id(), number(digits), grade, NOON.plus(after))));
    }

    @Test
    void numberIsTakenFromFusedIdentities() {
        ConversationId byNumber = fixture.wrote(WHATSAPP, null, number("34600000001"));
        ConversationId byUserId = fixture.wrote(WHATSAPP, null, userId("ES.1"));
        fixture.state.apply(new IdentityChange.FuseIdentity(
                fixture.person(byNumber).id(), fixture.person(byUserId).id()));

        for (ConversationId id : Set.of(byNumber, byUserId)) {
            Correspondent correspondent = Correspondent.of(fixture.state, id).orElseThrow();
            assertThat(correspondent.number()).contains(new Phone("34600000001"));
            assertThat(correspondent.keys()).contains(userId("ES.1"));
        }
    }
}
