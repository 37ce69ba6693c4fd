package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.access.Refusal;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.AssociateResult;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.CreateResult;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegisterResult;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Registration;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendResult;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ConversationFilter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Who may, and with what plan. */
class RolesAndPlanTest {
    private static final String ROSA = "5493415550101";
    private static final NewContact FORM = NewContact.withConsent("Rosa", "Paz").build();
    private static final Draft READY =
            Draft.template("order_ready", "es", TemplateValue.bound(TemplateField.FIRST_NAME, "cliente"));

    private static List<Refusal> refusals(CreateResult result) {
        assertThat(result).isInstanceOf(CreateResult.Refused.class);
        return ((CreateResult.Refused) result).refusals();
    }

    private static List<Refusal> refusals(SendResult result) {
        assertThat(result).isInstanceOf(SendResult.Refused.class);
        return ((SendResult.Refused) result).refusals();
    }

    @EveryStore
    @DisplayName("S1 Administrators register from the inbox; sales users and editors do not, in any of the three ways")
    void registering(World world) {
        ContactCard ana = world.add(NewContact.withConsent("Ana", "Sol").email("ana@example.com"));
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        var id = view.conversation().id();
        Actor onlooker = world.custom(Permission.CONVERSE_ALL);

        for (Actor actor : List.of(world.salesUser(), world.editor(), onlooker)) {
            assertThat(refusals(world.inbox().contacts().create(id, FORM, actor)))
                    .extracting(Refusal::reason)
                    .contains(Refusal.Reason.NOT_PERMITTED);
            assertThat(world.inbox().contacts().associate(id, ana.id(), AssociateOptions.KEEP, actor))
                    .isInstanceOf(AssociateResult.Refused.class);
            assertThat(world.inbox().contacts().createOrAssociate(id, actor))
                    .isInstanceOf(RegisterResult.Refused.class);
        }
        assertThat(world.view(id).registration()).isEqualTo(Registration.UNREGISTERED);

        assertThat(world.inbox().contacts().create(id, FORM, world.administrator()))
                .isInstanceOf(CreateResult.Created.class);
    }

    @EveryStore
    @DisplayName("S1 A role of one's own registers exactly when it holds that permission and sees the conversation")
    void customRole(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        var id = view.conversation().id();

        assertThat(refusals(world.inbox().contacts().create(id, FORM, world.custom(Permission.CONVERSE_UNASSIGNED))))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThat(world.inbox().contacts().create(id, FORM, world.custom(Permission.REGISTER_CONTACTS)))
                .isInstanceOf(CreateResult.Refused.class);
        assertThat(world.inbox()
                        .contacts()
                        .create(id, FORM, world.custom(Permission.REGISTER_CONTACTS, Permission.CONVERSE_UNASSIGNED)))
                .isInstanceOf(CreateResult.Created.class);
    }

