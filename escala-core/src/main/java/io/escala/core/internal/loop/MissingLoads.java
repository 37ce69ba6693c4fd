package io.escala.core.internal.loop;

import io.escala.core.channel.TryAgainException;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.change.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a decision turned out to read beyond what was loaded for it. The decision is made again from the start, and every loader
 * of that attempt loads it as well; so a missing load is never mistaken for "does not exist". That it happens is a bug of the
 * loader: it is logged once per relation and counted, and tests fail on it ({@code -Descala.strictLoads=true}).
 *
 * <p>Bound to the calling thread, on which a command loads, decides and commits.
 */
public final class MissingLoads {
    /** How often one command may be decided again because of a missing load. */
    static final int MAX_RELOADS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(MissingLoads.class);
    private static final String STRICT = "escala.strictLoads";
    private static final ThreadLocal<@Nullable MissingLoads> CURRENT = new ThreadLocal<>();

    private static final Set<Relation> LOGGED = ConcurrentHashMap.newKeySet();

    private final List<NotLoadedException> missing = new ArrayList<>();
    private int counted;

    private MissingLoads() {}

    /**
     * Loads and decides; with more loads, up to {@value #MAX_RELOADS} times, while the decision reads what was not loaded.
     *
     * @throws TryAgainException when it still does after that
     */
    public static <R> R supplying(Supplier<R> loadAndDecide) {
        return supplying(loadAndDecide, Boolean.getBoolean(STRICT));
    }

    static <R> R supplying(Supplier<R> loadAndDecide, boolean strict) {
        MissingLoads outer = CURRENT.get();
        MissingLoads loads = outer == null ? new MissingLoads() : outer;
        CURRENT.set(loads);
        try {
            for (int reload = 1; ; reload++) {
                try {
                    return loadAndDecide.get();
                } catch (NotLoadedException e) {
                    if (strict) {
                        throw e;
                    }
                    if (reload > MAX_RELOADS) {
                        throw new TryAgainException("a decision reads what its loader does not load", e);
                    }
                    loads.add(e);
                }
            }
        } finally {
            if (outer == null) {
                CURRENT.remove();
            }
        }
    }

    private void add(NotLoadedException unloaded) {
        missing.add(unloaded);
        if (LOGGED.add(unloaded.relation())) {
            LOG.warn(
                    "A decision read {} that were not loaded for it, which is a bug; it is made again with them",
                    unloaded.relation(),
                    unloaded);
        }
    }

    /** Hands over what the attempt that runs on this thread has to load besides, and counts what is new. */
    static void forCurrent(BiConsumer<Relation, Object> load, Consumer<Relation> count) {
        MissingLoads current = CURRENT.get();
        if (current != null) {
            current.missing.forEach(unloaded -> load.accept(unloaded.relation(), unloaded.key()));
            for (; current.counted < current.missing.size(); current.counted++) {
                count.accept(current.missing.get(current.counted).relation());
            }
        }
    }
}
