package io.escala.crm.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression of ours together with the longest text it may be held against. Java's patterns backtrack and recurse: on
 * a text that is long enough, a harmless one takes minutes or overflows the stack. So whatever is longer does not match, and is
 * never looked at.
 *
 * <p>For expressions that stand in code. One that comes from outside, such as from a rule that a host's users write, is no less
 * dangerous with a bound: it needs a linear engine such as RE2/J.
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
     * @param maxLength the longest text it is held against, in chars
     * @return the pattern
     * @throws IllegalArgumentException when the expression is none, or the length is not positive
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
     * @param text any text
     * @return false for every text that is too long
     */
    public boolean matches(String text) {
        return fits(text) && pattern.matcher(text).matches();
    }

    /**
     * What the groups of the expression hold when the whole of a text matches.
     *
     * @param text any text
     * @return the groups in their order, a group that took no part as an empty text; empty when the text does not match or is too
     *     long
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
     * Every part of a text that matches, from left to right.
     *
     * @param text any text
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
     * A text with every part that matches replaced.
     *
     * @param text the text
     * @param by what comes in place of each part, as it stands
     * @return the text that results
     * @throws IllegalArgumentException when the text is too long: left as it is, it would pass for one without such parts
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
