package io.escala.fakemeta.setup;

import java.util.List;

/**
 * One connected number, Page or Instagram account. Lines are immutable; each setting returns a changed copy. What is
 * not set yet is an empty string, and {@link #missing()} names it; a line with anything missing is refused when
 * the fake starts.
 */
public sealed interface Line permits WhatsAppNumber, Page, InstagramAccount {

    /** The id calls are addressed to: phone number id, page id or Instagram account id. */
    String id();

    /** The app the line is connected to; empty means the only one there is. */
    String appId();

    /** The channel this line belongs to. */
    Channel channel();

    /** The access token, or an empty string. */
    String token();

    /** The same line, connected to that app. */
    Line app(String appId);

    /** What this line still lacks, in words; empty when it is complete. */
    List<String> missing();
}
