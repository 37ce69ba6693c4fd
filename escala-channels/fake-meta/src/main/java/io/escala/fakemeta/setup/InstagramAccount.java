package io.escala.fakemeta.setup;

import java.util.List;

/**
 * An Instagram account, professional unless it is set to be personal. With its own token it uses Instagram Login
 * ({@code POST /{instagram id}/messages}); with a linked page Facebook Login ({@code POST /{page id}/messages} with the page's
 * token, while a post to the Instagram id is refused with code 3). It may use both.
 *
 * @param id the account id, as webhooks carry it
 * @param appId the app it is connected to; empty means the only app
 * @param userName the business's own user name
 * @param token the Instagram user token, or empty; never printed
 * @param linkedPage the id of the linked page, or empty
 * @param humanAgent whether the app was granted the Human Agent feature (answers within seven days)
 * @param accountType the field {@code account_type} as Instagram Login answers it, such as {@code BUSINESS},
 *     {@code MEDIA_CREATOR} or {@code PERSONAL}; empty: the answer has none. A page names a linked account unless it is
 *     personal
 */
public record InstagramAccount(
        String id,
        String appId,
        String userName,
        String token,
        String linkedPage,
        boolean humanAgent,
        String accountType)
        implements Line {

    /** Rejects an empty id with an {@link IllegalArgumentException}. */
    public InstagramAccount {
        SetupChecks.required(id, "the Instagram account id");
    }

    /** Returns a business account with only an id. */
    public static InstagramAccount of(String accountId) {
        return new InstagramAccount(accountId, "", "business." + accountId, "", "", false, "BUSINESS");
    }

    @Override
    public InstagramAccount app(String value) {
        return new InstagramAccount(id, value, userName, token, linkedPage, humanAgent, accountType);
    }

    /** Sets the business's user name. */
    public InstagramAccount userName(String value) {
        return new InstagramAccount(id, appId, value, token, linkedPage, humanAgent, accountType);
    }

    /** Sets the token of Instagram Login. */
    public InstagramAccount token(String value) {
        return new InstagramAccount(id, appId, userName, value, linkedPage, humanAgent, accountType);
    }

    /** Links the account to a page (Facebook Login). */
    public InstagramAccount linkedPage(String pageId) {
        return new InstagramAccount(id, appId, userName, token, pageId, humanAgent, accountType);
    }

    /** Grants the Human Agent feature. */
    public InstagramAccount withHumanAgent() {
        return new InstagramAccount(id, appId, userName, token, linkedPage, true, accountType);
    }

    /** Sets the type that Instagram Login answers. */
    public InstagramAccount accountType(String value) {
        return new InstagramAccount(id, appId, userName, token, linkedPage, humanAgent, value);
    }

    /** Returns whether it is a personal account, in any spelling. */
    public boolean isPersonal() {
        return accountType.equalsIgnoreCase("PERSONAL");
    }

    @Override
    public Channel channel() {
        return Channel.INSTAGRAM;
    }

    @Override
    public List<String> missing() {
        return token.isBlank() && linkedPage.isBlank() ? List.of("token or linked page") : List.of();
    }

    @Override
    public String toString() {
        return "InstagramAccount[" + id + "]";
    }
}
