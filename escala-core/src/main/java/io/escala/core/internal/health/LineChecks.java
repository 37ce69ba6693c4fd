package io.escala.core.internal.health;

import io.escala.core.channel.LineFactSource;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.AccountId;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks what Meta says of lines, and records it. Keeps in memory when it asked. Thread-safe; no lock is held while Meta is asked. */
public final class LineChecks {
    private static final Logger LOG = LoggerFactory.getLogger(LineChecks.class);

    private final @Nullable LineFactSource source;
    private final Clock clock;
    private final Map<Key, Instant> asked = new ConcurrentHashMap<>();

    /** A line with its number: after a move it is asked about again. */
    private record Key(AccountId account, LineKey line) {}

    /**
     * Creates it.
     *
     * @param source the source, or null when there is none
     * @param clock the clock
     */
    public LineChecks(@Nullable LineFactSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * Asks about every line of an account that was not asked about lately, and records the answers in one commit. They hold as of when it
     * was asked: what Meta reported meanwhile is later.
     *
     * @param lines all of its lines
     * @param lately a line that was asked about less than this ago is skipped; zero asks about all
     */
    void refresh(InboxContext context, AccountId account, List<Line> lines, Duration lately) {
        if (source == null) {
            return;
        }
        Instant at = clock.instant();
        List<Line> due = new ArrayList<>();
        Set<Key> connected = new HashSet<>();
        for (Line line : lines) {
            Key key = new Key(account, line.key());
            connected.add(key);
            Instant before = asked.get(key);
            if (before == null || !at.isBefore(before.plus(lately))) {
                due.add(line);
                asked.put(key, at);
            }
        }
        asked.keySet().removeIf(key -> key.account().equals(account) && !connected.contains(key));
        List<LineFactSource.Answer> answers = due.isEmpty() ? List.of() : ask(source, due);
        if (answers.stream().anyMatch(answer -> !answer.facts().isEmpty())) {
            record(context, account, answers, at);
        }
    }

    private static void record(
            InboxContext context, AccountId account, List<LineFactSource.Answer> answers, Instant at) {
        List<LineKey> keys = answers.stream().map(answer -> answer.line().key()).toList();
        context.loop().run(() -> {
            State state = context.load(account).lineReports(keys).state();
            UnitOfWork unit = context.begin(account, state);
            boolean news = false;
            for (LineFactSource.Answer answer : answers) {
                news |= LineReports.record(unit, answer.line(), answer.facts(), at, false);
            }
            return Decision.commit(unit, news);
        });
    }

    private static List<LineFactSource.Answer> ask(LineFactSource source, List<Line> lines) {
        try {
            List<LineFactSource.Answer> answers = List.copyOf(source.ask(lines));
            for (LineFactSource.Answer answer : answers) {
                if (answer.problem() != null) {
                    LOG.warn(
                            "Meta did not say everything of line {}: {} {}",
                            answer.line().id(),
                            answer.problem(),
                            answer.code());
                }
            }
            return answers;
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("Asking about {} lines failed", lines.size(), Defects.withoutMessages(e));
            return List.of();
        }
    }
}
