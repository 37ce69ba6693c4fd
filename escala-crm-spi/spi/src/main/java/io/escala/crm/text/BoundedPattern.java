package io.escala.crm.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression with the longest text it is matched against. Java's patterns backtrack and recurse: on a text that is
 * long enough, a harmless one takes minutes or overflows the stack. A longer text does not match and is not read.
 *
 * <p>Only for expressions in code. An expression from outside, such as from a rule that a host's users write, stays
 * dangerous despite the bound: it needs a linear-time engine such as RE2/J.
 *
 * <p>Thread-safe: immutable.
 */
public final class BoundedPattern {
    private final Pattern pattern;
    private final int maxLength;

    private BoundedPattern(Pattern pattern, int maxLength) {
        this.pattern = pattern;
        this.maxLength = maxLength;
    }

    /**
     * Compiles an expression.
     *
     * @param expression the expression, in the syntax of {@link Pattern}
     * @param maxLength the longest text it is matched against, in chars
     * @throws IllegalArgumentException if the expression is invalid or the length is not positive
     */
    public static BoundedPattern of(String expression, int maxLength) {
        if (maxLength < 1) {
            throw new IllegalArgumentException("maxLength must be positive");
        }
        return new BoundedPattern(Pattern.compile(expression), maxLength);
    }

    /**
     * Whether the whole of a text matches.
     *
     * @return false for every text that is too long
     */
    public boolean matches(String text) {
        return fits(text) && pattern.matcher(text).matches();
    }

    /**
     * Returns the groups of the expression when the whole of a text matches.
     *
     * @return the groups in order, an unmatched group as an empty text; empty when the text does not match or is too long
     */
    public Optional<List<String>> groups(String text) {
        if (!fits(text)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>(matcher.groupCount());
        for (int group = 1; group <= matcher.groupCount(); group++) {
            groups.add(Objects.requireNonNullElse(matcher.group(group), ""));
        }
        return Optional.of(groups);
    }

    /**
     * Returns every matching part of a text, from left to right.
     *
     * @return the parts; none when the text is too long
     */
    public List<String> find(String text) {
        List<String> parts = new ArrayList<>();
        if (fits(text)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                parts.add(matcher.group());
            }
        }
        return parts;
    }

    /**
     * Returns a text with every matching part replaced.
     *
     * @param by the replacement, taken literally
     * @throws IllegalArgumentException if the text is too long: returned unchanged, it would look like a text without such
     *     parts
     */
    public String replaceAll(String text, String by) {
        if (!fits(text)) {
            throw new IllegalArgumentException("text of " + text.length() + " chars, at most " + maxLength);
        }
        return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(by));
    }

    private boolean fits(String text) {
        return text.length() <= maxLength;
    }

    @Override
    public String toString() {
        return pattern + " on at most " + maxLength + " chars";
    }
}
