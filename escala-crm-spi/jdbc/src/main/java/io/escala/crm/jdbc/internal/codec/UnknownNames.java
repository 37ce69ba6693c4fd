package io.escala.crm.jdbc.internal.codec;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the stored names that only a newer version knows: each name of a table once per process. Thread-safe. */
final class UnknownNames {
    /** Limits the memory when a table contains arbitrary names. */
    private static final int MAX_LOGGED = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(UnknownNames.class);
    private static final Set<Unknown> LOGGED = ConcurrentHashMap.newKeySet();

    private UnknownNames() {}

    /** Logs a name, unless it was logged before. */
    static void found(String table, String name) {
        if (LOGGED.size() < MAX_LOGGED && LOGGED.add(new Unknown(table, name))) {
            LOG.warn(
                    "{} contains '{}', which only a newer version knows; this version skips it or reads it in a more"
                            + " general form",
                    table,
                    name);
        }
    }

    private record Unknown(String table, String name) {}
}
