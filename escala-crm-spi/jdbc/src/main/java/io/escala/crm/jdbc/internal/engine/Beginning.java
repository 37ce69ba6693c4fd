package io.escala.crm.jdbc.internal.engine;

import java.util.List;

/**
 * How terms begin that are searched for. An engine collects all rows with a term that begins with a text before the first, but not those with a
 * term as a whole. So it helps to know that one term, which most of these rows have, is the beginning itself.
 *
 * @param text the beginning
 * @param whole whether there is such a term, and it is told apart from longer ones
 * @param longer how all longer terms begin, if it is
 */
public record Beginning(String text, boolean whole, List<String> longer) {
    /** Copies the list. */
    public Beginning {
        longer = List.copyOf(longer);
    }

    /** Of unknown terms. */
    public static Beginning of(String text) {
        return new Beginning(text, false, List.of());
    }
}
