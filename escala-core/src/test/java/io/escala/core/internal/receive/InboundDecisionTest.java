package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.INSTAGRAM;
import static io.escala.core.internal.receive.ReceiveFixture.MESSENGER;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.igsid;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.psid;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static io.escala.core.internal.receive.ReceiveFixture.userId;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.identify.Identification;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundDecisionTest {
    private static final EnumSet<KeyRole> PRIMARY = EnumSet.of(KeyRole.PRIMARY);
    private static final EnumSet<KeyRole> SECONDARY = EnumSet.of(KeyRole.SECONDARY);
    private static final EnumSet<KeyRole> WHATSAPP_PHONE = EnumSet.of(KeyRole.WHATSAPP);

    private final ReceiveFixture fixture = new ReceiveFixture();

    @Test
    @DisplayName("S22, S24 an unknown number makes an unregistered identity, one conversation, an open window")
    void unknownNumberCreatesAnUnregisteredIdentity() {
        Receipt.Item item = fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("5493415550101")));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(item.who()).isInstanceOf(Identification.Unknown.class);
        assertThat(fixture.only().open()).isTrue();
        MessagingWindow window = MessagingWindow.of(fixture.only());
        assertThat(window.remaining(NOON)).isEqualTo(Duration.ofHours(24));
        assertThat(window.isOpen(NOON.plus(Duration.ofHours(24)))).isFalse();
        assertThat(fixture.events)
                .anyMatch(event ->
                        event instanceof CrmEvent.ConversationOpened opened && opened.opener() == SessionOpener.CONTACT)
                .anyMatch(CrmEvent.MessageReceived.class::isInstance);
    }

    @Test
    void repeatedMessageHasNoEffect() {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("5493415550101")));
        int events = fixture.events.size();

        Receipt.Item again = fixture.at(NOON.plusSeconds(90))
                .take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("5493415550101")));

        assertThat(again.outcome()).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(fixture.state.conversations().messages()).hasSize(1);
        assertThat(fixture.events).hasSize(events);
    }

    @ParameterizedTest(name = "{0} answers a contact that holds {1} as {2}: rule {3}")
    @CsvSource({
        "5511987654321, 5511987654321, WHATSAPP,  EXACT_WHATSAPP_PHONE",
        "5511987654321, 5511987654321, PRIMARY,   EXACT_PRIMARY_PHONE",
        "5511987654321, 5511987654321, SECONDARY, EXACT_SECONDARY_PHONE",
        "551187654321,  5511987654321, WHATSAPP,  FORM_WHATSAPP_PHONE",
        "551187654321,  5511987654321, PRIMARY,   FORM_PRIMARY_PHONE",
        "551187654321,  5511987654321, SECONDARY, FORM_SECONDARY_PHONE",
        "5215512345678, 525512345678,  PRIMARY,   FORM_PRIMARY_PHONE",
    })
    void identifiesByNumber(String wrote, String held, KeyRole role, Identification.Rule rule) {
        ContactId contact = fixture.contact("c1", Map.of(held, EnumSet.of(role)));

        Receipt.Item item = fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "oi", number(wrote)));

        assertThat(item.who()).isInstanceOfSatisfying(Identification.Known.class, known -> {
            assertThat(known.contact()).isEqualTo(contact);
            assertThat(known.decidedBy().rule()).isEqualTo(rule);
            assertThat(known.tried()).last().isEqualTo(known.decidedBy());
        });
        assertThat(fixture.state.identities().of(contact)).hasSize(1);
    }

    @Test
    void exactNumberWinsOverANationalForm() {
        fixture.contact("form", Map.of("5511987654321", WHATSAPP_PHONE));
        ContactId exact = fixture.contact("exact", Map.of("551187654321", SECONDARY));

        Receipt.Item item = fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "oi", number("551187654321")));

        assertThat(item.who())
                .isInstanceOfSatisfying(
                        Identification.Known.class,
                        known -> assertThat(known.contact()).isEqualTo(exact));
    }

    @Test
    void weakFormIsOnlyASuggestion() {
        ContactId perhaps = fixture.contact("c1", Map.of("22997123456", PRIMARY));

        Receipt.Item item = fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("2290197123456")));

        assertThat(item.who())
                .isInstanceOfSatisfying(
                        Identification.Suggested.class,
                        who -> assertThat(who.contacts()).containsExactly(perhaps));
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.WEAK_FORM);
        assertThat(fixture.state.identities().of(perhaps)).isEmpty();
    }

    @Test
    @DisplayName("S38, S39 an answer from the primary phone makes it the WhatsApp phone, and it stays primary")
    void promotesTheExactNumber() {
        ContactId contact = fixture.contact("c1", Map.of("5493415550101", PRIMARY));

        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("5493415550101")));

        assertThat(fixture.state.contacts().key(contact, ContactKeyValue.phone(new Phone("5493415550101"))))
                .get()
                .satisfies(key -> assertThat(key.roles()).containsExactlyInAnyOrder(KeyRole.PRIMARY, KeyRole.WHATSAPP));
        assertThat(fixture.events).contains(new CrmEvent.WhatsAppPhoneRecorded(contact));
    }

    @Test
    @DisplayName("S38 an answer in another form of the number promotes it, and both forms are kept")
    void promotesAnotherForm() {
        ContactId contact = fixture.contact("c1", Map.of("5511987654321", PRIMARY));

        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "oi", number("551187654321")));

        assertThat(fixture.state.contacts().keys(contact)).hasSize(2);
        assertThat(fixture.state.contacts().key(contact, ContactKeyValue.phone(new Phone("551187654321"))))
                .get()
                .satisfies(key -> assertThat(key.roles()).containsExactly(KeyRole.WHATSAPP));
        assertThat(fixture.state.contacts().key(contact, ContactKeyValue.phone(new Phone("5511987654321"))))
                .get()
                .satisfies(key -> assertThat(key.roles()).containsExactly(KeyRole.PRIMARY));
    }

    @Test
    void existingWhatsAppPhoneIsNeverReplaced() {
        ContactId contact = fixture.contact("c1", Map.of("5493415550101", PRIMARY, "5493415550999", WHATSAPP_PHONE));

        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("5493415550101")));

        assertThat(fixture.state.contacts().keys(contact))
                .filteredOn(key -> key.is(KeyRole.WHATSAPP))
                .extracting(key -> key.value().value())
                .containsExactly("5493415550999");
    }

    @Test
    void answerInAnotherNationalFormIsFiledInTheSameConversation() {
        // We wrote to the typed form of a number in Benin; Meta answers in its own.
        ContactId contact = fixture.contact("c1", Map.of("22997123456", PRIMARY));
        ChannelIdentity written = new ChannelIdentity(
                ReceiveFixture.ACCOUNT, new IdentityId("i1"), Channel.WHATSAPP, null, contact, null, NOON, 0);
        fixture.state.apply(new IdentityChange.AddIdentity(written));
        fixture.state.apply(new IdentityChange.SeeAlias(IdentityAlias.since(
                ReceiveFixture.ACCOUNT,
                written.id(),
                IdentityKey.whatsAppNumber(new Phone("22997123456")),
                AliasGrade.ASSUMED,
                NOON)));

        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("2290197123456")));

        assertThat(fixture.only().identity()).isEqualTo(written.id());
        assertThat(fixture.state.contacts().key(contact, ContactKeyValue.phone(new Phone("2290197123456"))))
                .as("the number that answered is promoted")
                .get()
                .satisfies(key -> assertThat(key.is(KeyRole.WHATSAPP)).isTrue());
    }

    @Test
    @DisplayName("S33, S34 a number hidden at registration becomes WhatsApp phone and primary phone when it shows")
    void numberHiddenAtRegistrationIsRecordedWhenItShows() {
        ContactId contact = registeredByUserId(Map.of());

        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON, "b", userId("UY.111"), number("59899111222")));

        assertThat(fixture.state.contacts().key(contact, ContactKeyValue.phone(new Phone("59899111222"))))
                .get()
                .satisfies(key -> assertThat(key.roles()).containsExactlyInAnyOrder(KeyRole.WHATSAPP, KeyRole.PRIMARY));
    }

    @Test
    @DisplayName("S30 a contact that has a WhatsApp phone keeps it when another number shows")
    void numberThatShowsDoesNotReplaceTheWhatsAppPhone() {
        ContactId contact = registeredByUserId(Map.of("59899111333", EnumSet.of(KeyRole.WHATSAPP)));

        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON, "b", userId("UY.111"), number("59899111222")));

        assertThat(fixture.state.contacts().keys(contact)).hasSize(1);
    }

    @Test
    void numberOfAnotherContactThatShowsIsASuggestion() {
        ContactId other = fixture.contact("other", Map.of("59899111222", EnumSet.of(KeyRole.SECONDARY)));
        ContactId contact = registeredByUserId(Map.of());

        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON, "b", userId("UY.111"), number("59899111222")));

        assertThat(fixture.state.contacts().keys(contact)).isEmpty();
        assertThat(fixture.state.intake().suggestions())
                .singleElement()
                .satisfies(suggestion -> assertThat(suggestion.contacts()).containsExactlyInAnyOrder(contact, other));
    }

    private ContactId registeredByUserId(Map<String, EnumSet<KeyRole>> phones) {
        ContactId contact = fixture.contact("hidden", phones);
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "a", userId("UY.111")));
        fixture.state.apply(new IdentityChange.LinkIdentity(fixture.only().identity(), contact));
        return contact;
    }

    @Test
    void userIdAndNumberSeenTogetherAreOnePerson() {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "a", number("59899111222"), userId("UY.111")));
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON.plusSeconds(1), "b", userId("UY.111")));
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.3", NOON.plusSeconds(2), "c", number("59899111222")));

        assertThat(fixture.state.conversations().all()).hasSize(1);
        assertThat(fixture.state.conversations().messages()).hasSize(3);
    }

    @Test
    void identitiesOfOnePersonFuseIntoTheOlderConversation() {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "by number", number("59899111222")));
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON.plusSeconds(60), "by user id", userId("UY.111")));
        assertThat(fixture.state.conversations().all()).hasSize(2);

        Receipt.Item item = fixture.take(
                WHATSAPP,
                text(WHATSAPP, "wamid.3", NOON.plusSeconds(120), "both", number("59899111222"), userId("UY.111")));

        IdentityId older = new IdentityId(fixture.state
                .holder(Claim.identityKey(IdentityKey.whatsAppNumber(new Phone("59899111222"))))
                .orElseThrow());
        assertThat(fixture.state
                        .conversations()
                        .find(item.conversation())
                        .orElseThrow()
                        .identity())
                .isEqualTo(older);
        assertThat(fixture.state
                        .identities()
                        .canonical(new IdentityId(fixture.state
                                .holder(Claim.identityKey(new IdentityKey(IdentityKeyKind.BSUID, "9001", "UY.111")))
                                .orElseThrow()))
                        .orElseThrow()
                        .id())
                .isEqualTo(older);
    }

    @Test
    void numberWithANewUserIdLinksNobody() {
        ContactId former = fixture.contact("c1", Map.of("59899111222", WHATSAPP_PHONE));
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "a", number("59899111222"), userId("UY.111")));

        fixture.take(
                WHATSAPP,
                text(WHATSAPP, "wamid.2", NOON.plusSeconds(60), "b", number("59899111222"), userId("UY.999")));

        assertThat(fixture.state.conversations().all()).hasSize(2);
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .contains(Suggestion.Kind.IDENTITY_CONFLICT);
        assertThat(fixture.state.identities().of(former))
                .as("the new person is not linked to the former owner")
                .hasSize(1);
    }

    @Test
    void reassignedNumberOfFusedIdentitiesIsDetected() {
        for (boolean numberFirst : List.of(true, false)) {
            ReceiveFixture fresh = new ReceiveFixture();
            ContactId former = fresh.contact("c1", Map.of("59899111222", WHATSAPP_PHONE));
            MessageEvent.Inbound byNumber = text(WHATSAPP, "wamid.1", NOON, "a", number("59899111222"));
            MessageEvent.Inbound byUserId = text(WHATSAPP, "wamid.2", NOON, "b", userId("UY.111"));
            fresh.take(WHATSAPP, numberFirst ? byNumber : byUserId);
            fresh.at(NOON.plusSeconds(1)).take(WHATSAPP, numberFirst ? byUserId : byNumber);
            fresh.take(
                    WHATSAPP,
                    text(WHATSAPP, "wamid.3", NOON.plusSeconds(2), "c", number("59899111222"), userId("UY.111")));

            Receipt.Item other = fresh.take(
                    WHATSAPP,
                    text(WHATSAPP, "wamid.4", NOON.plusSeconds(3), "d", number("59899111222"), userId("UY.999")));

            Conversation conversation =
                    fresh.state.conversations().find(other.conversation()).orElseThrow();
            assertThat(fresh.state
                            .identities()
                            .canonical(conversation.identity())
                            .orElseThrow()
                            .contact())
                    .as("the new owner of the number is not %s", former)
                    .isNull();
            assertThat(fresh.state.conversations().messages())
                    .filteredOn(message -> message.conversation().equals(conversation.id()))
                    .hasSize(1);
        }
    }

    @Test
    void identitiesAreNotFusedAgainstAUserWhoTookOneOffTheContactOfTheOther() {
        ContactId contact = fixture.contact("c1", Map.of("59899111222", WHATSAPP_PHONE));
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "a", number("59899111222")));
        Receipt.Item second =
                fixture.take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON.plusSeconds(1), "b", userId("UY.1")));
        IdentityId speaker = fixture.state
                .conversations()
                .find(second.conversation())
                .orElseThrow()
                .identity();
        fixture.state.apply(new IdentityChange.LinkIdentity(speaker, null, Set.of(contact), null));

        fixture.take(
                WHATSAPP, text(WHATSAPP, "wamid.3", NOON.plusSeconds(2), "c", number("59899111222"), userId("UY.1")));

        assertThat(fixture.state.identities().find(speaker).orElseThrow().contact())
                .isNull();
        assertThat(fixture.state.identities().of(contact)).hasSize(1);
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.IDENTITY_CONFLICT);
    }

    @Test
    void identitiesWhoseContactsDifferNeverFuse() {
        ContactId one = fixture.contact("c1", Map.of("59899111222", WHATSAPP_PHONE));
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "a", number("59899111222")));
        ContactId two = fixture.contact("c2", Map.of());
        Receipt.Item second =
                fixture.take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON.plusSeconds(1), "b", userId("UY.1")));
        IdentityId speaker = fixture.state
                .conversations()
                .find(second.conversation())
                .orElseThrow()
                .identity();
        fixture.state.apply(new IdentityChange.LinkIdentity(speaker, two));

        Receipt.Item both = fixture.take(
                WHATSAPP, text(WHATSAPP, "wamid.3", NOON.plusSeconds(2), "c", number("59899111222"), userId("UY.1")));

        assertThat(both.conversation()).as("the user id says who speaks").isEqualTo(second.conversation());
        assertThat(fixture.state.identities().of(one)).hasSize(1);
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.IDENTITY_CONFLICT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"in the future, P1D, true", "a little ahead, PT2M, false", "in the past, -PT5H, false"})
    void futureTimeDoesNotExtendTheWindow(String name, Duration offset, boolean corrected) {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON.plus(offset), "hola", number("59899111222")));

        Instant closes = MessagingWindow.of(fixture.only()).closesAt().orElseThrow();
        assertThat(closes).isBeforeOrEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(fixture.thread().get(0).timeCorrected()).isEqualTo(corrected);
    }

    @Test
    void messageThreeDaysLateIsFiledButOpensNoWindow() {
        fixture.take(
                WHATSAPP, text(WHATSAPP, "wamid.1", NOON.minus(Duration.ofDays(3)), "hola", number("59899111222")));

        assertThat(MessagingWindow.of(fixture.only()).isOpen(NOON)).isFalse();
    }

    @Test
    void messageOlderThanThirtyDaysIsQuarantined() {
        Receipt.Item item = fixture.take(
                WHATSAPP, text(WHATSAPP, "wamid.1", NOON.minus(Duration.ofDays(31)), "hola", number("59899111222")));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.QUARANTINED);
        assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.STALE);
        assertThat(fixture.state.conversations().messages()).isEmpty();
    }

    @ParameterizedTest(name = "sender {0}")
    @CsvSource({"'+54 9 341 555'", "٥٤٩٣٤١٥٥٥٠١٠١", "abc", "'1234567890123456789012345678901234567890'", "''"})
    void invalidNumberIsQuarantined(String sender) {
        Receipt.Item item = fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number(sender)));

        assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.NO_SENDER);
        assertThat(fixture.state.intake().quarantined()).hasSize(1);
        assertThat(fixture.state.conversations().all()).isEmpty();
    }

    @Test
    void idsAreCaseSensitive() {
        fixture.take(MESSENGER, text(MESSENGER, "m_1", NOON, "a", psid("abc")));
        fixture.take(MESSENGER, text(MESSENGER, "m_2", NOON, "b", psid("ABC")));

        assertThat(fixture.state.conversations().all()).hasSize(2);
    }

    @ParameterizedTest(name = "closed {0} ms after noon, written {1} s after: start event {2}")
    @CsvSource({
        // Meta gives whole seconds, so a message of the second of the close may have been written after it.
        "5400, 6, true",
        "5400, 5, true",
        "5000, 5, true",
        "5400, 4, false",
        "5000, 4, false"
    })
    void startEventUnlessWrittenBeforeTheClose(long closed, long written, boolean fires) {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("59899111222")));
        Session first =
                fixture.state.conversations().sessions(fixture.only().id()).get(0);
        fixture.state.apply(new ConversationChange.CloseSession(first.closed(NOON.plusMillis(closed), "solved", null)));
        fixture.events.clear();

        fixture.at(NOON.plusSeconds(900))
                .take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON.plusSeconds(written), "more", number("59899111222")));

        assertThat(fixture.only().open()).isTrue();
        assertThat(fixture.events.stream().anyMatch(CrmEvent.ConversationOpened.class::isInstance))
                .isEqualTo(fires);
    }

    @Test
    void lateMessageReopensWithoutAStartEvent() {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("59899111222")));
        Session first =
                fixture.state.conversations().sessions(fixture.only().id()).get(0);
        fixture.state.apply(new ConversationChange.CloseSession(first.closed(NOON.plusSeconds(600), "solved", null)));
        fixture.events.clear();

        fixture.at(NOON.plusSeconds(900))
                .take(WHATSAPP, text(WHATSAPP, "wamid.0", NOON.plusSeconds(30), "late", number("59899111222")));
        assertThat(fixture.only().open()).isTrue();
        assertThat(fixture.events).noneMatch(CrmEvent.ConversationOpened.class::isInstance);
    }

    @Test
    @DisplayName(
            "S41, S43, S64 a start event leaves the registration as work only when the flow is enabled and activated")
    void registrationFlow() {
        fixture.state
                .account()
                .put(AccountSettings.of(ReceiveFixture.ACCOUNT, "AR", ZoneOffset.UTC)
                        .withFlows(Set.of(
                                new RegistrationFlow(Channel.WHATSAPP, true, true),
                                new RegistrationFlow(Channel.MESSENGER, true, false))));

        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", number("59899111222")));
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.2", NOON, "otra", number("59899111222")));
        fixture.take(MESSENGER, text(MESSENGER, "m_1", NOON, "hi", psid("24900000000000001")));

        assertThat(fixture.work)
                .extracting(item -> item.key().kind())
                .containsExactly(WorkKind.REGISTER, WorkKind.PROFILE);
    }

    @Test
    @DisplayName("S47 two Instagram people with one display name are two people")
    void sameNameDoesNotMergePeople() {
        for (String id : List.of("1001", "1002")) {
            fixture.take(
                    INSTAGRAM,
                    new MessageEvent.Inbound(
                            INSTAGRAM.key(),
                            new Party(List.of(igsid(id)), "Ana Gil"),
                            "mid-" + id,
                            NOON,
                            new MessageContent.Text("hola"),
                            null,
                            true,
                            ReceiveFixture.raw(id)));
        }

        assertThat(fixture.state.conversations().all()).hasSize(2);
    }

    @Test
    void aReactionDoesNotOpenTheWindow() {
        fixture.take(
                WHATSAPP,
                new MessageEvent.Inbound(
                        WHATSAPP.key(),
                        new Party(List.of(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "59899111222")), null),
                        "wamid.1",
                        NOON,
                        new MessageContent.Raw("reaction", "{}"),
                        null,
                        false,
                        ReceiveFixture.raw("r")));

        assertThat(MessagingWindow.of(fixture.only()).closesAt()).isEmpty();
    }
}
