package io.escala.core.internal.send;

import io.escala.core.internal.loop.SendSettings;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.change.State;
import io.escala.crm.conversation.MessagingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when a person may answer after the messaging window, with Meta's human agent tag. Pure.
 *
 * <table>
 *   <caption>What a text needs, by the age of the person's last message</caption>
 *   <tr><th>channel</th><th>author</th><th>setting</th><th>up to 24 hours</th><th>up to 7 days</th><th>later</th></tr>
 *   <tr><td>WhatsApp</td><td>any</td><td>any</td><td>nothing</td><td>refused</td><td>refused</td></tr>
 *   <tr><td>Messenger, Instagram</td><td>a user</td><td>on</td><td>nothing</td><td>the tag</td><td>refused</td></tr>
 *   <tr><td>Messenger, Instagram</td><td>a user</td><td>off</td><td>nothing</td><td>refused</td><td>refused</td></tr>
 *   <tr><td>Messenger, Instagram</td><td>any other</td><td>any</td><td>nothing</td><td>refused</td><td>refused</td></tr>
 * </table>
 *
 * <p>It ends by the same margin earlier as the window. Meta's report that the window is closed ends both until the person writes again.
 */
public final class HumanAgentWindow {
    /** Counted from the person's last message. */
    static final Duration LENGTH = Duration.ofDays(7);

    private HumanAgentWindow() {}

    /**
     * Returns the end.
     *
     * @param state the account's settings loaded, for a user on Messenger or Instagram
     * @param byUser whether a user of the team writes
     * @param window the window of the conversation
     * @return the first time at which the tag is of no use; empty when it never is
     */
    public static Optional<Instant> end(State state, Channel channel, boolean byUser, MessagingWindow window) {
        Instant opensAt = window.opensAt();
        Instant shutAt = window.shutAt();
        if (channel == Channel.WHATSAPP || !byUser || opensAt == null) {
            return Optional.empty();
        }
        boolean reported = shutAt != null && !shutAt.isBefore(opensAt);
        Duration margin = window.margin() == null ? Duration.ZERO : window.margin();
        return state.account().settings().filter(AccountSettings::humanAgent).isPresent() && !reported
                ? Optional.of(opensAt.plus(LENGTH).minus(margin))
                : Optional.empty();
    }

    /** Whether the tag lets a user write at a time. */
    static boolean isOpen(State state, Channel channel, boolean byUser, MessagingWindow window, Instant now) {
        return end(state, channel, byUser, window).filter(now::isBefore).isPresent();
    }

    /** Whether an actor may write what needs an open window, with the tag or without. */
    static boolean mayWrite(State state, Actor actor, SendTarget target, SendSettings settings, Instant now) {
        MessagingWindow window = target.window(settings);
        boolean byUser = actor.kind() == Actor.Kind.USER;
        return window.isOpen(now) || isOpen(state, target.line().channel(), byUser, window, now);
    }
}
