package io.escala.spring.boot.autoconfigure;

import io.escala.crm.store.StoreOpenException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the store of the inbox cannot be opened when an application does not start. */
final class StoreFailureAnalyzer extends AbstractFailureAnalyzer<StoreOpenException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, StoreOpenException cause) {
        return new FailureAnalysis(
                "The store of the inbox cannot be opened (" + cause.reason() + "): " + cause.getMessage(),
                "Change the properties escala.store.*, or the DataSource of the application.",
                cause);
    }
}
