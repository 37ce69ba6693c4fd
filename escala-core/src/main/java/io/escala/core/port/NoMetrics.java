package io.escala.core.port;

/** Does nothing. */
enum NoMetrics implements Metrics {
    INSTANCE
}
