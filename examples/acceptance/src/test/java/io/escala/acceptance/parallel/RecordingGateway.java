package io.escala.acceptance.parallel;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A gateway that answers as the test says, and records the texts in the order in which their calls began. Thread-safe. */
final class RecordingGateway implements ChannelGateway {
    private final Function<String, SendOutcome> answer;
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Semaphore unseen = new Semaphore(0);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    /**
     * Creates the gateway.
     *
     * @param answer the outcome by the text; may block
     */
    RecordingGateway(Function<String, SendOutcome> answer) {
        this.answer = answer;
    }

    @Override
    public SendOutcome send(Dispatch dispatch) {
        String text = ((MessageContent.Text) dispatch.content()).text();
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        begun.add(text);
        unseen.release();
        try {
            return answer.apply(text);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public boolean markRead(Line line, IdentityKey from, String messageId) {
        return true;
    }

    static SendOutcome accepted(String text) {
        return new SendOutcome.Accepted("wamid." + text, List.of());
    }

    List<String> begun() {
        return List.copyOf(begun);
    }

    int mostRunning() {
        return mostRunning.get();
    }

    /** Waits until so many more calls have begun. */
    boolean awaitBegun(int count) throws InterruptedException {
        return unseen.tryAcquire(count, 20, TimeUnit.SECONDS);
    }

    /** Waits shortly for one more call, and returns whether there was one. */
    boolean awaitOne() throws InterruptedException {
        return unseen.tryAcquire(20, TimeUnit.MILLISECONDS);
    }
}
