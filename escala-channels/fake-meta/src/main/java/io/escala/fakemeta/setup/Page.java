package io.escala.fakemeta.setup;

import java.util.List;

/**
 * A Facebook Page with Messenger.
 *
 * @param id the page id
 * @param appId the app it is connected to; empty means the only app
 * @param name the page's name
 * @param token the page access token; never printed
 * @param humanAgent whether the app was granted the Human Agent feature (answers within seven days)
 */
public record Page(String id, String appId, String name, String token, boolean humanAgent) implements Line {

    /** Rejects an empty id with an {@link IllegalArgumentException}. */
    public Page {
        SetupChecks.required(id, "the page id");
    }

    /** Returns a page with only an id. */
    public static Page of(String pageId) {
        return new Page(pageId, "", "Page " + pageId, "", false);
    }

    @Override
    public Page app(String value) {
        return new Page(id, value, name, token, humanAgent);
    }

    /** Sets the page's name. */
    public Page name(String value) {
        return new Page(id, appId, value, token, humanAgent);
    }

    /** Sets the page access token. */
    public Page token(String value) {
        return new Page(id, appId, name, value, humanAgent);
    }

    /** Grants the Human Agent feature. */
    public Page withHumanAgent() {
        return new Page(id, appId, name, token, true);
    }

    @Override
    public Channel channel() {
        return Channel.MESSENGER;
    }

    @Override
    public List<String> missing() {
        return SetupChecks.blank(token, "token");
    }

    @Override
    public String toString() {
        return "Page[" + id + "]";
    }
}
