package io.escala.fakemeta.setup;

import java.util.List;

/**
 * A connected number, Page or Instagram account. Immutable; each setting returns a changed copy. A value that is not set is
 * an empty string, and {@link #missing()} names it; the fake does not start with an incomplete line.
 */
public sealed interface Line permits WhatsAppNumber, Page, InstagramAccount {

    /** Returns the id that calls use: phone number id, page id or Instagram account id. */
    String id();

    /** Returns the id of the line's app; empty means the only app. */
    String appId();

    /** Returns the channel of this line. */
    Channel channel();

    /** Returns the access token, or an empty string. */
    String token();

    /** Returns the line connected to that app. */
    Line app(String appId);

    /** Returns the names of the missing values; empty when the line is complete. */
    List<String> missing();
}
