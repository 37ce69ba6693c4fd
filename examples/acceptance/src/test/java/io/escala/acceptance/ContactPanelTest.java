package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.panel.ContactPanel;
import io.escala.core.panel.PanelCommand;
import io.escala.core.panel.PanelField;
import io.escala.core.panel.RecordedKey;
import io.escala.core.panel.RegistrationForm;
import io.escala.core.panel.RegistrationOffer;
import io.escala.core.records.RecordDraft;
import io.escala.core.result.Refusal;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.KeyData;
import io.escala.crm.account.Permission;
import io.escala.crm.account.RegistrationSettings;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.fakemeta.Webhook;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** What a screen shows of a contact beside a conversation, and on its card. */
class ContactPanelTest {
    private static final String ROSA = "5493415550101";
    private static final Locale SPANISH = new Locale("es");

    private static ConversationId wrote(InboxFixture fixture, Webhook webhook) {
        return fixture.receives(webhook).conversation().id();
    }

    private static ConversationId rosaWrote(InboxFixture fixture) {
        return wrote(
                fixture, fixture.meta().whatsAppPerson(ROSA).named("Rosa Paz").writes("hola"));
    }

    private static ContactPanel panel(InboxFixture fixture, Actor actor, ConversationId id) {
        return fixture.inbox().as(actor).panels().of(id).orElseThrow();
    }

    private static ContactPanel panel(InboxFixture fixture, ConversationId id) {
        return panel(fixture, fixture.administrator(), id);
    }

    private static RegistrationForm form(ContactPanel panel) {
        assertThat(panel.registration()).isInstanceOf(RegistrationOffer.Offered.class);
        return ((RegistrationOffer.Offered) panel.registration()).form();
    }

