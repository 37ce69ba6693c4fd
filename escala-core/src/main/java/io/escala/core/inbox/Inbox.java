package io.escala.core.inbox;

import io.escala.core.administration.Setup;
import io.escala.core.administration.SetupResult;
import io.escala.core.feed.EventHandler;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.feed.MessageHandler;
import io.escala.core.intake.Intake;
import io.escala.core.intake.Journal;
import io.escala.core.work.WorkRunner;
import io.escala.core.work.Workers;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.store.CrmStore;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The inbox: the entry point of the library, over a {@link CrmStore}. It keeps no state of its own and starts no threads until {@link
 * #start}, so any number of instances, on any number of machines, may share one database.
 *
 * <pre>{@code
 * MetaChannels meta = MetaChannels.fromEnvironment();
 * try (Inbox inbox = Inbox.open(JdbcCrmStore.sqlite(Path.of("inbox.db")), meta)) {
 *     inbox.setUp(Setup.account("acme")
 *             .region("AR")
 *             .whatsApp("sales", line -> line.phoneNumberId(number).businessAccountId(waba)));
 *     inbox.onMessage("answering", message -> message.reply("Thanks, we will be right with you."));
 *     inbox.start();
 *     WebhookServer.start(8080, "/webhook", meta.webhooks(inbox)).join();
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
     * Returns the inbox as a user of the team may use it ({@link InboxBuilder#team}), whose role is looked up at each call: a role that was
     * changed or taken away counts at the next one. Whoever is not in the team, or no longer active, may do nothing. Costs nothing itself.
     * A list or reader that a call returned goes on with the role of that call, a live feed looks again at each poll and every ten seconds. A call of a
     * part of the desk counts as activity of the user ({@link io.escala.crm.account.IdleRule}).
     *
     * <p>Calls throw what the {@link io.escala.core.port.Team} throws.
     *
     * @param account the account
     * @param user the user; whether the caller is this user is the host's business
     * @return the desk
     * @throws IllegalArgumentException if the account is {@link AccountId#NONE}
     */
    Desk as(AccountId account, UserId user);

    /**
     * Makes an account and its lines as a setup says, as programs do at every start. What is so already is left alone, also when several
     * processes start at once; where nothing differs, nothing is written and Meta is not asked.
     *
     * <ul>
     *   <li>A new account gets its settings. Settings that are there keep their values, also where the setup says otherwise, which the result
     *       names ({@link SetupResult#kept}): somebody may have changed them since. {@link
     *       io.escala.core.administration.Administration#save} does change them.
     *   <li>A new line is connected. One that is there gets the name and the further ids that the setup gives it. Whoever lets people rename
     *       lines leaves the name out.
     *   <li>A line that is stopped stays so until it is {@linkplain io.escala.core.administration.Lines#resume resumed}. Lines that the setup does
     *       not name are left alone; one that was removed is connected again while the setup names it.
     *   <li>Meta's id of a line that is there does not change: another one is refused, and {@link
     *       io.escala.core.administration.Lines#repoint} moves the line.
     * </ul>
     *
     * <p>The host does it ({@link Actor#host}). All of it is done or nothing.
     *
     * @param setup the account and its lines
     * @return what was changed
     * @throws io.escala.core.result.RefusedException with every refusal, its remedy and the index of its line, which the message names by its id: a
     *     new account without region, an id of Meta that another line or account has, an Instagram account that is not a professional one, too many WhatsApp lines
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    SetupResult setUp(Setup setup);

    /**
     * Has messages from customers handled, those that arrive from now on, of all accounts; see {@link #onMessage(FollowerOptions,
     * MessageHandler)}.
     *
     * @param follower what it is known by in the store: 1 to 64 ASCII letters, digits, {@code - _ .}
     * @param handler the handler
     */
    default void onMessage(String follower, MessageHandler handler) {
        onMessage(FollowerOptions.named(Objects.requireNonNull(follower, "follower")), handler);
    }

    /**
     * Has messages from customers handled by the host, as durable work of this inbox: each at least once, those of a conversation in the order
     * in which they were stored, also after a crash. Processes that register the same follower share its messages.
     *
     * <p>A follower that the store does not know starts with what happens from now on; later it goes on where it was, with what happened
     * meanwhile. A handler that throws gets its message again, five times within ten minutes, and only the later messages of its conversation
     * wait; then it is quarantined ({@link io.escala.core.quarantine.Quarantine#work}) and can be replayed. Nothing is handled until the work
     * runs ({@link #start}, or {@link WorkRunner#runDue}).
     *
     * @param options the follower
     * @param handler the handler
     * @throws IllegalArgumentException when the inbox has a follower of this name
     * @throws IllegalStateException when the inbox is closed
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable; nothing is registered then
     */
    void onMessage(FollowerOptions options, MessageHandler handler);

    /**
     * Has every event of all accounts handled, from now on; see {@link #follow(FollowerOptions, EventHandler)}.
     *
     * @param follower what it is known by in the store: 1 to 64 ASCII letters, digits, {@code - _ .}
     * @param handler the handler
     */
    default void follow(String follower, EventHandler handler) {
        follow(FollowerOptions.named(Objects.requireNonNull(follower, "follower")), handler);
    }

    /**
     * Has events handled by the host, otherwise like {@link #onMessage(FollowerOptions, MessageHandler)}: those of a conversation, of a contact
     * or of a line in the order of the log.
     *
     * @param options the follower
     * @param handler the handler
     * @throws IllegalArgumentException when the inbox has a follower of this name
     * @throws IllegalStateException when the inbox is closed
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable; nothing is registered then
     */
    void follow(FollowerOptions options, EventHandler handler);

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
     * Returns the runner of the durable work: sends, profiles, registrations, media, followers. Nothing is sent until it runs: a timer
     * or test calls {@link WorkRunner#runDue}, a service calls {@link #start}.
     */
    WorkRunner work();

    /**
     * Starts threads that run the durable work until the inbox is closed or they are stopped. The library starts no other threads.
     * Has no effect when they are started already; after {@link Workers#stop} it starts new ones.
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