    @EveryStore
    @DisplayName(
            "S10, S11 Without the Pro plan or the WhatsApp add-on nothing is registered or sent, and an adviser is named as the way")
    void plan(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        var id = view.conversation().id();

        for (Entitlement[] some : new Entitlement[][] {{}, {Entitlement.PRO_PLAN}, {Entitlement.WHATSAPP_ADD_ON}}) {
            world.bought(some);
            List<Refusal> all = new java.util.ArrayList<>(
                    refusals(world.inbox().contacts().create(id, FORM, world.administrator())));
            all.addAll(refusals(world.send(Recipient.conversation(id), Draft.text("hola"), world.administrator())));
            assertThat(all).hasSize(2).allSatisfy(refusal -> {
                assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_ENTITLED);
                assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.TALK_TO_ADVISER);
            });
        }
        assertThat(world.search("Rosa")).isEmpty();

        world.bought(Entitlement.PRO_PLAN, Entitlement.WHATSAPP_ADD_ON);
        assertThat(world.inbox().contacts().create(id, FORM, world.administrator()))
                .isInstanceOf(CreateResult.Created.class);
    }

    @EveryStore
    @DisplayName("S78 Administrators send; sales users send to contacts of their own; editors do not")
    void sending(World world) {
        world.meta().whatsAppPerson(ROSA);
        ContactCard own = world.add(NewContact.withConsent("Rosa", "Paz")
                .primaryPhone("+" + ROSA)
                .owner(world.salesUser().user()));
        ContactCard other = world.add(NewContact.withConsent("Ana", "Sol").primaryPhone("+5493415550102"));

        assertThat(world.send(Recipient.contact(own.id(), Shop.SALES), READY, world.administrator()))
                .isInstanceOf(SendResult.Queued.class);
        assertThat(world.send(Recipient.contact(own.id(), Shop.SALES), READY, world.salesUser()))
                .isInstanceOf(SendResult.Queued.class);
        assertThat(refusals(world.send(Recipient.contact(other.id(), Shop.SALES), READY, world.salesUser())))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThat(refusals(world.send(Recipient.contact(own.id(), Shop.SALES), READY, world.editor())))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        world.runWork();
        assertThat(world.meta().sent()).hasSize(2);
    }

    @EveryStore
    @DisplayName("S79 Messenger conversations are attended by administrators; whoever may not see one does not find it")
    void messenger(World world) {
        ConversationView view =
                world.hears(world.meta().messengerPerson("249001").writes("hola"));
        var id = view.conversation().id();

        assertThat(refusals(world.send(Recipient.conversation(id), Draft.text("hola"), world.salesUser())))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_FOUND);
        assertThat(world.inbox().conversations().view(id, world.salesUser())).isEmpty();
        assertThat(world.inbox()
                        .conversations()
                        .thread(id, null, 10, world.salesUser())
                        .items())
                .isEmpty();
        assertThat(world.inbox()
                        .conversations()
                        .list(ConversationFilter.EVERYTHING, null, 10, world.editor())
                        .items())
                .isEmpty();

        world.sends(Recipient.conversation(id), Draft.text("¿En qué te ayudo?"));
        assertThat(world.meta().sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.text()).isEqualTo("¿En qué te ayudo?"));
    }

    @EveryStore
    @DisplayName("S77 An account has at most ten WhatsApp lines; lines of other channels are not counted")
    void tenLines(World world) {
        for (int line = 3; line <= 10; line++) {
            world.connect(Line.whatsApp(Shop.ACCOUNT, new LineId("wa-" + line), "More", "30" + line, "2040"));
        }
        Line eleventh = Line.whatsApp(Shop.ACCOUNT, new LineId("wa-11"), "More", "3011", "2040");

        assertThat(world.inbox().accounts().connect(eleventh, world.administrator()))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.LIMIT_REACHED));
        world.connect(Line.messenger(Shop.ACCOUNT, new LineId("page-2"), "Page", "105"));
        assertThat(world.inbox().accounts().lines(Shop.ACCOUNT)).hasSize(13);
    }

    @EveryStore
    @DisplayName("S3 A line that is not available sends nothing, and sends again once it is")
    void availability(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        Line sales = view.line();
        world.connect(sales.withAvailable(false));

        assertThat(refusals(world.send(
                        Recipient.conversation(view.conversation().id()), Draft.text("hola"), world.administrator())))
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.LINE_UNAVAILABLE);

        world.connect(sales.withAvailable(true));
        world.sends(Recipient.conversation(view.conversation().id()), Draft.text("hola"));
        assertThat(world.meta().sent()).hasSize(1);
    }

    @EveryStore
    @DisplayName("S1 Settings and lines are changed by administrators only")
    void configuring(World world) {
        Line line = Line.messenger(Shop.ACCOUNT, new LineId("page-2"), "Page", "105");

        for (Actor actor : List.of(world.salesUser(), world.editor(), world.flow())) {
            assertThat(world.inbox().accounts().connect(line, actor))
                    .hasValueSatisfying(
                            refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_PERMITTED));
            assertThat(world.inbox()
                            .accounts()
                            .save(
                                    world.inbox()
                                            .accounts()
                                            .settings(Shop.ACCOUNT)
                                            .orElseThrow(),
                                    actor))
                    .hasValueSatisfying(
                            refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_PERMITTED));
        }
        assertThat(world.inbox().accounts().lines(Shop.ACCOUNT)).hasSize(4);
    }
}