    private static PanelField field(RegistrationForm form, String key) {
        return form.fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static ContactCard create(InboxFixture fixture, ConversationId id, NewContact contact) {
        return fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(id, contact)
                .orThrow();
    }

    private static void settings(InboxFixture fixture, UnaryOperator<RegistrationSettings> change) {
        Desk admin = fixture.inbox().as(fixture.administrator());
        AccountSettings now = admin.administration().settings().orElseThrow();
        admin.administration()
                .save(now.withRegistration(change.apply(now.registration())))
                .orThrow();
    }

    @EveryStore
    @DisplayName("S5, S21, S22, S31, S33, S34 Who writes from a number that nobody has is offered for registering")
    void offeredOnWhatsApp(InboxFixture fixture) {
        ConversationId id = rosaWrote(fixture);

        ContactPanel panel = panel(fixture, id);
        RegistrationForm form = form(panel);

        assertThat(((RegistrationOffer.Offered) panel.registration()).candidates())
                .isEmpty();
        assertThat(form.fields().stream().filter(PanelField::mandatory))
                .extracting(PanelField::key)
                .containsExactly("firstName", "lastName");
        assertThat(field(form, "firstName").value())
                .as("a whole name is not split")
                .contains("Rosa Paz");
        assertThat(field(form, "lastName").value()).isEmpty();
        assertThat(field(form, "phone").value()).contains("+" + ROSA);
        assertThat(field(form, "whatsAppPhone").value()).contains("+" + ROSA);
        assertThat(form.recorded())
                .contains(RecordedKey.of(IdentityKeyKind.WHATSAPP_NUMBER, ROSA))
                .filteredOn(key -> key.kind() == IdentityKeyKind.WHATSAPP_NUMBER)
                .flatExtracting(RecordedKey::fields)
                .containsExactly("phone", "whatsAppPhone");
        assertThat(panel.contact()).isEmpty();
        assertThat(panel.fields()).isEmpty();
        assertThat(panel.refusal(PanelCommand.CREATE)).isEmpty();
        assertThat(panel.refusal(PanelCommand.ASSOCIATE)).isEmpty();
        assertThat(panel.refusal(PanelCommand.UNLINK).map(Refusal::reason)).contains(Refusal.Reason.NOT_REGISTERED);

        ContactCard rosa =
                create(fixture, id, NewContact.named("Rosa", "Paz").storageConsent(form.consentWording(Locale.ROOT)));
        assertThat(rosa.whatsAppPhone()).isEqualTo(rosa.primaryPhone());
        assertThat(panel(fixture, id).registration()).isEqualTo(new RegistrationOffer.Registered(rosa.id()));
        assertThat(panel(fixture, id).refusal(PanelCommand.CREATE).flatMap(Refusal::holder))
                .contains(rosa.id());
    }

    @EveryStore
    @DisplayName(
            "S6, S25, S51, S52, S53, S58 What is recorded depends on the channel: Facebook's id, Instagram's user name")
    void recordedByChannel(InboxFixture fixture) {
        ConversationId messenger = wrote(
                fixture,
                fixture.meta().messengerPerson("249001").named("Carla", "Ruiz").writes("hola"));
        ConversationId instagram = wrote(
                fixture,
                fixture.meta().instagramPerson("17991").userName("leo_88").writes("hola"));
        fixture.runWork();

        RegistrationForm onMessenger = form(panel(fixture, messenger));
        RegistrationForm onInstagram = form(panel(fixture, instagram));

        assertThat(onMessenger.recorded()).containsExactly(RecordedKey.of(IdentityKeyKind.PSID, "249001"));
        assertThat(onMessenger.recorded().get(0).fields()).containsExactly("facebookId");
        assertThat(field(onMessenger, "firstName").value()).contains("Carla");
        assertThat(field(onMessenger, "lastName").value()).contains("Ruiz");
        assertThat(field(onMessenger, "phone").value()).isEmpty();
        assertThat(onInstagram.recorded()).flatExtracting(RecordedKey::fields).containsExactly("instagramUserName");
        assertThat(field(onInstagram, "instagramUserName").value()).contains("leo_88");

        create(fixture, messenger, NewContact.consenting("Carla", "Ruiz"));
        create(fixture, instagram, NewContact.consenting("Leo", "Gil"));
        assertThat(panel(fixture, messenger).field("facebookId").orElseThrow().value())
                .contains("249001");
        PanelField userName =
                panel(fixture, instagram).field("instagramUserName").orElseThrow();
        assertThat(userName.value()).contains("leo_88");
        assertThat(userName.notEditable().flatMap(Refusal::cause)).contains(Refusal.Cause.FIXED);
    }

    @EveryStore
    @DisplayName(
            "S1, S10, S11 Without the permission, or without the plan, registering is not offered, and it is said why")
    void notOffered(InboxFixture fixture) {
        ConversationId id = rosaWrote(fixture);
        Actor seller = fixture.custom(Permission.CONVERSE_ALL);

        assertThat(panel(fixture, seller, id).registration())
                .isEqualTo(new RegistrationOffer.NotAllowed(
                        List.of(Refusal.of(Refusal.Reason.NOT_PERMITTED, Refusal.Remedy.ASK_ADMINISTRATOR))));
        assertThat(panel(fixture, seller, id).refusal(PanelCommand.ASSOCIATE)).isPresent();
        assertThat(fixture.inbox().as(fixture.salesUser()).panels().of(id))
                .as("a conversation that the seller does not see")
                .isEmpty();

        create(fixture, id, NewContact.consenting("Rosa", "Paz"));
        assertThat(panel(fixture, seller, id).contact()).isPresent();
        assertThat(panel(fixture, seller, id).fields())
                .allSatisfy(field ->
                        assertThat(field.notEditable().map(Refusal::reason)).contains(Refusal.Reason.NOT_PERMITTED));
        fixture.bought(Entitlement.PRO_PLAN);
        ContactPanel without = panel(fixture, id);
        assertThat(without.registration()).isInstanceOfSatisfying(RegistrationOffer.NotAllowed.class, refused -> {
            assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_ENTITLED);
                assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.TALK_TO_ADVISER);
            });
        });
        assertThat(without.contact()).isEmpty();
        assertThat(without.refusal(PanelCommand.CREATE)).isPresent();
    }

    @EveryStore
    @DisplayName("S16, S17, S18, S19, S20, M17 The tabs show the contact's data and records; a tab is saved at once")
    void tabs(InboxFixture fixture) {
        ConversationId id = rosaWrote(fixture);
        Desk admin = fixture.inbox().as(fixture.administrator());
        ContactCard rosa = create(fixture, id, NewContact.consenting("Rosa", "Paz"));
        admin.records().create(RecordDraft.task("Call").about(rosa.id())).orThrow();
        settings(fixture, now -> now.withFieldOrder(List.of("email", "lastName")));

        ContactPanel panel = panel(fixture, id);
        assertThat(panel.fields()).extracting(PanelField::key).startsWith("email", "lastName", "firstName");
        assertThat(panel.fields()).extracting(PanelField::key).doesNotHaveDuplicates();
        assertThat(panel.records().orElseThrow().tasks()).hasSize(1);
        admin.contacts()
                .edit(
                        rosa.id(),
                        panel.contact().orElseThrow().contact().version(),
                        edit -> edit.jobTitle("Chef")
                                .lifecycle(Lifecycle.CUSTOMER)
                                .addEmail("rosa@example.com"))
                .orThrow();

        ContactPanel saved = panel(fixture, id);
        assertThat(saved.field("jobTitle").orElseThrow().value()).contains("Chef");
        assertThat(saved.field("email").orElseThrow().values()).containsExactly("rosa@example.com");
        PanelField kind = saved.field("lifecycle").orElseThrow();
        assertThat(kind.label(SPANISH)).isEqualTo("Tipo de contacto");
        assertThat(kind.shown(SPANISH)).isEqualTo("Cliente");
        assertThat(kind.shown(Locale.ENGLISH)).isEqualTo("Customer");
        assertThat(kind.notEditable()).isEmpty();
    }

    @EveryStore
    @DisplayName("S70 Which key data are missing, and the question for them, ready to be sent")
    void missingData(InboxFixture fixture) {
        ConversationId id = rosaWrote(fixture);
        ConversationId unknown =
                wrote(fixture, fixture.meta().messengerPerson("249001").writes("hola"));

        assertThat(panel(fixture, id).missing()).containsExactly(KeyData.EMAIL);
        assertThat(panel(fixture, unknown).missing()).containsExactly(KeyData.NAME, KeyData.EMAIL, KeyData.PHONE);
        assertThat(panel(fixture, unknown).question(SPANISH))
                .contains("¿Cuáles son tu nombre y apellido? ¿Cuál es tu correo electrónico? ¿Cuál es tu número de"
                        + " teléfono?");
        settings(
                fixture,
                now -> now.withQuestion(KeyData.EMAIL, "es-AR", "¿Me pasás tu correo?")
                        .withQuestion(KeyData.EMAIL, "pt", "Qual é o seu e-mail?"));
        assertThat(panel(fixture, id).question(new Locale("es", "AR"))).contains("¿Me pasás tu correo?");
        assertThat(panel(fixture, id).question(new Locale("pt", "BR"))).contains("Qual é o seu e-mail?");
        assertThat(panel(fixture, id).question(Locale.FRENCH)).contains("What is your e-mail address?");

        ContactCard rosa =
                create(fixture, id, NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));
        assertThat(panel(fixture, id).missing()).isEmpty();
        assertThat(panel(fixture, id).question(SPANISH)).isEmpty();
        assertThat(panel(fixture, id).contact().map(ContactCard::id)).contains(rosa.id());
    }

    @EveryStore
    @DisplayName("S31, S51 The form has the words of the consent in the language of the user")
    void wording(InboxFixture fixture) {
        ConversationId id = rosaWrote(fixture);

        assertThat(form(panel(fixture, id)).consentWording(SPANISH).text())
                .startsWith("La persona está de acuerdo con que ")
                .endsWith(" guarde su información personal.");
        settings(fixture, now -> now.withWording("es", "Acepta.").withWording("en-GB", "Agrees."));
        RegistrationForm form = form(panel(fixture, id));
        assertThat(form.consentWordings()).hasSize(2);
        assertThat(form.consentWording(new Locale("es", "MX")).text()).isEqualTo("Acepta.");
        assertThat(form.consentWording(Locale.US).text()).isEqualTo("Agrees.");
        assertThat(form.consentWording(Locale.FRENCH).text()).as("the first").isEqualTo("Acepta.");
    }

    @EveryStore
    @DisplayName("M18, M19 The card of a contact is the panel without a conversation")
    void card(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));
        ContactPanel card = fixture.inbox()
                .as(fixture.administrator())
                .panels()
                .of(rosa.id())
                .orElseThrow();

        assertThat(card.conversation()).isEmpty();
        assertThat(card.registration()).isEqualTo(new RegistrationOffer.Registered(rosa.id()));
        assertThat(card.actions().orElseThrow().email()).contains("rosa@example.com");
        assertThat(card.field("firstName").flatMap(PanelField::value)).contains("Rosa");
        assertThat(fixture.inbox().as(fixture.administrator()).panels().of(new ContactId("absent")))
                .isEmpty();
        assertThat(fixture.inbox().as(fixture.administrator()).panels().of(new ConversationId("absent")))
                .isEmpty();
    }

    @EveryStore
    @DisplayName("A panel is one bulk read, however much there is of a contact")
    void readsInBulk(InboxFixture fixture) {
        ConversationId id = rosaWrote(fixture);
        ContactCard rosa = create(fixture, id, NewContact.consenting("Rosa", "Paz"));
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();
        Desk admin = fixture.inbox().as(fixture.administrator());
        addOne(fixture, admin, rosa.id(), 0);

        int few = reads(inbox, counting, fixture, id);
        for (int i = 1; i < 6; i++) {
            addOne(fixture, admin, rosa.id(), i);
        }

        assertThat(reads(inbox, counting, fixture, id)).isEqualTo(few);
    }

    /** A task, a number, and a conversation with who writes from it. */
    private static void addOne(InboxFixture fixture, Desk admin, ContactId contact, int number) {
        admin.records()
                .create(RecordDraft.task("Call " + number).about(contact))
                .orThrow();
        String phone = "549341555020" + number;
        admin.contacts()
                .edit(contact, fixture.card(contact).contact().version(), edit -> edit.addPhone("+" + phone))
                .orThrow();
        wrote(fixture, fixture.meta().whatsAppPerson(phone).writes("hola"));
    }

    private static int reads(Inbox inbox, CountingStore counting, InboxFixture fixture, ConversationId id) {
        counting.reset();
        Optional<ContactPanel> panel =
                inbox.as(fixture.administrator()).panels().of(id);
        assertThat(panel).isPresent();
        return counting.calls();
    }
}
