package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static io.escala.core.internal.receive.ReceiveFixture.userId;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.PersonEvent;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PersonChangeDecisionTest {
    private static final String OLD = "59899111222";
    private static final String NEW = "59899333444";
    private static final Instant CHANGE = NOON.plusSeconds(60);
    private static final Instant LATER = NOON.plusSeconds(120);

    private final ReceiveFixture fixture = new ReceiveFixture();

    private static PersonEvent.PersonChanged changed(List<PartyKey> before, List<PartyKey> after) {
        return new PersonEvent.PersonChanged(
                WHATSAPP.key(), new Party(before, null), new Party(after, null), CHANGE, raw("change"));
    }

    private static PersonEvent.PersonChanged numberAndUserId() {
        return changed(List.of(number(OLD), userId("UY.1")), List.of(number(NEW), userId("UY.2")));
    }

    private static MessageEvent.Inbound before(PartyKey... keys) {
        return text(WHATSAPP, "wamid.before", NOON, "hola", keys);
    }

    private static MessageEvent.Inbound after(PartyKey... keys) {
        return text(WHATSAPP, "wamid.after", LATER, "sigo yo", keys);
    }

    private Receipt.Item take(ChannelEvent event) {
        return fixture.at(LATER).take(WHATSAPP, event);
    }

    private Set<String> numbers(IdentityId person) {
        Set<String> numbers = new HashSet<>();
        for (IdentityAlias alias : fixture.state.identities().aliases(person)) {
            if (alias.valid() && alias.key().kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
                numbers.add(alias.key().value());
            }
        }
        return numbers;
    }

    private IdentityId of(PartyKey userId) {
        return fixture.state
                .holder(Claim.identityKey(new IdentityKey(userId.kind(), "9001", userId.value())))
                .map(IdentityId::new)
                .flatMap(fixture.state.identities()::canonical)
                .map(ChannelIdentity::id)
                .orElseThrow();
    }

    @Test
    void newIdsContinueTheOldConversation() {
        take(before(number(OLD), userId("UY.1")));

        Receipt.Item item = take(numberAndUserId());
        take(after(number(NEW), userId("UY.2")));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(item.conversation()).isEqualTo(fixture.only().id());
        assertThat(fixture.thread()).hasSize(2);
        assertThat(numbers(fixture.only().identity())).containsExactly(NEW);
        assertThat(fixture.events)
                .contains(new CrmEvent.IdentityChanged(fixture.only().identity()));
    }

    private static PersonEvent.PersonChanged noticed(PersonEvent.PersonChanged change, ContentKind kind) {
        return new PersonEvent.PersonChanged(
                change.line(),
                change.before(),
                change.after(),
                change.at(),
                new PersonEvent.Notice("wamid.notice", new MessageContent.Structured(kind, null, List.of(), "{}")),
                change.raw());
    }

    @Test
    void noticeIsAnEntryThatNeitherOpensNorMarksUnread() {
        take(before(number(OLD), userId("UY.1")));
        Conversation marked = fixture.only();

        Receipt.Item item = take(noticed(numberAndUserId(), ContentKind.NUMBER_CHANGED));
        Receipt.Item again = take(noticed(numberAndUserId(), ContentKind.NUMBER_CHANGED));

        assertThat(fixture.thread())
                .extracting(Message::providerId)
                .containsExactlyInAnyOrder("wamid.before", "wamid.notice");
        assertThat(fixture.thread())
                .extracting(Message::author)
                .containsExactlyInAnyOrder(Author.CUSTOMER, Author.CHANNEL);
        assertThat(fixture.only()).isEqualTo(marked);
        assertThat(numbers(fixture.only().identity())).containsExactly(NEW);
        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(item.message()).isNotNull();
        assertThat(again.outcome()).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(again.message()).isEqualTo(item.message());
        assertThat(fixture.events)
                .filteredOn(CrmEvent.NoticeReceived.class::isInstance)
                .containsExactly(new CrmEvent.NoticeReceived(marked.id(), Objects.requireNonNull(item.message())));
    }

    @Test
    void noticeBeforeTheFirstMessageBeginsAConversationThatIsNotOpen() {
        take(noticed(numberAndUserId(), ContentKind.NUMBER_CHANGED));

        assertThat(fixture.only().open()).isFalse();
        assertThat(fixture.only().marks()).isEmpty();

        take(after(number(NEW), userId("UY.2")));

        assertThat(fixture.thread()).hasSize(2);
        assertThat(fixture.only().open()).isTrue();
    }

    @Test
    void newSecurityCodeChangesNoNumber() {
        take(before(number(OLD), userId("UY.1")));
        take(text(WHATSAPP, "wamid.other", NOON, "hola", number(NEW), userId("UY.1")));

        take(noticed(changed(List.of(number(OLD)), List.of(number(OLD))), ContentKind.SECURITY_CODE_CHANGED));

        assertThat(fixture.thread()).hasSize(3);
        assertThat(numbers(fixture.only().identity())).containsExactlyInAnyOrder(OLD, NEW);
        assertThat(fixture.events).noneMatch(CrmEvent.IdentityChanged.class::isInstance);
    }

    @Test
    void oldNoticeAppliesTheIdsAndIsNotFiled() {
        take(before(number(OLD), userId("UY.1")));

        fixture.at(CHANGE.plus(Duration.ofDays(31)))
                .take(WHATSAPP, noticed(numberAndUserId(), ContentKind.NUMBER_CHANGED));

        assertThat(fixture.thread()).hasSize(1);
        assertThat(numbers(fixture.only().identity())).containsExactly(NEW);
    }

    @Test
    void lateMessageUnderOldIdsDoesNotRestoreTheOldNumber() {
        take(text(WHATSAPP, "wamid.1", NOON, "hola", number(OLD), userId("UY.1")));
        take(numberAndUserId());

        take(text(WHATSAPP, "wamid.2", NOON.plusSeconds(5), "llego tarde", number(OLD), userId("UY.1")));

        assertThat(fixture.thread()).hasSize(2);
        assertThat(numbers(fixture.only().identity())).containsExactly(NEW);
    }

    @Test
    void oldNumberIsFreeForItsNextOwner() {
        take(before(number(OLD), userId("UY.1")));
        take(numberAndUserId());

        take(text(WHATSAPP, "wamid.new", LATER, "quién es?", number(OLD), userId("UY.9")));

        assertThat(fixture.state.conversations().all()).hasSize(2);
        assertThat(of(userId("UY.9"))).isNotEqualTo(of(userId("UY.2")));
        assertThat(numbers(of(userId("UY.9")))).containsExactly(OLD);
    }

    @Test
    void numberSeenAfterTheChangeStays() {
        take(before(number(OLD), userId("UY.1")));
        take(text(WHATSAPP, "wamid.3", LATER, "otro", number("59899555666"), userId("UY.1")));

        take(numberAndUserId());

        assertThat(numbers(fixture.only().identity())).containsExactlyInAnyOrder(NEW, "59899555666");
    }

    @Test
    void hiddenNewNumberEndsTheOldOne() {
        take(before(number(OLD), userId("UY.1")));

        take(changed(List.of(userId("UY.1")), List.of(userId("UY.2"))));

        assertThat(numbers(fixture.only().identity())).isEmpty();
        assertThat(of(userId("UY.2"))).isEqualTo(fixture.only().identity());
        assertThat(of(userId("UY.1"))).isEqualTo(fixture.only().identity());
    }

    @Test
    void numberRepeatedInAUserIdChangeStays() {
        take(before(number(OLD), userId("UY.1")));

        take(changed(List.of(userId("UY.1")), List.of(number(OLD), userId("UY.2"))));

        assertThat(numbers(fixture.only().identity())).containsExactly(OLD);
    }

    @Test
    @DisplayName("S38 no key of the contact changes, and none is promoted")
    void contactKeysStay() {
        ContactId rosa = fixture.contact("rosa", Map.of(OLD, EnumSet.of(KeyRole.PRIMARY, KeyRole.WHATSAPP)));
        take(before(number(OLD), userId("UY.1")));
        List<ContactKey> keys = fixture.state.contacts().keys(rosa);

        take(numberAndUserId());

        assertThat(fixture.state.contacts().keys(rosa)).isEqualTo(keys);
        assertThat(fixture.state
                        .identities()
                        .find(fixture.only().identity())
                        .orElseThrow()
                        .contact())
                .isEqualTo(rosa);
        assertThat(fixture.events).noneMatch(CrmEvent.WhatsAppPhoneRecorded.class::isInstance);
    }

    @Test
    void repeatedChangeHasNoEffect() {
        take(before(number(OLD), userId("UY.1")));
        take(numberAndUserId());
        int events = fixture.events.size();

        Receipt.Item again = take(numberAndUserId());

        assertThat(again.outcome()).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(fixture.events).hasSize(events);
    }

    @Test
    void changeOfAnUnknownPersonCreatesAnIdentityWithoutConversation() {
        Receipt.Item item = take(numberAndUserId());

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(fixture.state.conversations().all()).isEmpty();
        assertThat(of(userId("UY.1"))).isEqualTo(of(userId("UY.2")));
        assertThat(numbers(of(userId("UY.2")))).containsExactly(NEW);
    }

    @Test
    void numberChangeOfAnUnknownPersonHasNoEffect() {
        Receipt.Item item = take(changed(List.of(number(OLD)), List.of(number(NEW))));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.IGNORED);
        assertThat(fixture.state.holder(
                        Claim.identityKey(IdentityKey.whatsAppNumber(new io.escala.crm.contact.Phone(NEW)))))
                .isEmpty();
    }

    @Test
    void numberChangeWithoutUserIdMovesAKnownPerson() {
        take(before(number(OLD)));

        take(changed(List.of(number(OLD)), List.of(number(NEW))));
        take(after(number(NEW)));

        assertThat(fixture.thread()).hasSize(2);
        assertThat(numbers(fixture.only().identity())).containsExactly(NEW);
    }

    @Test
    void identitiesOfOnePersonFuseAndKeepTheirLink() {
        ContactId rosa = fixture.contact("rosa", Map.of(NEW, EnumSet.of(KeyRole.PRIMARY)));
        take(before(number(OLD), userId("UY.1")));
        take(after(number(NEW), userId("UY.2")));

        take(numberAndUserId());

        IdentityId person = of(userId("UY.1"));
        assertThat(person).isEqualTo(of(userId("UY.2")));
        assertThat(fixture.state.identities().find(person).orElseThrow().contact())
                .isEqualTo(rosa);
        assertThat(numbers(person)).containsExactly(NEW);
        assertThat(fixture.state.intake().suggestions()).isEmpty();
    }

    @Test
    void changeNeverMergesTwoContacts() {
        fixture.contact("rosa", Map.of(OLD, EnumSet.of(KeyRole.PRIMARY)));
        fixture.contact("eva", Map.of(NEW, EnumSet.of(KeyRole.PRIMARY)));
        take(before(number(OLD), userId("UY.1")));
        take(after(number(NEW), userId("UY.2")));

        take(numberAndUserId());

        assertThat(of(userId("UY.1"))).isNotEqualTo(of(userId("UY.2")));
        assertThat(numbers(of(userId("UY.1")))).containsExactly(OLD);
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.IDENTITY_CONFLICT);
    }

    @Test
    void numberOfAnotherPersonMovesAndIsReported() {
        take(before(number(OLD), userId("UY.1")));
        take(text(WHATSAPP, "wamid.other", NOON, "hola", number(NEW), userId("UY.7")));

        take(numberAndUserId());

        assertThat(of(userId("UY.7"))).isNotEqualTo(of(userId("UY.2")));
        assertThat(numbers(of(userId("UY.7")))).isEmpty();
        assertThat(numbers(of(userId("UY.2")))).containsExactly(NEW);
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.IDENTITY_CONFLICT);
    }

    @Test
    void changeWithOneSideOnlyIsQuarantined() {
        Receipt.Item item = take(changed(List.of(), List.of(userId("UY.2"))));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.QUARANTINED);
        assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.NO_SENDER);
    }

    @Test
    void everyOrderEndsWithOnePersonUnderTheNewNumber() {
        ChannelEvent wrote = before(number(OLD), userId("UY.1"));
        ChannelEvent writes = after(number(NEW), userId("UY.2"));
        for (List<ChannelEvent> order : orders(List.of(wrote, numberAndUserId(), writes))) {
            ReceiveFixture fresh = new ReceiveFixture().at(LATER);
            order.forEach(event -> fresh.take(WHATSAPP, event));

            Set<IdentityId> people = new HashSet<>();
            for (Conversation conversation : fresh.state.conversations().all()) {
                people.add(fresh.state
                        .identities()
                        .canonical(conversation.identity())
                        .orElseThrow()
                        .id());
            }
            assertThat(people).hasSize(1);
            Optional<String> number = fresh
                    .state
                    .identities()
                    .aliases(people.iterator().next())
                    .stream()
                    .filter(alias -> alias.valid() && alias.key().kind() == IdentityKeyKind.WHATSAPP_NUMBER)
                    .max(Comparator.comparing(IdentityAlias::lastSeen))
                    .map(alias -> alias.key().value());
            assertThat(number).contains(NEW);
        }
    }

    private static List<List<ChannelEvent>> orders(List<ChannelEvent> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<ChannelEvent>> all = new ArrayList<>();
        for (ChannelEvent first : events) {
            List<ChannelEvent> rest = new ArrayList<>(events);
            rest.remove(first);
            for (List<ChannelEvent> order : orders(rest)) {
                List<ChannelEvent> whole = new ArrayList<>();
                whole.add(first);
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
