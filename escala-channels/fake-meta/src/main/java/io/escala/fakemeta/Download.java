package io.escala.fakemeta;

/**
 * A call for the bytes of a file, whatever was answered.
 *
 * @param path the path, such as {@code /cdn/1200000000000001}
 * @param withToken whether it brought an access token
 */
public record Download(String path, boolean withToken) {}
