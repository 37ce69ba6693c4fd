package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.feed.Feed;
import io.escala.core.feed.FeedUpdate;
import io.escala.core.inbox.Desk;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.SendRequest;
import io.escala.crm.Channel;
import io.escala.crm.account.AccessSettings;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** Who may use some lines only finds the conversations on those, alike wherever conversations are shown, changed or written to. */
class LineScopesTest {
    private static final UserId NORA = new UserId("nora");

    /** One conversation on a WhatsApp line, one on the page and one on the Instagram account, all of one contact. */
    private record Three(ConversationId whatsApp, ConversationId messenger, ConversationId instagram, ContactId rosa) {
        static Three on(InboxFixture fixture) {
            Desk desk = fixture.inbox().as(fixture.administrator());
            ConversationId whatsApp = receives(fixture, 0);
            ContactId rosa = desk.contacts()
                    .create(whatsApp, NewContact.consenting("Rosa", "Paz"))
                    .orThrow()
                    .id();
            ConversationId messenger = receives(fixture, 1);
            ConversationId instagram = receives(fixture, 2);
            desk.contacts().associate(messenger, rosa).orThrow();
            desk.contacts().associate(instagram, rosa).orThrow();
            return new Three(whatsApp, messenger, instagram, rosa);
        }

        List<ConversationId> all() {
            return List.of(whatsApp, messenger, instagram);
        }
    }

    private static ConversationId receives(InboxFixture fixture, int which) {
        return fixture.receives(
                        switch (which) {
                            case 0 ->
                                fixture.meta().whatsAppPerson("5493415550101").writes("hola");
                            case 1 -> fixture.meta().messengerPerson("249001").writes("hola");
                            default -> fixture.meta().instagramPerson("17991").writes("hola");
                        })
                .conversation()
                .id();
    }

    private static Actor nora(LineScope scope) {
        Role role = new Role("some lines", Set.of(Permission.CONVERSE_ALL, Permission.MANAGE_CONTACTS)).on(scope);
        return Actor.user(TestBusiness.ACCOUNT, NORA, role);
    }

    private static List<ConversationId> listed(Desk desk) {
        return desk.conversations().list(ConversationQuery.all()).page(CursorRequest.first(9)).items().stream()
                .map(ConversationSummary::id)
                .toList();
    }

