package io.escala.channels.webhook;

/**
 * What a host does when somebody leaves its Meta app. Only the host can do it: the ids are scoped to the app and match nothing
 * that a webhook ever brought.
 *
 * <p>The same request may come more than once, also on several threads or nodes at the same time: doing it again must do no harm.
 * Meta waits for the answer, so record what is to be done and do it afterwards. Throw
 * {@link io.escala.core.channel.TryAgainException} for what cannot be recorded now. Implementations must be thread-safe.
 */
public interface CallbackHandler {
    /** Whether the host knew the user. Meta and the user are told the same in either case. */
    enum Answer {
        /** The host knows the user, and has recorded what they ask for. */
        RECORDED,

        /** The host knows no such user: there is nothing to do. */
        UNKNOWN_USER
    }

    /**
     * Somebody asks for the deletion of their data.
     *
     * @param user who asks
     * @param confirmationCode what they can ask for the state of the deletion with: 32 hex digits that nobody can guess, the same
     *     for the same user however often they ask
     * @return whether the user is known
     */
    Answer dataDeletion(AppUser user, String confirmationCode);

    /**
     * Somebody removed the app: tokens that it had from them are dead, or will be.
     *
     * @param user who removed it
     * @return whether the user is known
     */
    Answer deauthorised(AppUser user);
}
