package io.escala.spring.boot.autoconfigure;

import io.escala.core.micrometer.MicrometerMetrics;
import io.escala.core.port.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The metrics of the inbox in the application's {@link MeterRegistry}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnEscala
@ConditionalOnClass(MeterRegistry.class)
public class EscalaMetricsAutoConfiguration {
    /** Creates it. */
    public EscalaMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnMissingBean(Metrics.class)
    MicrometerMetrics escalaMetrics(MeterRegistry registry) {
        return new MicrometerMetrics(registry);
    }
}
