package io.escala.spring.boot.autoconfigure;

import io.escala.spring.boot.properties.InvalidPropertiesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which properties are missing or wrong when an application does not start. */
final class PropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertiesException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertiesException cause) {
        return new FailureAnalysis(
                "The inbox cannot be set up:\n\n  - " + String.join("\n  - ", cause.problems()),
                "Set these properties, or escala.enabled=false to start without the inbox.",
                cause);
    }
}
