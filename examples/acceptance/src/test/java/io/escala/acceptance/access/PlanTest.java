package io.escala.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.inbox.Desk;
import io.escala.core.port.Entitlements;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.EventPage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** What is missing when the plan is missing, who can help, and what goes on without it. */
class PlanTest {
    private static final String ROSA = "5493415550101";
    private static final URI PAGE = URI.create("https://advice.example.com/shop");

    /** An account that has bought the Pro plan alone, whose adviser the host tells in some way. */
    private record Host(Supplier<@Nullable Optional<URI>> link) implements Entitlements {
        @Override
        public Set<Entitlement> of(AccountId account) {
            return Set.of(Entitlement.PRO_PLAN);
        }

        @Override
        @SuppressWarnings("NullAway") // a host that breaks the contract
        public Optional<URI> adviser(AccountId account) {
            return link.get();
        }
    }

    private static Desk desk(InboxFixture fixture, Supplier<@Nullable Optional<URI>> link) {
        return fixture.configured(builder -> builder.entitlements(new Host(link)))
                .inbox()
                .as(fixture.administrator());
    }

    private static ConversationId conversation(InboxFixture fixture) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
    }

    private static void assertAdvised(List<Refusal> refusals, @Nullable URI link) {
        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_ENTITLED);
            assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.TALK_TO_ADVISER);
            assertThat(refusal.missing()).containsExactly(Entitlement.WHATSAPP_ADD_ON);
            assertThat(refusal.adviser()).isEqualTo(Optional.ofNullable(link));
        });
    }

    @EveryStore
    @DisplayName("S11, M3 Every refusal for lack of the plan names what is missing and links to the adviser")
    void adviserIsLinked(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        Desk desk = desk(fixture, () -> Optional.of(PAGE));
        SendRequest request = SendRequest.to(id).text("hola").reference("reference");

        assertAdvised(desk.conversations().reopen(id).refusals(), PAGE);
        assertAdvised(
                desk.conversations().selection(List.of(id)).reopen().get(id).refusals(), PAGE);
        assertAdvised(desk.messages().send(request).refusals(), PAGE);
        assertAdvised(desk.messages().preview(request).refusals(), PAGE);
        assertAdvised(desk.contacts().createOrAssociate(id).refusals().subList(0, 1), PAGE);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> desk.conversations().list(ConversationQuery.all()))
                .satisfies(refused -> assertAdvised(refused.refusals(), PAGE))
                .withMessageContaining("WHATSAPP_ADD_ON")
                .withMessageNotContaining("advice.example.com");
    }

    @EveryStore
    @DisplayName("S11 A host that throws, answers null or gives another kind of link changes nothing about the refusal")
    void adviserCannotDoHarm(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        List<Supplier<@Nullable Optional<URI>>> wrong = List.of(
                () -> {
                    throw new IllegalStateException("the billing is down");
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> null,
                Optional::empty,
                () -> Optional.of(URI.create("javascript:alert(1)")),
                () -> Optional.of(URI.create("file:///etc/passwd")),
                () -> Optional.of(URI.create("/advice")));
        for (Supplier<@Nullable Optional<URI>> link : wrong) {
            assertAdvised(desk(fixture, link).conversations().reopen(id).refusals(), null);
        }
        for (String link : List.of("http://a.example", "HTTPS://a.example", "mailto:ana@example.com", "tel:+54341")) {
            URI uri = URI.create(link);
            assertAdvised(
                    desk(fixture, () -> Optional.of(uri))
                            .conversations()
                            .reopen(id)
                            .refusals(),
                    uri);
        }
    }

    @EveryStore
    @DisplayName("The host is asked for the adviser only when something is refused for lack of the plan")
    void adviserIsAskedOnlyThen(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        AtomicInteger asked = new AtomicInteger();
        Desk host = fixture.configured(builder -> builder.entitlements(new Host(() -> {
                    asked.incrementAndGet();
                    return Optional.of(PAGE);
                })))
                .inbox()
                .as(Actor.host(TestBusiness.ACCOUNT));

        assertThat(host.conversations().takeOver(id).isDone()).isTrue();
        assertThat(host.conversations().takeOver(new ConversationId("absent")).isDone())
                .isFalse();

        assertThat(asked).hasValue(0);
    }

    private static Message stored(InboxFixture fixture, MessageId id) {
        return Objects.requireNonNull(
                fixture.store().messages(TestBusiness.ACCOUNT, Set.of(id)).get(id));
    }

    private static Delivery delivery(InboxFixture fixture, MessageId id) {
        return Objects.requireNonNull(stored(fixture, id).delivery());
    }

    private static MessageId queued(InboxFixture fixture, ConversationId id, Actor actor) {
        Outcome<Sent> outcome = fixture.send(Recipient.conversation(id), Draft.text("buenas"), actor);
        return outcome.orThrow().messages().get(0);
    }

    @EveryStore
    @DisplayName(
            "S10 What was queued before the plan was lost is judged again when it is set out: only the host's goes out")
    void queuedSendsAreJudgedAgain(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        Map<Actor, MessageId> queued = new LinkedHashMap<>();
        for (Actor actor : List.of(
                fixture.administrator(),
                Actor.automation(TestBusiness.ACCOUNT),
                Actor.campaign(TestBusiness.ACCOUNT),
                Actor.host(TestBusiness.ACCOUNT))) {
            queued.put(actor, queued(fixture, id, actor));
        }
        fixture.bought(Entitlement.PRO_PLAN);

        fixture.runWork();

        queued.forEach((actor, message) -> {
            if (actor.kind() == Actor.Kind.HOST) {
                assertThat(delivery(fixture, message).status()).isEqualTo(DeliveryStatus.ACCEPTED);
            } else {
                assertThat(delivery(fixture, message).status()).as("%s", actor).isEqualTo(DeliveryStatus.FAILED);
                assertThat(delivery(fixture, message).error())
                        .as("%s", actor)
                        .isEqualTo(new DeliveryError(0, 0, "NOT_ENTITLED"));
            }
        });
        assertThat(fixture.meta().sent()).hasSize(1);

        fixture.bought(Entitlement.values());
        MessageId later = queued(fixture, id, fixture.administrator());
        fixture.runWork();
        assertThat(delivery(fixture, later).status()).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @EveryStore
    @DisplayName(
            "S10 Without the plan messages and statuses are filed, health is told and work is done; answers of handlers are refused")
    void theRestGoesOn(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        // A person's answer would keep handlers from the conversation.
        MessageId sent = queued(fixture, id, fixture.flow());
        fixture.runWork();
        List<Outcome<Sent>> replies = new ArrayList<>();
        fixture.inbox().onMessage("answering", message -> replies.add(message.reply("Thanks")));
        fixture.runWork();
        fixture.bought();
        fixture.later(Duration.ofMinutes(1));

        fixture.deliver(fixture.meta().whatsAppPerson(ROSA).writes("otra vez"));
        fixture.deliver(fixture.meta().sent().get(0).status(io.escala.fakemeta.DeliveryStatus.DELIVERED));
        fixture.runWork();

        assertThat(fixture.store().thread(TestBusiness.ACCOUNT, id, null, 10).items())
                .hasSize(3)
                .first()
                .extracting(Message::content)
                .extracting(content -> content.text())
                .isEqualTo("otra vez");
        assertThat(delivery(fixture, sent).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.refusedFor(Refusal.Reason.NOT_ENTITLED))
                        .isTrue());
        assertThat(events(fixture))
                .filteredOn(event -> event instanceof CrmEvent.ReplyRefused)
                .singleElement()
                .satisfies(event ->
                        assertThat(((CrmEvent.ReplyRefused) event).reasons()).containsExactly("NOT_ENTITLED"));
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .health()
                        .current()
                        .isUp())
                .isTrue();

        fixture.later(Duration.ofDays(100));
        fixture.runWork();
        assertThat(events(fixture)).as("purged").isEmpty();
        Conversation stays =
                fixture.store().conversations(TestBusiness.ACCOUNT, Set.of(id)).get(id);
        assertThat(stays).isNotNull();
    }

    private static List<CrmEvent> events(InboxFixture fixture) {
        EventPage page = fixture.store().events(TestBusiness.ACCOUNT, null, 1_000);
        return ((EventPage.Events) page)
                .events().stream().map(LoggedEvent::event).toList();
    }
}
