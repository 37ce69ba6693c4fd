package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.ConversationCloser;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.TryAgainException;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.Metrics;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Receipt;
import io.escala.core.result.Refusal;
import io.escala.core.send.Messages;
import io.escala.core.send.SendRequest;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.change.Claim;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;

/** Concurrent processing, on one node or on two, has the effect of sequential processing. */
class ConcurrencyTest {
    /** Runs all tasks at the same moment, each in its own thread, and fails if one fails. */
    private static void runConcurrently(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Callable<Void> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            for (Future<Void> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Delivers until it is answered with 200, as Meta does. */
    private static Callable<Void> delivering(InboxFixture.Node node, Webhook webhook) {
        return () -> {
            int status = 0;
            for (int attempt = 0; attempt < 20 && status != 200; attempt++) {
                status = node.post(webhook).status();
            }
            assertThat(status).isEqualTo(200);
            return null;
        };
    }

    @EveryStore
    @DisplayName("Scheduled messages that are cancelled while two nodes send them are each sent once or not at all")
    void cancelledWhileTwoNodesSend(InboxFixture fixture) throws Exception {
        ConversationId chat = fixture.receives(
                        fixture.meta().whatsAppPerson("5493415550101").writes("hola"))
                .conversation()
                .id();
        Messages messages = fixture.inbox().as(fixture.administrator()).messages();
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(messages.schedule(SendRequest.to(chat)
                            .text("later " + i)
                            .sendAt(fixture.now().plusSeconds(60)))
                    .orThrow()
                    .id());
        }
        fixture.later(Duration.ofMinutes(1));
        InboxFixture.Node node = fixture.node();
        InboxFixture.Node other = fixture.node();
        runConcurrently(List.of(running(fixture, node), running(fixture, other), () -> {
            ids.forEach(id -> assertThat(cancelled(messages, id).refusals())
                    .extracting(Refusal::reason)
                    .isSubsetOf(Refusal.Reason.ALREADY_SENT));
            return null;
        }));
        fixture.runWork();

        Map<MessageId, ScheduledMessage> ended = fixture.store().scheduledMessages(TestBusiness.ACCOUNT, ids);
        List<String> sent = ended.values().stream()
                .filter(message -> message.state() == ScheduledState.SENT)
                .map(message -> message.parts().get(0).content().text())
                .toList();
        assertThat(ended.values())
                .extracting(ScheduledMessage::state)
                .isSubsetOf(ScheduledState.SENT, ScheduledState.CANCELLED);
        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactlyInAnyOrderElementsOf(sent);
    }

    private static Callable<Void> running(InboxFixture fixture, InboxFixture.Node node) {
        return () -> {
            fixture.runWork(node);
            return null;
        };
    }

    /** Asks until it is answered. */
    private static Outcome<ScheduledMessage> cancelled(Messages messages, MessageId id) {
        while (true) {
            try {
                return messages.cancel(id);
            } catch (TryAgainException e) {
                Thread.onSpinWait();
            }
        }
    }

    @EveryStore
    @DisplayName(
            "S42, S53 One person's first 20 messages at once, with the flow on: one person, one conversation, 20 messages, one contact")
    void twentyFirstMessagesOfOnePerson(InboxFixture fixture) throws Exception {
        fixture.flows(new RegistrationFlow(Channel.WHATSAPP, true, true));
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson("5493415550101").named("Rosa");
        InboxFixture.Node node = fixture.node();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Callable<Void> delivery = delivering(node, rosa.writes("mensaje " + i));
            tasks.add(() -> {
                delivery.call();
                node.inbox().work().runDue(10);
                return null;
            });
        }
        runConcurrently(tasks);
        fixture.runWork();

        assertThat(fixture.conversations()).hasSize(1);
        ConversationView view = fixture.conversations().get(0);
        assertThat(fixture.thread(view.conversation().id())).hasSize(20);
        assertThat(fixture.search("Rosa")).hasSize(1);
        assertThat(view.contactId()).contains(fixture.search("Rosa").get(0).id());
        assertThat(fixture.contactOf(view).people()).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "Two first messages of one person on two nodes at once are one person and one conversation, on each channel")
    void firstMessagesOnTwoNodes(InboxFixture fixture) throws Exception {
        InboxFixture.Node one = fixture.node();
        InboxFixture.Node two = fixture.node();
        for (int round = 0; round < 5; round++) {
            var rosa = fixture.meta().whatsAppPerson("549341555020" + round);
            var carla = fixture.meta().messengerPerson("24900" + round);
            var leo = fixture.meta().instagramPerson("1799" + round);
            List<Webhook> firsts = List.of(
                    rosa.writes("a"),
                    rosa.writes("b"),
                    carla.writes("a"),
                    carla.writes("b"),
                    leo.writes("a"),
                    leo.writes("b"));
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < firsts.size(); i++) {
                tasks.add(delivering(i % 2 == 0 ? one : two, firsts.get(i)));
            }
            runConcurrently(tasks);
        }
        fixture.runWork();

