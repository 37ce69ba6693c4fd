package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.Accepted;
import io.escala.fakemeta.internal.graph.Route;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A message that the fake accepted, and the webhooks that Meta would send about it. Thread-safe. */
public final class SentMessage {

    private final MetaState world;
    private final Accepted accepted;
    private final String id;
    private final @Nullable Person person;
    private final Instant time;
    private final @Nullable Failure failure;
    private final boolean windowOpen;
    private final AtomicBoolean deliveryPriced = new AtomicBoolean();

    SentMessage(
            MetaState world,
            Accepted accepted,
            String id,
            @Nullable Person person,
            Instant time,
            @Nullable Failure failure,
            boolean windowOpen) {
        this.world = world;
        this.accepted = accepted;
        this.id = id;
        this.person = person;
        this.time = time;
        this.failure = failure;
        this.windowOpen = windowOpen;
    }

    /** Returns Meta's id: a {@code wamid...} or a {@code mid}. */
    public String id() {
        return id;
    }

    /** Returns the line it was sent from. */
    public Line line() {
        return accepted.line();
    }

    /** Returns the recipient exactly as in the request. */
    public String recipient() {
        return accepted.recipient();
    }

    /** Returns the person it reaches; empty if no person has that address. */
    public Optional<Person> person() {
        return Optional.ofNullable(person);
    }

    /** Returns Meta's type, such as {@code text}, {@code template}, {@code image} or {@code interactive}. */
    public String type() {
        return accepted.type();
    }

    /**
     * Returns the text that the person reads: text, caption, interactive body, or a template's header, body and footer with its
     * parameters filled in.
     */
    public String text() {
        return accepted.text();
    }

    /** Returns the template, if it is one. */
    public Optional<SentTemplate> template() {
        return Optional.ofNullable(accepted.template())
                .map(use -> new SentTemplate(
                        use.name(), use.language(), use.category(), use.parameters(), use.header(), use.buttons()));
    }

    /** Returns the caller's reference: {@code biz_opaque_callback_data} on WhatsApp, otherwise {@code metadata}. */
    public Optional<String> reference() {
        return accepted.reference().isEmpty() ? Optional.empty() : Optional.of(accepted.reference());
    }

    /** Returns when it was accepted, by the fake's clock. */
    public Instant time() {
        return time;
    }

    /** Returns the request's body as JSON. */
    public String json() {
        return accepted.json();
    }

    /** Returns why it does not arrive although it was accepted, with code 0 if Meta reports nothing. Empty if it arrives. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Returns Meta's report of a status.
     *
     * @throws IllegalStateException if Meta does not report it: the message fails, or the channel has no such status
     *     (Instagram reports reads only, Messenger deliveries and reads)
     */
    public Webhook status(DeliveryStatus status) {
        if (failure != null) {
            throw new IllegalStateException("this message does not arrive; see failure()");
        }
        if (accepted.line() instanceof WhatsAppNumber number) {
            boolean arrived = status == DeliveryStatus.DELIVERED || status == DeliveryStatus.READ;
            boolean priced = status == DeliveryStatus.SENT || (arrived && deliveryPriced.compareAndSet(false, true));
            return WhatsAppReports.status(world, this, number, status, priced);
        }
        return DirectReports.status(world, this, status);
    }

    /**
     * Returns Meta's report of the failure in {@link #failure()}.
     *
     * @throws IllegalStateException if the message arrives, or Meta does not report the failure
     */
    public Webhook failed() {
        if (failure == null || failure.code() == 0) {
            throw new IllegalStateException("Meta reports no failure of this message");
        }
        return failed(failure.code(), failure.title(), failure.details());
    }

    /**
     * Returns Meta's report of any failure on WhatsApp.
     *
     * @throws IllegalStateException if it is not a WhatsApp message; Messenger and Instagram report no failures
     */
    public Webhook failed(int code, String title, String details) {
        if (!(accepted.line() instanceof WhatsAppNumber number)) {
            throw new IllegalStateException("Messenger and Instagram report no failures");
        }
        return WhatsAppReports.failed(world, this, number, new Failure(code, title, details));
    }

    /**
     * Returns the echo that Meta sends to the page's own webhook, with app id and metadata on Messenger.
     *
     * @throws IllegalStateException on WhatsApp, which sends no echo of messages sent through the API
     */
    public Webhook echo() {
        if (accepted.line() instanceof WhatsAppNumber) {
            throw new IllegalStateException("WhatsApp sends no echo of API messages");
        }
        return DirectReports.echo(world, this);
    }

    Route route() {
        return accepted.route();
    }

    boolean windowOpen() {
        return windowOpen;
    }

    @Override
    public String toString() {
        return "SentMessage[" + id + ", " + accepted.type() + " from " + accepted.line() + "]";
    }
}
