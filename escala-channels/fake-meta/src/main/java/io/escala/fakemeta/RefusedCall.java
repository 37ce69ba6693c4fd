package io.escala.fakemeta;

/**
 * A call that Meta's rules answered with an error; injected faults are not included.
 *
 * @param method the HTTP method
 * @param path the path without version and query
 * @param http the HTTP status
 * @param code Meta's code
 * @param subcode Meta's subcode, 0 for none
 * @param reason Meta's message and details
 */
public record RefusedCall(String method, String path, int http, int code, int subcode, String reason) {}
