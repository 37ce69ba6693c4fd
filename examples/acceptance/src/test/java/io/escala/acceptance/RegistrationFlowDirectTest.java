package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Registration;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.crm.Channel;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.contact.Origin;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.ProfileAccess;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;

/** The flows that register people who start a conversation on Messenger or Instagram. */
class RegistrationFlowDirectTest {
    private static final RegistrationFlow MESSENGER = new RegistrationFlow(Channel.MESSENGER, true, true);
    private static final RegistrationFlow INSTAGRAM = new RegistrationFlow(Channel.INSTAGRAM, true, true);

    @EveryStore
    @DisplayName(
            "S46, S53, S56, S57, S58, S60, S62 Messenger: a contact is created with the names that Meta gives and the Facebook id in its field")
    void messengerContactIsCreated(InboxFixture fixture) {
        fixture.flows(MESSENGER);

        ConversationView view = fixture.receives(
                fixture.meta().messengerPerson("249001").named("Carla", "Ruiz").writes("hola"));

        ContactCard carla = fixture.contactOf(view);
        assertThat(carla.contact().firstName()).isEqualTo("Carla");
        assertThat(carla.contact().lastName()).isEqualTo("Ruiz");
        assertThat(carla.facebookIds()).containsExactly("249001");
        assertThat(carla.contact().bornOf()).isEqualTo(Origin.AUTOMATION);
    }

    @EveryStore
    @DisplayName(
            "S46, S53, S56, S57, S58, S60, S62 Instagram: a contact is created with its name and the user name in its field")
    void instagramContactIsCreated(InboxFixture fixture) {
        fixture.flows(INSTAGRAM);

        ConversationView view = fixture.receives(fixture.meta()
                .instagramPerson("17991")
                .named("Leo")
                .userName("leo_88")
                .writes("hola"));

        ContactCard leo = fixture.contactOf(view);
        assertThat(leo.contact().firstName()).isEqualTo("Leo");
        assertThat(leo.instagramUserName()).contains("leo_88");
        assertThat(leo.instagramIds()).containsExactly("17991");
    }

    @EveryStore
    @DisplayName("S57 Without a name from Meta the contact is created all the same, without a name")
    void missingNameCreatesAContactWithoutName(InboxFixture fixture) {
        fixture.flows(MESSENGER, INSTAGRAM);

        ConversationView carla = fixture.receives(fixture.meta()
                .messengerPerson("249001")
                .profile(ProfileAccess.WITHHELD)
                .writes("hola"));
        ConversationView leo = fixture.receives(fixture.meta()
                .instagramPerson("17991")
                .profile(ProfileAccess.WITHHELD)
                .writes("hola"));

        assertThat(fixture.contactOf(carla).contact().fullName()).isEmpty();
        assertThat(fixture.contactOf(carla).facebookIds()).containsExactly("249001");
        assertThat(fixture.contactOf(leo).contact().fullName()).isEmpty();
        assertThat(fixture.contactOf(leo).instagramIds()).containsExactly("17991");
    }

    @EveryStore
    @DisplayName(
            "S53, S54, S55, S65 Instagram: the contact with the same user name is associated, and nobody is created")
    void contactWithTheUserNameIsAssociated(InboxFixture fixture) {
        fixture.flows(INSTAGRAM);
        ContactCard ana = fixture.add(
                NewContact.consenting("Ana", "Sol").email("a@example.com").instagramUserName("Ana.Sol"));

        ConversationView view = fixture.receives(fixture.meta()
                .instagramPerson("17991")
                .named("Anita")
                .userName("ana.sol")
                .writes("hola"));

        assertThat(view.contactId()).contains(ana.id());
        assertThat(fixture.search("Anita")).isEmpty();
        assertThat(fixture.card(ana.id()).contact().firstName()).isEqualTo("Ana");
        assertThat(fixture.card(ana.id()).instagramIds()).containsExactly("17991");
    }

    @EveryStore
    @DisplayName(
            "S54, S55 Messenger: who is a contact by the Facebook id stays that contact; blanks are filled, what a person typed stays")
    void contactWithTheFacebookIdIsAssociated(InboxFixture fixture) {
        MessengerPerson person = fixture.meta().messengerPerson("249001").profile(ProfileAccess.WITHHELD);
        fixture.flows(MESSENGER);
        ConversationView first = fixture.receives(person.writes("hola"));
        ContactCard nameless = fixture.contactOf(first);
        assertThat(nameless.contact().fullName()).isEmpty();

        person.profile(ProfileAccess.OPEN).named("Carla", "Ruiz");
        fixture.later(Duration.ofHours(1));
        ConversationView again = fixture.receives(person.writes("de nuevo"));

        assertThat(again.contactId()).contains(nameless.id());
        assertThat(fixture.card(nameless.id()).contact().fullName()).contains("Carla Ruiz");
        assertThat(fixture.search("Carla")).hasSize(1);
    }

    @EveryStore
    @DisplayName("S55 What a person typed is not replaced by what Meta says")
    void typedFieldsAreNotReplaced(InboxFixture fixture) {
        MessengerPerson person = fixture.meta().messengerPerson("249001").named("Carlita", "R");
        ConversationView view = fixture.receives(person.writes("hola"));
        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(view.conversation().id(), NewContact.consenting("Carla", "Ruiz"))
                .orThrow();

        Outcome<RegistrationResult> result = fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(view.conversation().id());
        fixture.runWork();

        assertThat(result.orThrow()).isInstanceOf(RegistrationResult.AlreadyRegistered.class);
        assertThat(fixture.contactOf(view).contact().fullName()).contains("Carla Ruiz");
    }

