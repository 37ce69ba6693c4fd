package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.setup.Line;
import org.jspecify.annotations.Nullable;

/**
 * A message that the rules accepted.
 *
 * @param line the line it leaves from
 * @param recipient the recipient exactly as in the request
 * @param route how it was addressed
 * @param person the key of the person it reaches, or null if no person has that address
 * @param type Meta's type
 * @param text the text that the person reads; empty for none
 * @param template the template, or null
 * @param reference the caller's reference; empty for none
 * @param json the request body as received
 */
public record Accepted(
        Line line,
        String recipient,
        Route route,
        @Nullable String person,
        String type,
        String text,
        @Nullable TemplateUse template,
        String reference,
        String json) {}
