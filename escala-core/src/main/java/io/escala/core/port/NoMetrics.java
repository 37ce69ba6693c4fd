package io.escala.core.port;

/** Keeps nothing. */
enum NoMetrics implements Metrics {
    INSTANCE
}
