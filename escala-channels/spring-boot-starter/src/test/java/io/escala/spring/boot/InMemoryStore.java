package io.escala.spring.boot;

import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.store.CrmStore;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application with a store of its own, in memory. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class InMemoryStore {
    @Bean
    CrmStore store() {
        return new MemoryCrmStore(Clock.systemUTC());
    }
}
