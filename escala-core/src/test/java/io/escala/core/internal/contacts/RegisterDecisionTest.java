package io.escala.core.internal.contacts;

import static io.escala.core.internal.contacts.ContactsFixture.INSTAGRAM;
import static io.escala.core.internal.contacts.ContactsFixture.MESSENGER;
import static io.escala.core.internal.contacts.ContactsFixture.NO_NAME;
import static io.escala.core.internal.contacts.ContactsFixture.WHATSAPP;
import static io.escala.core.internal.contacts.ContactsFixture.igsid;
import static io.escala.core.internal.contacts.ContactsFixture.named;
import static io.escala.core.internal.contacts.ContactsFixture.number;
import static io.escala.core.internal.contacts.ContactsFixture.psid;
import static io.escala.core.internal.contacts.ContactsFixture.userId;
import static io.escala.core.internal.contacts.ContactsFixture.userName;
import static io.escala.core.internal.contacts.ContactsFixture.userNameKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Create or associate, by automation")
class RegisterDecisionTest {
    private static final String NUMBER = "5491155550101";

    private final ContactsFixture fixture = new ContactsFixture();

    private record Created(ContactCard card, List<Notice> notices) {}

    private Created created(ConversationId id) {
        Outcome<RegistrationResult> result = fixture.register(id, true);
        assertThat(result.orThrow()).isInstanceOf(RegistrationResult.Created.class);
        return new Created(((RegistrationResult.Created) result.orThrow()).card(), result.notices());
    }

    private ContactCard associated(ConversationId id) {
        Outcome<RegistrationResult> result = fixture.register(id, true);
        assertThat(result.orThrow()).isInstanceOf(RegistrationResult.Associated.class);
        return ((RegistrationResult.Associated) result.orThrow()).card();
    }

