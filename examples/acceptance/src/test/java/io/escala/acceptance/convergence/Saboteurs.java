package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.StoreSetups;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Deliberate defects, to verify that the test detects them. Each starts anew on each store. */
final class Saboteurs {
    private Saboteurs() {}

    /** An intake that drops every fourth item. */
    static StoreSetups.Between losesEveryFourthItem() {
        return new StoreSetups.Between(Losing::new, UnaryOperator.identity());
    }

    /** A store with one empty read: the same as a loader that forgot to load it. */
    static StoreSetups.Between readsNothingOf(String read) {
        return new StoreSetups.Between(
                UnaryOperator.identity(),
                store -> proxy(store, (method, arguments, answer) -> {
                    boolean forgotten = method.getName().equals(read) && method.getReturnType() == Map.class;
                    return forgotten ? Map.of() : answer;
                }));
    }

    /** A store in which a late status lowers an earlier one: the last step counts. */
    static StoreSetups.Between letsALateStatusLower() {
        return new StoreSetups.Between(UnaryOperator.identity(), Lowering::store);
    }

    private static final class Losing implements Intake {
        private final Intake inbox;
        private final AtomicInteger items = new AtomicInteger();

        Losing(Intake inbox) {
            this.inbox = inbox;
        }

        @Override
        public Receipt receive(IncomingBatch batch) {
            Receipt receipt = new Receipt(List.of());
            List<Receipt.Item> all = new ArrayList<>();
            for (var event : batch.events()) {
                boolean lost = items.incrementAndGet() % 4 == 0;
                receipt = lost ? receipt : inbox.receive(new IncomingBatch(batch.appId(), List.of(event)));
                all.addAll(lost ? List.of(Receipt.Item.of(Receipt.Filing.STORED)) : receipt.items());
            }
            return new Receipt(all);
        }
    }

    private static final class Lowering {
        private final Map<MessageId, DeliveryStep> last = new HashMap<>();

        static CrmStore store(CrmStore store) {
            Lowering lowering = new Lowering();
            return proxy(store, (method, arguments, answer) -> {
                if (method.getName().equals("commit")) {
                    lowering.committed(arguments, answer);
                }
                return method.getName().equals("thread") ? lowering.lowered((CursorPage<?>) answer) : answer;
            });
        }

        private void committed(@Nullable Object[] arguments, Object answer) {
            List<?> sets = (List<?>) arguments[0];
            List<?> results = (List<?>) answer;
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i) instanceof CommitResult.Applied) {
                    for (Change change : ((ChangeSet) sets.get(i)).changes()) {
                        if (change instanceof ConversationChange.RaiseDelivery raise) {
                            last.put(raise.message(), raise.step());
                        }
                    }
                }
            }
        }

        private CursorPage<Message> lowered(CursorPage<?> page) {
            return new CursorPage<>(
                    page.items().stream()
                            .map(Message.class::cast)
                            .map(this::lowered)
                            .toList(),
                    page.next());
        }

        private Message lowered(Message message) {
            DeliveryStep step = last.get(message.id());
            Delivery delivery = message.delivery();
            if (step == null || delivery == null) {
                return message;
            }
            return new Message(
                    message.account(),
                    message.id(),
                    message.conversation(),
                    message.line(),
                    message.author(),
                    message.providerId(),
                    message.content(),
                    message.at(),
                    message.arrivedAt(),
                    message.timeCorrected(),
                    message.address(),
                    message.replyTo(),
                    message.clientReference(),
                    message.fingerprint(),
                    new Delivery(delivery.attempt(), step.status(), delivery.times(), delivery.error()),
                    message.context(),
                    message.amendments());
        }
    }

    /** Changes a result of the store. */
    private interface Spoiling {
        Object spoilt(Method method, @Nullable Object[] arguments, Object answer);
    }

    private static CrmStore proxy(CrmStore store, Spoiling spoiling) {
        return (CrmStore) Proxy.newProxyInstance(
                CrmStore.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(store, arguments);
                        return answer == null ? null : spoiling.spoilt(method, arguments, answer);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
