package io.escala.fakemeta;

/**
 * An accepted upload of a file.
 *
 * @param id the id that was answered
 * @param owner the id of the phone number, Page or account it was uploaded to
 * @param mimeType its type
 * @param name its file name; empty for none
 * @param bytes its size
 */
public record Upload(String id, String owner, String mimeType, String name, int bytes) {}