    @Test
    @DisplayName("S40, S42, S57 an unknown number becomes a contact with the name WhatsApp gives, whole")
    void unknownNumber() {
        ConversationId id = fixture.wrote(WHATSAPP, named("Eva M. Ruiz"), number(NUMBER));

        ContactCard card = created(id).card();

        assertThat(card.contact().firstName()).isEqualTo("Eva M. Ruiz");
        assertThat(card.contact().lastName()).isNull();
        assertThat(card.contact().origins()).containsEntry(ContactField.FIRST_NAME, Origin.META);
        assertThat(card.contact().bornOf()).isEqualTo(Origin.AUTOMATION);
        assertThat(card.primaryPhone()).contains(new Phone(NUMBER));
        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
        assertThat(card.consent(ConsentPurpose.STORAGE))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(ConsentState.NOT_ASKED));
        assertThat(fixture.person(id).contact()).isEqualTo(card.id());
    }

    @Test
    void registeringTwiceHasNoFurtherEffect() {
        ConversationId id = fixture.wrote(WHATSAPP, named("Eva"), number(NUMBER));
        ContactId first = created(id).card().id();

        RegistrationResult again = fixture.register(id, false).orThrow();

        assertThat(again)
                .isInstanceOfSatisfying(
                        RegistrationResult.AlreadyRegistered.class,
                        already -> assertThat(already.card().id()).isEqualTo(first));
        assertThat(fixture.last()).isEmpty();
        assertThat(fixture.state.contacts().all()).hasSize(1);
    }

    @Test
    @DisplayName("S37, S38 a number we only wrote to is not recorded as WhatsApp phone")
    void assumedNumberIsNoWhatsAppPhone() {
        ConversationId id = fixture.met(WHATSAPP, null, AliasGrade.ASSUMED, number(NUMBER));

        ContactCard card = created(id).card();

        assertThat(card.primaryPhone()).contains(new Phone(NUMBER));
        assertThat(card.whatsAppPhone()).isEmpty();
    }

    @Test
    void writerWithHiddenNumberIsRegistered() {
        ContactCard card =
                created(fixture.wrote(WHATSAPP, null, userId("US.1"))).card();

        assertThat(card.keys()).isEmpty();
        assertThat(card.displayName()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is the contact that holds {1} as {2}")
    @CsvSource({
        "5491155550101, 5491155550101, PRIMARY",
        "5491155550101, 5491155550101, SECONDARY",
        "551187654321,  5511987654321, PRIMARY",
    })
    @DisplayName("S39, S40, S55 a known number is associated, and becomes the WhatsApp phone")
    void knownNumber(String wrote, String held, KeyRole role) {
        ContactId eva = fixture.contact("eva");
        fixture.phone(eva, held, role);
        ConversationId id = fixture.wrote(WHATSAPP, named("evita"), number(wrote));

        ContactCard card = associated(id);

        assertThat(card.id()).isEqualTo(eva);
        assertThat(card.whatsAppPhone()).contains(new Phone(wrote));
        assertThat(card.contact().firstName()).isEqualTo("Eva");
        assertThat(fixture.person(id).contact()).isEqualTo(eva);
    }

    @Test
    void weakFormIsSuggestedAndWaitsForAUser() {
        ContactId perhaps = fixture.contact("perhaps");
        fixture.phone(perhaps, "22997123456", KeyRole.PRIMARY);

        ConversationId id = fixture.wrote(WHATSAPP, null, number("2290197123456"));

        assertThat(fixture.register(id, true).orThrow()).isEqualTo(new RegistrationResult.Suggested(List.of(perhaps)));
        assertThat(fixture.state.contacts().all()).hasSize(1);
        assertThat(fixture.person(id).contact()).isNull();
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.WEAK_FORM);
    }

    @Test
    @DisplayName("S57 Messenger is asked for the profile first, as durable work")
    void profileIsRequestedFirst() {
        ConversationId id = fixture.wrote(MESSENGER, null, psid("7001"));

        assertThat(fixture.register(id, false).orThrow()).isInstanceOf(RegistrationResult.Scheduled.class);

        assertThat(fixture.enqueued)
                .extracting(WorkItem::key)
                .containsExactly(new WorkKey(WorkKind.REGISTER, id.value()));
        assertThat(fixture.state.contacts().all()).isEmpty();
    }

    @Test
    @DisplayName("S44, S56, S57, S58, S60 first and last name come from Meta, the Facebook ID from the link")
    void fromMessenger() {
        ConversationId id = fixture.wrote(MESSENGER, named("Eva", "Ruiz"), psid("7001"));

        ContactCard card = created(id).card();

        assertThat(card.contact().firstName()).isEqualTo("Eva");
        assertThat(card.contact().lastName()).isEqualTo("Ruiz");
        assertThat(card.facebookIds()).containsExactly("7001");
        assertThat(card.keys()).isEmpty();
    }

    @Test
    @DisplayName("S57 without a name the contact is created all the same, and no name is invented")
    void withoutName() {
        ContactCard card = created(fixture.wrote(MESSENGER, null, psid("7001"))).card();

        assertThat(card.contact().fullName()).isEmpty();
        assertThat(card.displayName()).isEmpty();
    }

    @Test
    @DisplayName("S47, S66, S67, S68 a namesake with e-mail is not found: a second contact, and both are shown")
    void namesake() {
        ContactId known = fixture.contact("known");
        fixture.key(known, ContactKeyValue.email("eva@example.org").orElseThrow(), Set.of(KeyRole.PRIMARY));

        Created result = created(fixture.wrote(MESSENGER, named("EVA", "ruíz"), psid("7001")));

        assertThat(result.card().id()).isNotEqualTo(known);
        assertThat(result.notices())
                .containsExactly(Notice.of(Notice.Kind.MAY_DUPLICATE), Notice.about(Notice.Kind.SAME_NAME, known));
    }

    @Test
    @DisplayName("S45, S53, S54, S55 the contact with the Instagram user name is found, linked and completed")
    void byUserName() {
        ContactId eva = fixture.contact("eva", null, null, Origin.PERSON);
        fixture.key(eva, userNameKey("eva.ruiz"), Set.of());
        ConversationId id = fixture.wrote(INSTAGRAM, named("Eva Ruiz"), igsid("8001"), userName("eva.ruiz"));

        ContactCard card = associated(id);

        assertThat(card.id()).isEqualTo(eva);
        assertThat(card.contact().firstName()).isEqualTo("Eva Ruiz");
        assertThat(card.instagramIds()).containsExactly("8001");
    }

    @Test
    @DisplayName("S58 a new Instagram person gets the user name in its own field")
    void newOnInstagram() {
        ContactCard card = created(fixture.wrote(INSTAGRAM, NO_NAME, igsid("8001"), userName("eva.ruiz")))
                .card();

        assertThat(fixture.state.contacts().key(card.id(), userNameKey("eva.ruiz")))
                .isPresent();
        assertThat(card.displayName()).contains("eva.ruiz");
    }

    @Test
    void reassignedUserNameDoesNotLinkItsFormerOwner() {
        ConversationId former = fixture.wrote(INSTAGRAM, NO_NAME, igsid("8001"), userName("eva.ruiz"));
        ContactId formerContact = created(former).card().id();
        fixture.state.apply(new IdentityChange.EndAlias(
                fixture.state
                        .identities()
                        .alias(fixture.person(former).id(), userName("eva.ruiz"))
                        .orElseThrow(),
                ContactsFixture.NOON));
        ConversationId now = fixture.wrote(INSTAGRAM, NO_NAME, igsid("8002"), userName("eva.ruiz"));

        Created result = created(now);

        assertThat(result.card().id()).isNotEqualTo(formerContact);
        assertThat(result.card().keys()).isEmpty();
        assertThat(result.notices()).contains(Notice.about(Notice.Kind.USER_NAME_TAKEN, formerContact));
        assertThat(fixture.state.intake().suggestions()).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo(Suggestion.Kind.USER_NAME_TAKEN);
            assertThat(suggestion.contacts()).isEqualTo(List.of(formerContact));
        });
    }
}
