package io.escala.core.contacts;

import static io.escala.core.contacts.Desk.ACCOUNT;
import static io.escala.core.contacts.Desk.INSTAGRAM;
import static io.escala.core.contacts.Desk.MESSENGER;
import static io.escala.core.contacts.Desk.NOON;
import static io.escala.core.contacts.Desk.WHATSAPP;
import static io.escala.core.contacts.Desk.igsid;
import static io.escala.core.contacts.Desk.named;
import static io.escala.core.contacts.Desk.number;
import static io.escala.core.contacts.Desk.psid;
import static io.escala.core.contacts.Desk.userId;
import static io.escala.core.contacts.Desk.userName;
import static io.escala.core.contacts.Desk.userNameKey;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import io.escala.crm.store.Change;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The card of a contact, and the writer of a conversation")
class ContactCardTest {
    private final Desk desk = new Desk();

    private ConversationId linked(ContactId contact, Line line, ProfileName profile, IdentityKey... keys) {
        ConversationId id = desk.wrote(line, profile, keys);
        desk.state.apply(new Change.LinkIdentity(desk.person(id).id(), contact));
        return id;
    }

    @Test
    void theNameToShowIsTheBestThereIs() {
        ContactId eva = desk.contact("eva", null, null, Origin.PERSON);
        assertThat(desk.card(eva).displayName()).isEmpty();

        desk.key(eva, ContactKeyValue.email("eva@example.org").orElseThrow(), Set.of(KeyRole.PRIMARY));
        assertThat(desk.card(eva).displayName()).contains("eva@example.org");

        desk.key(eva, userNameKey("eva.ruiz"), Set.of());
        assertThat(desk.card(eva).displayName()).contains("eva.ruiz");

        desk.phone(eva, "34612345678", KeyRole.PRIMARY);
        assertThat(desk.card(eva).displayName()).contains("+34612345678");

        desk.phone(eva, "34612345679", KeyRole.WHATSAPP);
        assertThat(desk.card(eva).displayName()).contains("+34612345679");

        linked(eva, MESSENGER, named("Evita"), psid("7001"));
        assertThat(desk.card(eva).displayName()).contains("Evita");

        desk.state.put(desk.state.contact(eva).orElseThrow().withNames("Eva", null, Origin.PERSON));
        assertThat(desk.card(eva).displayName()).contains("Eva");
    }

    @Test
    @DisplayName("S8 the current user name is shown, not the one on record")
    void currentUserName() {
        ContactId eva = desk.contact("eva");
        desk.key(eva, userNameKey("eva.old"), Set.of());
        assertThat(desk.card(eva).instagramUserName()).contains("eva.old");

        linked(eva, INSTAGRAM, null, igsid("8001"), userName("eva.new"));

        assertThat(desk.card(eva).instagramUserName()).contains("eva.new");
        assertThat(desk.card(eva).instagramIds()).containsExactly("8001");
    }

    @Test
    void theLatestConsentHolds() {
        ContactId eva = desk.contact("eva");
        consent(eva, "b", ConsentState.WITHDRAWN, Duration.ofHours(1));
        consent(eva, "a", ConsentState.GRANTED, Duration.ZERO);

        assertThat(desk.card(eva).consent(ConsentPurpose.MARKETING))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(ConsentState.WITHDRAWN));
    }

    @Test
    void bothLedgersAreShownTheContactsOwnAndWhatWasSaidOnTheChannel() {
        ContactId eva = desk.contact("eva");
        consent(eva, "a", ConsentState.GRANTED, Duration.ZERO);
        linked(eva, MESSENGER, named("Eva"), psid("7001"));
        IdentityId person = desk.state.identitiesOf(eva).get(0).id();
        desk.state.apply(new Change.RecordChannelConsent(new ChannelConsent(
                ACCOUNT, person, "s", ConsentPurpose.MARKETING, ConsentState.WITHDRAWN, NOON.plusSeconds(60))));
        desk.state.apply(new Change.RecordChannelConsent(
                new ChannelConsent(ACCOUNT, person, "r", ConsentPurpose.MARKETING, ConsentState.GRANTED, NOON)));

        assertThat(desk.card(eva).consent(ConsentPurpose.MARKETING))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(ConsentState.GRANTED));
        assertThat(desk.card(eva).people())
                .singleElement()
                .satisfies(seen -> assertThat(seen.consents().values())
                        .extracting(ChannelConsent::state)
                        .containsExactly(ConsentState.WITHDRAWN));
    }

    private void consent(ContactId contact, String id, ConsentState state, Duration after) {
        desk.state.apply(new Change.RecordConsent(new ConsentEntry(
                ACCOUNT, contact, id, ConsentPurpose.MARKETING, state, Origin.PERSON, null, NOON.plus(after))));
    }

    @Test
    void neitherCardNorFormShowsPersonalDataInLogs() {
        ContactId eva = desk.contact("eva");
        desk.phone(eva, "34612345678", KeyRole.PRIMARY);

        assertThat(desk.card(eva).toString()).doesNotContain("Eva").doesNotContain("5678");
        assertThat(NewContact.withConsent("Eva", "Ruiz").build().toString()).doesNotContain("Eva");
    }

    @Test
    void theWritersNumberIsTheOneTheyWroteFromLast() {
        ConversationId id = desk.wrote(WHATSAPP, null, number("34600000001"));
        see(id, "34600000002", AliasGrade.CONFIRMED, Duration.ofDays(1));
        see(id, "34600000003", AliasGrade.ASSUMED, Duration.ofDays(2));

        Writer writer = Writer.of(desk.state, id).orElseThrow();

        assertThat(writer.number()).contains(new Phone("34600000002"));
        assertThat(writer.keys()).containsExactly(number("34600000002"));
    }

    private void see(ConversationId id, String digits, AliasGrade grade, Duration after) {
        desk.state.apply(new Change.SeeAlias(
                IdentityAlias.since(ACCOUNT, desk.person(id).id(), number(digits), grade, NOON.plus(after))));
    }

    @Test
    void whoeverTurnedOutToBeTheWriterLendsTheirNumber() {
        ConversationId byNumber = desk.wrote(WHATSAPP, null, number("34600000001"));
        ConversationId byUserId = desk.wrote(WHATSAPP, null, userId("ES.1"));
        desk.state.apply(new Change.FuseIdentity(
                desk.person(byNumber).id(), desk.person(byUserId).id()));

        for (ConversationId id : Set.of(byNumber, byUserId)) {
            Writer writer = Writer.of(desk.state, id).orElseThrow();
            assertThat(writer.number()).contains(new Phone("34600000001"));
            assertThat(writer.keys()).contains(userId("ES.1"));
        }
    }
}
