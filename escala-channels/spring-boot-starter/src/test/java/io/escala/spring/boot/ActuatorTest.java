package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.conversations.ConversationQuery;
import io.escala.core.inbox.Inbox;
import io.escala.core.send.SendRequest;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.fakemeta.FakeMeta;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators of an application see over HTTP. */
class ActuatorTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Observed {
        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        BreakableStore store() {
            return new BreakableStore();
        }

        @Bean
        LaterClock clock() {
            return new LaterClock();
        }
    }

    /** The system's clock, and how much later it is said to be. */
    static final class LaterClock extends Clock {
        volatile Duration later = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(later);
        }
    }

    /** A store that can be unavailable. */
    static final class BreakableStore extends ForwardingCrmStore {
        volatile boolean broken;

        BreakableStore() {
            super(new MemoryCrmStore(Clock.systemUTC()));
        }

        @Override
        protected <T> T forward(Function<CrmStore, T> call) {
            if (broken) {
                throw new StoreUnavailableException("broken by the test");
            }
            return super.forward(call);
        }
    }

    private static FakeMeta meta;
    private static Host host;

    @BeforeAll
    static void start() {
        meta = FakeMeta.start();
        Map<String, Object> properties = Host.properties(meta);
        properties.put("management.endpoints.web.exposure.include", "health,escala");
        properties.put("management.endpoint.health.show-details", "always");
        properties.put("escala.workers.enabled", "false");
        host = Host.start(properties, Observed.class);
        meta.whatsAppPerson("5493415550101").writes("secret text").sendTo(host.webhook());
        meta.messengerPerson("2490001")
                .writes("for a page that is not connected")
                .sendTo(host.webhook());
    }

    @AfterAll
    static void stop() {
        host.close();
        meta.close();
    }

    @Test
    void healthTellsOverdueWorkAndWhatAnOperatorMayDo() {
        assertThat(host.get("/actuator/health/escala", 200)).contains("\"status\":\"UP\"", "\"workersStarted\":0");

        ConversationId conversation = host.desk()
                .conversations()
                .list(ConversationQuery.all())
                .iterator()
                .next()
                .id();
        host.desk()
                .messages()
                .send(SendRequest.to(conversation).text("secret answer").reference("1"))
                .orThrow();
        host.bean(LaterClock.class).later = Duration.ofHours(1);
        assertThat(host.get("/actuator/health/escala", 503)).contains("\"status\":\"OUT_OF_SERVICE\"", "WORK_OVERDUE");

        host.bean(LaterClock.class).later = Duration.ZERO;
        meta.revokeToken(meta.whatsApp().token());
        host.bean(Inbox.class).work().runDue(100);
        assertThat(host.get("/actuator/health/escala", 200))
                .contains("\"status\":\"UP\"", "\"stoppedLines\":[\"sales\"]");
    }

    @Test
    void healthIsDownWithoutTheStore() {
        BreakableStore store = host.bean(BreakableStore.class);
        store.broken = true;
        try {
            assertThat(host.get("/actuator/health/escala", 503))
                    .contains("\"status\":\"DOWN\"", "\"store\":\"unavailable\"");
        } finally {
            store.broken = false;
        }
    }

    @Test
    void endpointShowsLinesWorkAndQuarantineAndNoTextOrSecret() {
        assertThat(host.get("/actuator/escala", 200))
                .contains("\"id\":\"sales\"", "\"channel\":\"WHATSAPP\"", "\"unclaimedEvents\":{", "\"dueFor\":{")
                .contains("MESSENGER")
                .doesNotContain(
                        "secret text",
                        "5493415550101",
                        meta.app().secret(),
                        meta.whatsApp().token());
    }

    @Test
    void metricsAreThoseOfTheApplication() {
        assertThat(host.bean(MeterRegistry.class)
                        .get("escala.events")
                        .tag("outcome", "stored")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(host.bean(MeterRegistry.class)
                        .get("escala.deliveries")
                        .timer()
                        .count())
                .isEqualTo(2);
    }
}
