package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.CreatePreview;
import io.escala.core.contacts.LikelyTwin;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.TwinMatch;
import io.escala.core.contacts.TwinMatch.Reason;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.Notice;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Who the person of a form may be already, shown before a contact is created. */
class CreatePreviewTest {
    private static final String ROSA = "5493415550101";

    private static Contacts contacts(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).contacts();
    }

    private static ConversationId writes(InboxFixture fixture, String number) {
        return fixture.receives(fixture.meta().whatsAppPerson(number).writes("hola"))
                .conversation()
                .id();
    }

    private static ConversationId writesOnMessenger(InboxFixture fixture) {
        return fixture.receives(fixture.meta().messengerPerson("7001").writes("hola"))
                .conversation()
                .id();
    }

    private static List<ContactId> ids(CreatePreview preview) {
        return preview.twins().stream().map(LikelyTwin::id).toList();
    }

    private static List<Reason> reasons(LikelyTwin twin) {
        return twin.matches().stream().map(TwinMatch::reason).toList();
    }

    @EveryStore
    @DisplayName(
            "S69, S73 With e-mail or phone in hand, the preview tells which contact has them, before anything is created")
    void sameKeysAreShown(InboxFixture fixture) {
        ContactCard byEmail = fixture.add(NewContact.consenting("Ana", "Sol").email("rosa@example.com"));
        ContactCard byPhone = fixture.add(NewContact.consenting("Bea", "Luz").phone("+5493415550102"));
        ConversationId chat = writesOnMessenger(fixture);
        NewContact form =
                NewContact.consenting("Rosa", "Paz").email("Rosa@Example.com").addPhone("0341 15-555-0102");

        CreatePreview preview = contacts(fixture).previewCreate(chat, form);

        assertThat(preview.refusals())
                .isEqualTo(contacts(fixture).create(chat, form).refusals())
                .extracting(refusal -> refusal.holder().orElseThrow())
                .containsExactlyInAnyOrder(byEmail.id(), byPhone.id());
        assertThat(preview.twins()).hasSize(2);
        assertThat(preview.twins().get(0).id()).isEqualTo(byPhone.id());
        assertThat(preview.twins().get(0).card()).contains(byPhone);
        assertThat(preview.twins().get(0).matches()).singleElement().satisfies(match -> {
            assertThat(match.reason()).isEqualTo(Reason.SAME_PHONE);
            assertThat(match.field()).isEqualTo("secondaryPhones");
            assertThat(match.index()).hasValue(0);
            assertThat(match.held().orElseThrow().value()).isEqualTo("5493415550102");
        });
        assertThat(preview.twins().get(1).id()).isEqualTo(byEmail.id());
        assertThat(reasons(preview.twins().get(1))).containsExactly(Reason.SAME_EMAIL);
        assertThat(preview.toString()).doesNotContain("rosa@", "0102", "Rosa");
    }

    @EveryStore
    @DisplayName("S75 What exists nowhere has no twin and would be created; previewing changes nothing")
    void nobodyIsThere(InboxFixture fixture) {
        ConversationId chat = writesOnMessenger(fixture);
        int events = fixture.events(CrmEvent.ContactCreated.class).size();

        CreatePreview preview = contacts(fixture)
                .previewCreate(chat, NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));

        assertThat(preview.allowed()).isTrue();
        assertThat(preview.twins()).isEmpty();
        assertThat(fixture.search("rosa")).isEmpty();
        assertThat(fixture.events(CrmEvent.ContactCreated.class)).hasSize(events);
    }

    @EveryStore
    @DisplayName(
            "S67, S68 Other forms of a number and names suggest: the contact can be created, and the answer says so")
    void formsAndNamesSuggest(InboxFixture fixture) {
        ContactCard otherForm = fixture.add(NewContact.consenting("Ana", "Sol").phone("+22961234567"));
        ContactCard namesake = fixture.add(NewContact.consenting("RÓSA", "paz").email("rosa.paz@old.example"));
        ContactCard swapped = fixture.add(NewContact.consenting("Paz", "Rosa").email("x@example.com"));
        ContactCard longer =
                fixture.add(NewContact.consenting("Rosa María", "Paz").email("y@example.com"));
        fixture.add(NewContact.consenting("Rosalia", "Pazos").email("z@example.com"));
        fixture.add(NewContact.consenting("Rosa", "Luz").email("w@example.com"));
        ConversationId chat = writes(fixture, "2290161234567");
        NewContact form = NewContact.consenting("Rosa", "Paz").email("rosa.paz@new.example");

        CreatePreview preview = contacts(fixture).previewCreate(chat, form);

        assertThat(preview.allowed()).isTrue();
        assertThat(ids(preview))
                .hasSize(4)
                .startsWith(otherForm.id(), namesake.id(), swapped.id())
                .endsWith(longer.id());
        assertThat(preview.twins())
                .extracting(CreatePreviewTest::reasons)
                .containsExactly(
                        List.of(Reason.EQUIVALENT_PHONE),
                        List.of(Reason.SAME_EMAIL_NAME, Reason.SAME_NAME),
                        List.of(Reason.SAME_NAME),
                        List.of(Reason.SIMILAR_NAME));
        assertThat(contacts(fixture).create(chat, form).notices())
                .containsExactlyInAnyOrder(
                        Notice.about(Notice.Kind.LIKELY_DUPLICATE, otherForm.id()),
                        Notice.about(Notice.Kind.SAME_NAME, namesake.id()),
                        Notice.about(Notice.Kind.SAME_NAME, swapped.id()));
    }

    @EveryStore
    @DisplayName(
            "S67 Ids of the channel, ID field and reference are found too, also where only a person on a channel has them")
    void idsAreShown(InboxFixture fixture) {
        ContactCard known = contacts(fixture)
                .create(
                        writes(fixture, ROSA),
                        NewContact.consenting("Ana", "Sol").idField("17").externalReference("42"))
                .orThrow();
        ContactCard onMessenger = contacts(fixture)
                .create(writesOnMessenger(fixture), NewContact.consenting("Bea", "Luz"))
                .orThrow();
        ContactCard onInstagram = fixture.add(
                NewContact.consenting("Eva", "Ruiz").email("eva@example.com").instagramUserName("eva.ruiz"));

        CreatePreview preview = contacts(fixture)
                .previewAdd(NewContact.consenting("Rosa", "Paz")
                        .phone("+" + ROSA)
                        .idField("17")
                        .externalReference("42")
                        .facebookId("7001")
                        .instagramUserName("@Eva.Ruiz"));

        assertThat(ids(preview)).containsExactly(known.id(), onMessenger.id(), onInstagram.id());
        assertThat(reasons(preview.twins().get(0)))
                .containsExactly(Reason.SAME_PHONE, Reason.SAME_ID_FIELD, Reason.SAME_EXTERNAL_REFERENCE);
        assertThat(reasons(preview.twins().get(1))).containsExactly(Reason.SAME_FACEBOOK_ID);
        assertThat(preview.twins().get(1).matches().get(0).held()).isEmpty();
        assertThat(reasons(preview.twins().get(2))).containsExactly(Reason.SAME_INSTAGRAM_USER_NAME);
        assertThat(preview.refusedFor(Refusal.Reason.KEY_TAKEN)).isTrue();
    }

    @EveryStore
    @DisplayName(
            "S73 A form may be previewed as it is typed: a first name alone finds nobody, and at most ten are shown")
    void partialForms(InboxFixture fixture) {
        for (int i = 0; i < 12; i++) {
            fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa" + i + "@example.com"));
        }

        CreatePreview begun = contacts(fixture).previewAdd(NewContact.blank().firstName("Rosa"));
        CreatePreview named =
                contacts(fixture).previewAdd(NewContact.named("Rosa", "Paz").email("rosa11@"));

        assertThat(begun.twins()).isEmpty();
        assertThat(begun.refusedFor(Refusal.Reason.FIELD_MISSING)).isTrue();
        assertThat(named.twins()).hasSize(CreatePreview.MAX_TWINS);
        assertThat(named.refusals())
                .extracting(Refusal::reason)
                .containsExactlyInAnyOrder(Refusal.Reason.CONSENT_MISSING, Refusal.Reason.FIELD_INVALID);
    }

    @EveryStore
    @DisplayName("S1 Who may not create sees the refusal and nobody's data")
    void deniedSeeNothing(InboxFixture fixture) {
        fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + "5493415550102"));
        ConversationId chat = writes(fixture, ROSA);
        NewContact form = NewContact.consenting("Rosa", "Paz").phone("+5493415550102");
        Actor converses = fixture.custom(Permission.CONVERSE_ALL);
        Actor registers = fixture.custom(Permission.REGISTER_CONTACTS);

        CreatePreview denied = fixture.inbox().as(converses).contacts().previewCreate(chat, form);
        CreatePreview unseen = fixture.inbox().as(registers).contacts().previewCreate(chat, form);

        assertThat(denied.refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThat(denied.twins()).isEmpty();
        assertThat(unseen.refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.NOT_FOUND);
        assertThat(unseen.twins()).isEmpty();
        assertThat(fixture.inbox().as(converses).contacts().previewAdd(form).twins())
                .isEmpty();
    }

    @EveryStore
    @DisplayName("Ten twins are read with as many calls of the store as one")
    void readsDoNotGrow(InboxFixture fixture) {
        CountingStore counting = new CountingStore(fixture.store());
        Contacts desk = Inbox.builder(counting)
                .clock(fixture.clock())
                .build()
                .as(fixture.administrator())
                .contacts();
        ConversationId chat = writes(fixture, ROSA);
        List<Integer> calls = new ArrayList<>();
        for (int twins = 1; twins <= 10; twins++) {
            fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa" + twins + "@example.com"));
            counting.reset();
            assertThat(desk.previewCreate(chat, NewContact.consenting("Rosa", "Paz"))
                            .twins())
                    .hasSize(twins);
            calls.add(counting.calls());
        }

        assertThat(calls).containsOnly(calls.get(0));
    }
}
