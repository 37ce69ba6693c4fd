package io.escala.fakemeta;

/**
 * A request for the bytes of a file, whatever the answer was.
 *
 * @param path the path, such as {@code /cdn/1200000000000001}
 * @param withToken whether it contained an access token
 */
public record Download(String path, boolean withToken) {}