    @EveryStore
    @DisplayName(
            "S47, S48, S66, S67 Automation does not guess by name, e-mail, phone or ID field: the same person ends as two contacts")
    void otherFieldsDoNotAssociate(InboxFixture fixture) {
        fixture.flows(MESSENGER, INSTAGRAM);
        ContactCard known = fixture.add(NewContact.consenting("Carla", "Ruiz")
                .email("carla@example.com")
                .phone("+5493415550102")
                .idField("249001"));

        ConversationView view = fixture.receives(
                fixture.meta().messengerPerson("249001").named("Carla", "Ruiz").writes("carla@example.com"));

        assertThat(view.contactId()).isPresent().get().isNotEqualTo(known.id());
        assertThat(fixture.search("Carla")).hasSize(2);
        assertThat(fixture.card(known.id()).facebookIds()).isEmpty();
    }

    @EveryStore
    @DisplayName("S68 The flow and its result report possible duplicates")
    void possibleDuplicatesAreReported(InboxFixture fixture) {
        ContactCard known = fixture.add(NewContact.consenting("Carla", "Ruiz").email("carla@example.com"));
        ConversationView view = fixture.receives(
                fixture.meta().messengerPerson("249001").named("Carla", "Ruiz").writes("hola"));

        Outcome<RegistrationResult> result = fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(view.conversation().id());

        assertThat(MESSENGER.mayDuplicate()).isTrue();
        assertThat(INSTAGRAM.mayDuplicate()).isTrue();
        assertThat(new RegistrationFlow(Channel.WHATSAPP, true, true).mayDuplicate())
                .isFalse();
        assertThat(result.orThrow()).isInstanceOf(RegistrationResult.Created.class);
        assertThat(result.notices())
                .contains(Notice.of(Notice.Kind.MAY_DUPLICATE), Notice.about(Notice.Kind.SAME_NAME, known.id()));
    }

    @EveryStore
    @DisplayName("S59 The conversation with its whole history belongs to the contact, from before the flow as well")
    void historyBelongsToTheContact(InboxFixture fixture) {
        MessengerPerson person = fixture.meta().messengerPerson("249001").named("Carla", "Ruiz");
        ConversationView view = fixture.receives(person.writes("uno"));
        assertThat(view.registration()).isEqualTo(Registration.UNREGISTERED);

        fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(view.conversation().id())
                .orThrow();
        ConversationView next = fixture.receives(person.writes("dos"));

        assertThat(next.registration()).isEqualTo(Registration.REGISTERED);
        assertThat(fixture.texts(view.conversation().id())).containsExactly("uno", "dos");
    }

    @EveryStore
    @DisplayName(
            "S61 Each channel has a flow of its own: Messenger's does not register on Instagram, nor the other way")
    void eachChannelHasItsOwnFlow(InboxFixture fixture) {
        fixture.flows(MESSENGER);
        ConversationView instagram = fixture.receives(
                fixture.meta().instagramPerson("17991").named("Leo").writes("hola"));
        ConversationView messenger = fixture.receives(
                fixture.meta().messengerPerson("249001").named("Ca", "Ru").writes("hola"));
        fixture.flows(INSTAGRAM);
        ConversationView messengerLater = fixture.receives(
                fixture.meta().messengerPerson("249002").named("Eva", "Mar").writes("hola"));

        assertThat(instagram.registration()).isEqualTo(Registration.UNREGISTERED);
        assertThat(messenger.registration()).isEqualTo(Registration.REGISTERED);
        assertThat(messengerLater.registration()).isEqualTo(Registration.UNREGISTERED);
    }

    @EveryStore
    @DisplayName("S64 These flows, too, run only when enabled and activated")
    void runsOnlyWhenEnabledAndActivated(InboxFixture fixture) {
        int person = 0;
        for (boolean enabled : new boolean[] {false, true}) {
            for (boolean activated : new boolean[] {false, true}) {
                fixture.flows(
                        new RegistrationFlow(Channel.MESSENGER, enabled, activated),
                        new RegistrationFlow(Channel.INSTAGRAM, enabled, activated));
                ConversationView messenger = fixture.receives(
                        fixture.meta().messengerPerson("24900" + person).writes("hola"));
                ConversationView instagram = fixture.receives(
                        fixture.meta().instagramPerson("1799" + person++).writes("hola"));
                assertThat(messenger.registration() == Registration.REGISTERED)
                        .as("Messenger, enabled %s, activated %s", enabled, activated)
                        .isEqualTo(enabled && activated);
                assertThat(instagram.registration() == Registration.REGISTERED)
                        .as("Instagram, enabled %s, activated %s", enabled, activated)
                        .isEqualTo(enabled && activated);
            }
        }
    }

    @EveryStore
    @DisplayName("S45, S54 A user name that a different person has by now does not make them its former owner")
    void reassignedUserNameDoesNotLinkItsFormerOwner(InboxFixture fixture) {
        fixture.flows(INSTAGRAM);
        InstagramPerson leo =
                fixture.meta().instagramPerson("17991").named("Leo").userName("leo_88");
        ContactCard first = fixture.contactOf(fixture.receives(leo.writes("hola")));
        leo.userName("leo_new");
        fixture.later(Duration.ofDays(2));

        ConversationView other = fixture.receives(fixture.meta()
                .instagramPerson("17992")
                .named("Otro")
                .userName("leo_88")
                .writes("hola"));

        assertThat(other.contactId()).isPresent().get().isNotEqualTo(first.id());
        assertThat(fixture.card(first.id()).instagramIds()).containsExactly("17991");
    }
}
