package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.webhook.MetaWebhooks;
import io.escala.fakemeta.FakeMeta;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

/** An application with WebFlux: the threads of its server must not block, and filing a delivery does. */
class WebFluxTest {
    private static ReactiveWebApplicationContextRunner application(FakeMeta meta) {
        Map<String, Object> properties = Host.properties(meta);
        properties.put("escala.workers.enabled", "false");
        return new ReactiveWebApplicationContextRunner()
                .withUserConfiguration(InMemoryStore.class)
                .withPropertyValues(properties.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    @Test
    void endpointIsRefusedWithWhatToDo() {
        try (FakeMeta meta = FakeMeta.start()) {
            application(meta)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .hasMessageContaining("the webhook endpoint needs Spring MVC")
                            .hasMessageContaining("escala.webhook.enabled=false"));
        }
    }

    @Test
    void applicationThatCallsTheEndpointItselfStarts() {
        try (FakeMeta meta = FakeMeta.start()) {
            application(meta)
                    .withPropertyValues("escala.webhook.enabled=false")
                    .run(context -> assertThat(context).hasSingleBean(MetaWebhooks.class));
        }
    }
}