        assertThat(fixture.conversations())
                .hasSize(15)
                .allSatisfy(view ->
                        assertThat(fixture.texts(view.conversation().id())).containsExactlyInAnyOrder("a", "b"));
        List<IdentityId> people = fixture.conversations().stream()
                .map(view -> view.identity().id())
                .distinct()
                .toList();
        assertThat(people).hasSize(15);
    }

    @EveryStore
    @DisplayName("S33 Two administrators who create the contact of one conversation at once make one contact")
    void twoAdministratorsCreateOneContact(InboxFixture fixture) throws Exception {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson("5493415550101").writes("hola"));
        InboxFixture.Node one = fixture.node();
        InboxFixture.Node two = fixture.node();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (InboxFixture.Node node : List.of(one, two)) {
            tasks.add(() -> {
                Outcome<ContactCard> either = node.inbox()
                        .as(fixture.administrator())
                        .contacts()
                        .create(view.conversation().id(), NewContact.consenting("Rosa", "Paz"));
                assertThat(either.isDone() || either.refusedFor(Refusal.Reason.ALREADY_REGISTERED))
                        .isTrue();
                return null;
            });
        }
        runConcurrently(tasks);

        assertThat(fixture.search("Rosa")).hasSize(1);
        assertThat(fixture.contactOf(view)).isNotNull();
    }

    @EveryStore
    @DisplayName(
            "Every event three times, shuffled and grouped at random, by 16 threads on two machines: each has its effect once")
    void shuffledDuplicatesOnSixteenThreads(InboxFixture fixture) throws Exception {
        List<Webhook> copies = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            Webhook event =
                    fixture.meta().whatsAppPerson("54934155503" + (10 + i % 12)).writes("mensaje " + i);
            copies.addAll(List.of(event, event, event));
        }
        Random random = new Random(20_261_121);
        Collections.shuffle(copies, random);
        CountingMetrics metrics = new CountingMetrics();
        List<InboxFixture.Node> machines = List.of(fixture.node(metrics), fixture.node(metrics));
        List<List<Callable<Void>>> threads = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            threads.add(new ArrayList<>());
        }
        for (int from = 0, body = 0; from < copies.size(); body++) {
            int to = Math.min(copies.size(), from + 1 + random.nextInt(6));
            Webhook together = copies.get(from).and(copies.subList(from + 1, to).toArray(new Webhook[0]));
            threads.get(body % threads.size()).add(delivering(machines.get(body % 2), together));
            from = to;
        }
        runConcurrently(threads.stream()
                .map(deliveries -> (Callable<Void>) () -> {
                    for (Callable<Void> delivery : deliveries) {
                        delivery.call();
                    }
                    return null;
                })
                .toList());

        assertThat(fixture.conversations()).hasSize(12);
        assertThat(fixture.conversations().stream()
                        .flatMap(view -> fixture.texts(view.conversation().id()).stream()))
                .hasSize(96)
                .doesNotHaveDuplicates();
        assertThat(metrics.events(Receipt.Filing.STORED)).isEqualTo(96);
        assertThat(metrics.received())
                .isEqualTo(metrics.events(Receipt.Filing.STORED) + metrics.events(Receipt.Filing.DUPLICATE))
                .isGreaterThanOrEqualTo(copies.size());
    }

    @EveryStore
    @DisplayName("The same body on two machines at once has its effect once")
    void sameBodyOnTwoNodes(InboxFixture fixture) throws Exception {
        Webhook webhook = fixture.meta().whatsAppPerson("5493415550101").writes("hola");
        InboxFixture.Node one = fixture.node();
        InboxFixture.Node two = fixture.node();

        runConcurrently(List.of(
                delivering(one, webhook),
                delivering(two, webhook),
                delivering(one, webhook),
                delivering(two, webhook)));

        assertThat(fixture.conversations()).hasSize(1);
        assertThat(fixture.texts(fixture.conversations().get(0).conversation().id()))
                .containsExactly("hola");
    }

    @EveryStore
    @DisplayName("A message that is being filed while somebody closes its conversation reopens it")
    void messageReopensAConversationClosedMeanwhile(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson("5493415550101");
        ConversationView view = fixture.receives(rosa.writes("hola"));
        AtomicBoolean once = new AtomicBoolean();
        InboxFixture.Node slow = fixture.node(
                store -> (CrmStore) Proxy.newProxyInstance(
                        CrmStore.class.getClassLoader(),
                        new Class<?>[] {CrmStore.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("commit") && once.compareAndSet(false, true)) {
                                ConversationCloser.close(fixture, view);
                            }
                            return method.invoke(store, arguments);
                        }),
                Metrics.none());
        fixture.clock().advance(Duration.ofMinutes(1));

        slow.deliver(rosa.writes("otra cosa"));

        assertThat(once).isTrue();
        Conversation after = fixture.view(view.conversation().id()).conversation();
        assertThat(after.open()).isTrue();
        assertThat(after.session()).isEqualTo(2);
        assertThat(fixture.thread(after.id())).hasSize(2);
    }

    @EveryStore
    @DisplayName(
            "S22, S59 A contact that is added while the first message from its number is filed gets the conversation")
    void contactAddedWhileTheFirstMessageIsFiled(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson("5493415550101");
        InboxFixture.Node slow = whenCommitting(
                fixture, () -> fixture.add(NewContact.consenting("Rosa", "Paz").phone("+5493415550101")));

        slow.deliver(rosa.writes("hola"));

        assertThat(fixture.conversations())
                .singleElement()
                .satisfies(view -> assertThat(view.contactId()).isPresent());
    }

    @EveryStore
    @DisplayName("S22, S59 So does one that has another national form of the number, and either may be first")
    void contactWithAnotherFormAddedWhileTheFirstMessageIsFiled(InboxFixture fixture) {
        InboxFixture.Node slow = whenCommitting(
                fixture, () -> fixture.add(NewContact.consenting("Rosa", "Paz").phone("+543415550101")));
        slow.deliver(fixture.meta().whatsAppPerson("5493415550101").writes("hola"));

        WhatsAppPerson carla = fixture.meta().whatsAppPerson("5511987654321");
        InboxFixture.Node adding = whenCommitting(fixture, () -> fixture.deliver(carla.writes("oi")));
        adding.inbox()
                .as(fixture.administrator())
                .contacts()
                .add(NewContact.consenting("Carla", "Ruiz").phone("+551187654321"))
                .orThrow();

        assertThat(fixture.conversations())
                .hasSize(2)
                .allSatisfy(view -> assertThat(view.contactId()).isPresent());
    }

    @EveryStore
    @DisplayName("S47 Two contacts with two national forms of one number, added at once: the second knows of the first")
    void contactsWithTwoFormsOfOneNumberAddedAtOnce(InboxFixture fixture) {
        InboxFixture.Node slow = whenCommitting(
                fixture, () -> fixture.add(NewContact.consenting("Rosa", "Paz").phone("+543415550101")));

        Outcome<ContactCard> second = slow.inbox()
                .as(fixture.administrator())
                .contacts()
                .add(NewContact.consenting("Rosa", "Paz").phone("+5493415550101"));

        assertThat(second.notices()).extracting(Notice::kind).contains(Notice.Kind.LIKELY_DUPLICATE);
    }

    @EveryStore
    @DisplayName(
            "S73 Two administrators who create one person's contact at once: the second is told that it is registered")
    void contactCreatedWhileAnotherReads(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson("5493415550101").writes("hola"));
        AtomicBoolean once = new AtomicBoolean();
        InboxFixture.Node slow = fixture.node(
                store -> new ForwardingCrmStore(store) {
                    @Override
                    public Map<Claim, String> holders(AccountId account, Collection<Claim> claims) {
                        if (once.compareAndSet(false, true)) {
                            create(fixture.node(), fixture, view).orThrow();
                        }
                        return super.holders(account, claims);
                    }
                },
                Metrics.none());

        assertThat(create(slow, fixture, view).refusedFor(Refusal.Reason.ALREADY_REGISTERED))
                .isTrue();
        assertThat(once).isTrue();
    }

    private static Outcome<ContactCard> create(InboxFixture.Node node, InboxFixture fixture, ConversationView view) {
        return node.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(view.conversation().id(), NewContact.consenting("Rosa", "Paz"));
    }

    /** A node that does something else before its first commit. */
    private static InboxFixture.Node whenCommitting(InboxFixture fixture, Runnable first) {
        AtomicBoolean once = new AtomicBoolean();
        return fixture.node(
                store -> new ForwardingCrmStore(store) {
                    @Override
                    public List<CommitResult> commit(List<ChangeSet> changeSets) {
                        if (once.compareAndSet(false, true)) {
                            first.run();
                        }
                        return super.commit(changeSets);
                    }
                },
                Metrics.none());
    }
}
