package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

/** Archiving a contact, and how it comes back. */
class ArchivedContactsTest {
    private static final String ROSA = "5493415550101";
    private static final Draft OFFER = Draft.template("offer").language("es").values(TemplateValue.fixed("Rosa"));

    private static Contacts contacts(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).contacts();
    }

    private static ConversationId writes(InboxFixture fixture, String text) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes(text))
                .conversation()
                .id();
    }

    private static ContactCard rosa(InboxFixture fixture) {
        return fixture.add(
                NewContact.consenting("Rosa", "Paz").phone("+" + ROSA).marketing(true));
    }

    private static List<Refusal.Reason> reasons(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::reason).toList();
    }

    @EveryStore
    @DisplayName("S17 An archived contact keeps everything, once, with who did it as its last edit")
    void archived(InboxFixture fixture) {
        ContactCard before = rosa(fixture);
        ConversationId id = writes(fixture, "hola");
        before = fixture.card(before.id());

        ContactCard after = contacts(fixture).archive(before.id()).orThrow();
        assertThat(contacts(fixture).archive(before.id()).orThrow()).isEqualTo(after);

        Contact contact = after.contact();
        assertThat(contact.archivedAt()).isEqualTo(fixture.now());
        assertThat(contact.version()).isEqualTo(before.contact().version() + 1);
        assertThat(contact.edits().get("archived").by())
                .isEqualTo(fixture.administrator().user());
        assertThat(after.keys()).isEqualTo(before.keys());
        assertThat(after.people()).isEqualTo(before.people());
        assertThat(fixture.card(after.id())).isEqualTo(after);
        assertThat(fixture.view(id).contactId()).contains(after.id());
        assertThat(fixture.events(CrmEvent.ContactArchived.class))
                .containsExactly(new CrmEvent.ContactArchived(after.id()));

        ContactCard back = contacts(fixture).restore(before.id()).orThrow();
        assertThat(contacts(fixture).restore(before.id()).orThrow()).isEqualTo(back);
        assertThat(back.contact().archived()).isFalse();
        assertThat(fixture.events(CrmEvent.ContactRestored.class))
                .containsExactly(new CrmEvent.ContactRestored(after.id()));
    }

    @EveryStore
    @DisplayName("S73 Its number stays taken, and the refusal names it")
    void numberStaysTaken(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        contacts(fixture).archive(rosa.id()).orThrow();

        Outcome<ContactCard> refused =
                contacts(fixture).add(NewContact.consenting("Bea", "Sol").phone("+" + ROSA));

        assertThat(reasons(refused)).containsExactly(Refusal.Reason.KEY_TAKEN);
        assertThat(refused.refusals().get(0).holder()).contains(rosa.id());
    }

    @EveryStore
    @DisplayName("S59 A message of the person brings it back, also the first one; a repeated webhook does so once")
    void messageBringsItBack(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        contacts(fixture).archive(rosa.id()).orThrow();

        var first = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        ConversationId id = fixture.receives(first).conversation().id();
        Contact back = fixture.card(rosa.id()).contact();
        assertThat(back.archived()).isFalse();
        assertThat(Objects.requireNonNull(back.edits().get("archived")).origin())
                .isEqualTo(Origin.META);
        assertThat(fixture.view(id).contactId()).contains(rosa.id());

        contacts(fixture).archive(rosa.id()).orThrow();
        fixture.deliver(first);
        assertThat(fixture.card(rosa.id()).contact().archived())
                .as("what was filed before says nothing new")
                .isTrue();
        writes(fixture, "sigo acá");
        assertThat(fixture.card(rosa.id()).contact().archived()).isFalse();
        assertThat(fixture.events(CrmEvent.ContactRestored.class)).hasSize(2);
    }

    @EveryStore
    @DisplayName("S30 Associating a conversation with it brings it back")
    void associatingBringsItBack(InboxFixture fixture) {
        ContactCard bea = fixture.add(NewContact.consenting("Bea", "Sol").email("bea@example.com"));
        contacts(fixture).archive(bea.id()).orThrow();
        ConversationId id = writes(fixture, "hola");

        ContactCard after = contacts(fixture).associate(id, bea.id()).orThrow();

        assertThat(after.contact().archived()).isFalse();
        assertThat(fixture.view(id).contactId()).contains(bea.id());
    }

    @EveryStore
    @DisplayName("S26 It gets no marketing, also what was queued before; an answer is sent")
    void noMarketing(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        ConversationId id = writes(fixture, "hola");
        Recipient to = Recipient.contact(rosa.id(), TestBusiness.SALES);
        Message queued = fixture.queues(to, OFFER);
        contacts(fixture).archive(rosa.id()).orThrow();

        assertThat(reasons(fixture.send(to, OFFER, fixture.administrator())))
                .containsExactly(Refusal.Reason.MARKETING_NOT_ALLOWED);
        fixture.runWork();
        assertThat(Objects.requireNonNull(fixture.message(id, queued.id()).delivery())
                        .error())
                .isEqualTo(new DeliveryError(0, 0, "MARKETING_NOT_ALLOWED"));
        fixture.sends(Recipient.conversation(id), Draft.text("listo"));
        assertThat(fixture.card(rosa.id()).contact().archived())
                .as("writing to somebody brings nobody back")
                .isTrue();
    }

    @EveryStore
    @DisplayName("S1 Who may edit a contact may archive it: all, one's own, or none")
    void whoMay(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        Actor own = fixture.custom(Permission.MANAGE_OWN_CONTACTS);
        assertThat(reasons(fixture.inbox().as(own).contacts().archive(rosa.id())))
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        UserId self = Objects.requireNonNull(own.user());
        contacts(fixture)
                .edit(rosa.id(), rosa.contact().version(), edit -> edit.owner(self))
                .orThrow();

        assertThat(fixture.inbox()
                        .as(own)
                        .contacts()
                        .archive(rosa.id())
                        .orThrow()
                        .contact()
                        .archived())
                .isTrue();
        assertThat(reasons(contacts(fixture).archive(new ContactId("nobody"))))
                .containsExactly(Refusal.Reason.NOT_FOUND);
    }
}
