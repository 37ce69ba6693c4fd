package io.escala.channels.webhook;

/**
 * The host's handling of data-deletion requests and deauthorisations of its Meta app. Only the host can act on them: the ids
 * are scoped to the app and match no id of a webhook.
 *
 * <p>The same request may arrive more than once, also concurrently on several threads or nodes: implementations must be
 * idempotent. Meta waits for the answer, so record the request and process it afterwards. Throw
 * {@link io.escala.core.channel.TryAgainException} when the request cannot be recorded now. Implementations must be
 * thread-safe.
 */
public interface CallbackHandler {
    /** Whether the host knew the user. Meta and the user get the same answer in either case. */
    enum Answer {
        /** The host knows the user and has recorded the request. */
        RECORDED,

        /** The host knows no such user; nothing is to be done. */
        UNKNOWN_USER
    }

    /**
     * Handles a user's request for the deletion of their data.
     *
     * @param user the requesting user
     * @param confirmationCode the code with which the user can look up the state of the deletion: 32 unguessable hex digits,
     *     always the same for one user
     * @return whether the user is known
     */
    Answer dataDeletion(AppUser user, String confirmationCode);

    /**
     * Handles the removal of the app by a user. Tokens the app had from this user are or become invalid.
     *
     * @param user the user who removed the app
     * @return whether the user is known
     */
    Answer deauthorised(AppUser user);
}
