package io.escala.crm.line;

import io.escala.crm.Channel;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which lines somebody may use: all, or those of some channels and some lines by themselves; and never those of the excepted channels.
 *
 * @param all every line, also one that is connected later; channels and lines then have no effect
 * @param channels every line of these channels
 * @param lines these lines
 * @param except no line of these channels, whatever the rest says
 */
public record LineScope(boolean all, Set<Channel> channels, Set<LineId> lines, Set<Channel> except) {
    /** Every line. */
    public static final LineScope ALL = new LineScope(true, Set.of(), Set.of(), Set.of());

    public LineScope {
        channels = Set.copyOf(channels);
        lines = Set.copyOf(lines);
        except = Set.copyOf(except);
    }

    /** Returns the scope of some channels. */
    public static LineScope ofChannels(Channel... channels) {
        return new LineScope(false, Set.of(channels), Set.of(), Set.of());
    }

    /** Returns the scope of some lines. */
    public static LineScope ofLines(LineId... lines) {
        return new LineScope(false, Set.of(), Set.of(lines), Set.of());
    }

    /** Returns this scope with further lines. */
    public LineScope and(LineId... more) {
        Set<LineId> both = new HashSet<>(lines);
        both.addAll(Set.of(more));
        return new LineScope(all, channels, both, except);
    }

    /** Returns this scope without any line of some channels. */
    public LineScope without(Set<Channel> excepted) {
        Set<Channel> both = new HashSet<>(except);
        both.addAll(excepted);
        return new LineScope(all, channels, lines, both);
    }

    /** Whether it has every line there is and may be. */
    public boolean isEverything() {
        return all && except.isEmpty();
    }

    /** Whether a line is in it. */
    public boolean includes(LineId line, Channel channel) {
        Objects.requireNonNull(line, "line");
        return !except.contains(Objects.requireNonNull(channel, "channel"))
                && (all || channels.contains(channel) || lines.contains(line));
    }
}