    private static void expectOnly(InboxFixture fixture, Desk desk, Three three, Set<ConversationId> seen) {
        assertThat(listed(desk)).containsExactlyInAnyOrderElementsOf(seen);
        assertThat(desk.conversations().list(ConversationQuery.all()).count().value())
                .isEqualTo(seen.size());
        assertThat(desk.conversations()
                        .list(ConversationQuery.all().containing("hola"))
                        .count()
                        .value())
                .isEqualTo(seen.size());
        assertThat(desk.conversations()
                        .list(ConversationQuery.all().matching("rosa"))
                        .count()
                        .value())
                .isEqualTo(seen.size());
        assertThat(desk.conversations().ofContact(three.rosa()))
                .extracting(ConversationSummary::id)
                .containsExactlyInAnyOrderElementsOf(seen);
        assertThat(desk.conversations().timeline(three.rosa()).page(CursorRequest.newest(50)).entries().stream()
                        .map(entry -> entry.conversation())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(seen);
        for (ConversationId id : three.all()) {
            boolean sees = seen.contains(id);
            assertThat(desk.conversations().view(id).isPresent()).isEqualTo(sees);
            assertThat(desk.conversations()
                            .thread(id)
                            .page(CursorRequest.newest(5))
                            .isPresent())
                    .isEqualTo(sees);
            assertThat(desk.conversations().candidates(id).isPresent()).isEqualTo(sees);
            assertThat(desk.contacts().card(id).isPresent()).isEqualTo(sees);
            expect(sees, desk.conversations().markUnread(id));
            expect(sees, desk.conversations().selection(List.of(id)).takeOver().get(id));
            expect(
                    sees,
                    desk.messages()
                            .send(SendRequest.to(id).text("Hola").reference("to-" + id + "-" + desk.hashCode())));
        }
        fixture.runWork();
    }

    private static void expect(boolean done, Outcome<?> outcome) {
        if (done) {
            assertThat(outcome.isDone()).as(outcome.toString()).isTrue();
        } else {
            assertThat(outcome.refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.NOT_FOUND);
        }
    }

    @EveryStore
    @DisplayName("A role that is limited to channels or lines sees, changes and writes to what is on those only")
    void rolesAreLimitedToLines(InboxFixture fixture) {
        Three three = Three.on(fixture);
        Map<LineScope, Set<ConversationId>> table = Map.of(
                LineScope.ALL,
                Set.copyOf(three.all()),
                LineScope.ofChannels(Channel.WHATSAPP),
                Set.of(three.whatsApp()),
                LineScope.ofLines(TestBusiness.PAGE),
                Set.of(three.messenger()),
                LineScope.ofChannels(Channel.INSTAGRAM).and(TestBusiness.SALES),
                Set.of(three.instagram(), three.whatsApp()),
                LineScope.ALL.without(Set.of(Channel.WHATSAPP)),
                Set.of(three.messenger(), three.instagram()),
                LineScope.ofLines(TestBusiness.SUPPORT),
                Set.of());

        table.forEach((scope, seen) -> expectOnly(fixture, fixture.inbox().as(nora(scope)), three, seen));
    }

    @EveryStore
    @DisplayName("A contact is written to on the lines of the role only")
    void contactsAreWrittenToOnTheLinesOfTheRole(InboxFixture fixture) {
        Three three = Three.on(fixture);
        Desk page = fixture.inbox().as(nora(LineScope.ofLines(TestBusiness.PAGE)));
        Desk whatsApp = fixture.inbox().as(nora(LineScope.ofChannels(Channel.WHATSAPP)));

        expect(false, page.messages().send(toRosa(three)));
        expect(true, whatsApp.messages().send(toRosa(three)));
    }

    private static SendRequest toRosa(Three three) {
        return SendRequest.to(three.rosa())
                .from(TestBusiness.SALES)
                .text("Hola")
                .reference("to-rosa");
    }

    @EveryStore
    @DisplayName(
            "S76, S79 Messenger and Instagram are for administrators only by one setting, at once and on every line")
    void channelsAreForAdministratorsOnly(InboxFixture fixture) {
        Three three = Three.on(fixture);
        Desk seller = fixture.inbox().as(nora(LineScope.ALL));
        Desk administrator = fixture.inbox().as(fixture.administrator());
        expectOnly(fixture, seller, three, Set.copyOf(three.all()));

        access(fixture, access -> access.withAdministratorsOnly(Channel.MESSENGER, Channel.INSTAGRAM));

        expectOnly(fixture, seller, three, Set.of(three.whatsApp()));
        expectOnly(fixture, administrator, three, Set.copyOf(three.all()));
        Desk automation = fixture.inbox().as(Actor.automation(TestBusiness.ACCOUNT));
        assertThat(listed(automation)).containsExactlyInAnyOrderElementsOf(three.all());
        Desk both = fixture.inbox().as(nora(LineScope.ofLines(TestBusiness.PAGE, TestBusiness.SALES)));
        expectOnly(fixture, both, three, Set.of(three.whatsApp()));
    }

    @EveryStore
    @DisplayName("Sellers see the conversations without an owner where the account says so")
    void sellersSeeUnassigned(InboxFixture fixture) {
        ConversationId nobodys = receives(fixture, 0);
        Desk seller = fixture.inbox().as(fixture.salesUser());
        Desk editor = fixture.inbox().as(fixture.editor());
        assertThat(listed(seller)).isEmpty();

        access(fixture, access -> access.withSellersSeeUnassigned(true));

        assertThat(listed(seller)).containsExactly(nobodys);
        expect(true, seller.conversations().markUnread(nobodys));
        assertThat(listed(editor)).isEmpty();

        access(fixture, access -> access.withSellersSeeUnassigned(false));
        assertThat(listed(seller)).isEmpty();
        expect(false, seller.conversations().markUnread(nobodys));
    }

    @EveryStore
    @DisplayName(
            "A feed tells of conversations on the lines of the role only, and of a new setting from the next poll on")
    void feedsAreLimitedToLines(InboxFixture fixture) throws InterruptedException {
        Three three = Three.on(fixture);
        try (Feed feed = fixture.inbox()
                        .as(nora(LineScope.ALL.without(Set.of(Channel.MESSENGER))))
                        .feed()
                        .fromNow();
                Feed all = fixture.inbox().as(nora(LineScope.ALL)).feed().fromNow()) {
            receives(fixture, 1);
            receives(fixture, 0);
            assertThat(told(feed)).containsExactly(three.whatsApp());
            assertThat(told(all)).containsExactly(three.messenger(), three.whatsApp());

            access(fixture, access -> access.withAdministratorsOnly(Channel.MESSENGER));
            receives(fixture, 1);
            receives(fixture, 2);
            assertThat(told(all)).containsExactly(three.instagram());
        }
    }

    private static List<ConversationId> told(Feed feed) throws InterruptedException {
        return feed.poll(Duration.ofSeconds(30)).updates().stream()
                .map(FeedUpdate::conversation)
                .toList();
    }

    private static void access(InboxFixture fixture, UnaryOperator<AccessSettings> change) {
        Desk administrator = fixture.inbox().as(fixture.administrator());
        AccountSettings settings = administrator.administration().settings().orElseThrow();
        administrator
                .administration()
                .save(settings.withAccess(change.apply(settings.access())))
                .orThrow();
    }
}
