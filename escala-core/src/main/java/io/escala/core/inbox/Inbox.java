package io.escala.core.inbox;

import io.escala.core.intake.Intake;
import io.escala.core.intake.Journal;
import io.escala.core.work.WorkRunner;
import io.escala.core.work.Workers;
import io.escala.crm.account.Actor;
import io.escala.crm.store.CrmStore;
import java.util.Map;
import java.util.Optional;

/**
 * The inbox: the entry point of the library, over a {@link CrmStore}. It keeps no state of its own and starts no threads until {@link
 * #start}, so any number of instances, on any number of machines, may share one database.
 *
 * <pre>{@code
 * try (Inbox inbox = Inbox.open(store, channels)) {
 *     Desk desk = inbox.as(agent);
 *     desk.messages().send(SendRequest.to(conversation).text("Hola")).orThrow();
 *     inbox.start();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Every call blocks until it is done. Refusals are return values. Exceptions are for misuse ({@link
 * IllegalArgumentException}, {@link NullPointerException} with the name of the parameter), for temporary failures ({@link
 * io.escala.core.channel.TryAgainException}) and for data the database rejects permanently ({@link
 * io.escala.crm.store.UnstorableException}; a webhook event is quarantined instead). Not for implementing outside tests: minor
 * versions add methods.
 */
public interface Inbox extends Intake, AutoCloseable {
    /**
     * Opens an inbox with all defaults. It owns the store and the channels and closes them with itself.
     *
     * @param store the store
     * @param channels the channels
     * @return the inbox
     */
    static Inbox open(CrmStore store, Channels channels) {
        return builder(store).channels(channels).closingBoth().build();
    }

    /**
     * Starts building an inbox.
     *
     * @param store the store; the caller keeps ownership and closes it after the inbox
     * @return a builder with all defaults
     */
    static InboxBuilder builder(CrmStore store) {
        return new InboxBuilder(store);
    }

    /**
     * Returns the inbox as an actor may use it: a user of the team, an automation or the host itself. Costs nothing: make one per
     * request. Whether the actor is who they claim to be is the caller's business; the library checks what they may do.
     *
     * @param actor the actor
     * @return the desk
     */
    Desk as(Actor actor);

    /**
     * Returns the journal, which keeps webhook bodies to be filed later, as durable work of this inbox or of another one
     * over the same store.
     *
     * @return the journal
     * @throws IllegalStateException when the inbox has no reader of bodies, so no body could be filed
     */
    Journal journal();

    /**
     * Returns the journal, in which an endpoint keeps bodies with more than {@value Intake#LARGE} events before it answers.
     *
     * @return the journal; empty when the inbox has no reader of bodies, and such bodies are filed before the answer, in slices
     */
    @Override
    Optional<Journal> largeBodies();

    /**
     * Returns the runner of the durable work: sends, profiles, registrations, media. Nothing is sent until it runs: a timer
     * or test calls {@link WorkRunner#runDue}, a service calls {@link #start}.
     */
    WorkRunner work();

    /**
     * Starts threads that run the durable work until the inbox is closed or they are stopped. The library starts no other threads.
     * Has no effect when they are started already.
     *
     * @return the running workers; {@link Workers#stop} drains them early
     * @throws IllegalStateException when the inbox is closed
     */
    Workers start();

    /**
     * Returns how many deliveries with a wrong signature this process refused since it started, by app. A wrong secret shows nowhere
     * else, and deliveries that are not accepted within seven days are lost. For the host's own operators, across accounts.
     *
     * @return the counts; apps without any are absent, and so are deliveries to an endpoint of several apps
     */
    Map<String, Long> wrongSignatures();

    /**
     * Closes the inbox: the workers that it started finish what they are doing, for at most 40 seconds; then the channels and the store
     * are closed, if the inbox owns them. Other calls in progress are the caller's business. Closing twice has no effect.
     */
    @Override
    void close();
}
