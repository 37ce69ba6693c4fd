package io.escala.core.internal.follow;

import io.escala.core.feed.EventHandler;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.feed.MessageHandler;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.work.WorkSelection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The followers that this process has registered. Thread-safe. */
public final class Followers implements WorkSelection {
    private final InboxContext context;
    private final Map<String, Follower> all = new ConcurrentHashMap<>();
    private final Map<String, FollowerDispatch> dispatches = new ConcurrentHashMap<>();

    /** Creates an empty registry. */
    public Followers(InboxContext context) {
        this.context = context;
    }

    /** Registers a follower of messages from customers, as {@link #register} says. */
    public void onMessage(FollowerOptions options, MessageHandler handler) {
        register(new Follower(options, handler, null));
    }

    /** Registers a follower of events, as {@link #register} says. */
    public void follow(FollowerOptions options, EventHandler handler) {
        register(new Follower(options, null, handler));
    }

    /**
     * Registers a follower. One that is new to the store gets its position now, so that it misses nothing that happens from now on.
     *
     * @throws IllegalArgumentException when one with its name is registered
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable; it is not registered then
     */
    private void register(Follower follower) {
        FollowerDispatch dispatch = new FollowerDispatch(context, follower);
        if (all.putIfAbsent(follower.name(), follower) != null) {
            throw new IllegalArgumentException("a follower named " + follower.name() + " is registered already");
        }
        boolean placed = false;
        try {
            dispatch.place();
            placed = true;
        } finally {
            if (!placed) {
                all.remove(follower.name());
            }
        }
        dispatches.put(follower.name(), dispatch);
    }

    /** Returns the follower with a name. */
    Optional<Follower> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** Returns the lanes of all of them. */
    @Override
    public Set<String> lanes() {
        return dispatches.keySet().stream()
                .map(FollowerItems::lanes)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Enqueues what happened since the last time, for every follower. */
    @Override
    public boolean prepare() {
        for (FollowerDispatch dispatch : List.copyOf(dispatches.values())) {
            dispatch.run();
        }
        return !dispatches.isEmpty();
    }
}
