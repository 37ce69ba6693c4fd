package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.channels.AppSecret;
import io.escala.channels.graph.AccessToken;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.meta.MetaChannels;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Channels;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.Entitlements;
import io.escala.core.port.IdSource;
import io.escala.core.port.Metrics;
import io.escala.core.port.RecordSource;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.result.RefusedException;
import io.escala.core.send.Draft;
import io.escala.core.send.SendRequest;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CrmStore;
import io.escala.fakemeta.FakeMeta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What an application defines itself is used, and what it lacks is said. */
class BackingOffTest {
    @Configuration(proxyBeanMethods = false)
    @Import(InMemoryStore.class)
    static class AllItsOwn {
        @Bean
        MetaChannels ownChannels() {
            return MetaChannels.builder(AccessTokens.always("token"))
                    .app("1", AppSecret.of("secret"))
                    .verifyToken("verify")
                    .build();
        }

        @Bean
        Inbox ownInbox(CrmStore store, Channels channels) {
            return Inbox.builder(store).channels(channels).build();
        }

        @Bean
        MetaWebhooks ownWebhooks(MetaChannels channels, Inbox inbox) {
            return channels.webhooks(inbox);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(InMemoryStore.class)
    static class ItsPorts {
        static final List<String> CALLED = new CopyOnWriteArrayList<>();

        @Bean
        Team team() {
            return Team.fixed(
                    Host.ACCOUNT, List.of(TeamMember.available(new UserId("ana"), "Ana", Role.ADMINISTRATOR)));
        }

        @Bean
        Metrics counting() {
            return new CountingMetrics();
        }

        @Bean
        AccessTokens tokens() {
            return line -> {
                CALLED.add("tokens");
                return Optional.of(AccessToken.of("token"));
            };
        }

        @Bean
        Entitlements entitlements() {
            return account -> {
                CALLED.add("entitlements");
                return Set.of(Entitlement.values());
            };
        }

        @Bean
        TemplateCatalogue templates() {
            return (line, name, language) -> {
                CALLED.add("templates");
                return Optional.empty();
            };
        }

        @Bean
        RecordSource records() {
            return (account, contacts) -> {
                CALLED.add("records");
                return Map.of();
            };
        }

        @Bean
        IdSource ids() {
            return () -> {
                CALLED.add("ids");
                return UUID.randomUUID().toString();
            };
        }

        @Bean
        InboxCustomizer inboxCustomizer() {
            return inbox -> CALLED.add("inbox");
        }

        @Bean
        MetaChannelsCustomizer channelsCustomizer() {
            return channels -> {
                CALLED.add("channels");
                channels.verifyToken("another");
            };
        }
    }

    private static Map<String, Object> none() {
        return new HashMap<>(Host.withoutDataSource());
    }

    @Test
    void everyBeanBacksOff() {
        try (Host host = Host.start(none(), AllItsOwn.class)) {
            for (Class<?> type : List.of(CrmStore.class, Channels.class, Inbox.class, MetaWebhooks.class)) {
                assertThat(host.context().getBeanNamesForType(type))
                        .as(type.getSimpleName())
                        .singleElement()
                        .asString()
                        .matches("store|own.*");
            }
            try (FakeMeta meta = FakeMeta.start()) {
                assertThat(meta.verify(host.webhook(), "verify")).isTrue();
            }
        }
    }

    @Test
    void portsAndCustomizersAreUsed() {
        try (FakeMeta meta = FakeMeta.start()) {
            Map<String, Object> properties = Host.properties(meta);
            properties.remove("escala.token");
            properties.put("escala.webhook.path", "/hooks/meta");

            try (Host host = Host.start(properties, ItsPorts.class)) {
                assertThat(ItsPorts.CALLED).contains("channels", "inbox");
                assertThat(meta.verify(host.url("/hooks/meta"), "another")).isTrue();
                assertThat(meta.verify(host.url("/hooks/meta"), "verify-me")).isTrue();
                Inbox inbox = host.bean(Inbox.class);
                assertThat(inbox.as(Host.ACCOUNT, new UserId("ana"))
                                .health()
                                .current()
                                .lines())
                        .hasSize(1);
                assertThatThrownBy(() -> inbox.as(Host.ACCOUNT, new UserId("nobody"))
                                .health()
                                .current())
                        .isInstanceOf(RefusedException.class);
                ContactId contact = host.desk()
                        .contacts()
                        .upsert(NewContact.named("Rosa", "Paz")
                                .externalReference("42")
                                .phone("+5493415550101"))
                        .orThrow()
                        .id();
                assertThat(host.desk().records().of(contact).elsewhere()).isEmpty();
                assertThat(host.desk()
                                .messages()
                                .preview(SendRequest.to(contact)
                                        .from(new LineId("sales"))
                                        .template(Draft.template("offer").language("en_US")))
                                .refusals())
                        .isNotEmpty();
                assertThat(ItsPorts.CALLED).contains("entitlements", "ids", "records", "templates");
                assertThat(host.context().getBeanNamesForType(Metrics.class)).containsExactly("counting");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Bare {}

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void missingPropertiesAreSaidAtTheStart(CapturedOutput output) {
        assertThatThrownBy(() -> Host.start(none(), Bare.class)).hasMessageContaining("escala.app.secret is missing");

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "  - escala.app.id is missing", "escala.enabled=false");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void missingStoreIsSaidAtTheStart(CapturedOutput output) {
        try (FakeMeta meta = FakeMeta.start()) {
            assertThatThrownBy(() -> Host.start(Host.properties(meta), Bare.class))
                    .hasMessageContaining("there is no store");
        }

        assertThat(output.getAll()).contains("APPLICATION FAILED TO START", "set escala.store.file");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatTheInboxRefusesIsSaidAtTheStart(CapturedOutput output) {
        try (FakeMeta meta = FakeMeta.start()) {
            Map<String, Object> properties = Host.properties(meta);
            properties.put("escala.lines.again.phone-number-id", meta.whatsApp().id());
            properties.put(
                    "escala.lines.again.business-account-id", meta.whatsApp().waba());

            assertThatThrownBy(() -> Host.start(properties, InMemoryStore.class))
                    .hasRootCauseInstanceOf(RefusedException.class);

            assertThat(output.getAll())
                    .contains("APPLICATION FAILED TO START", "is refused (KEY_TAKEN", "escala.enabled=false")
                    .containsPattern("  - escala\\.lines\\.(sales|again) is refused")
                    .doesNotContain("\tat io.escala");
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void accountThatIsSetUpIsLoggedOnce(CapturedOutput output) {
        try (FakeMeta meta = FakeMeta.start();
                Host host = Host.start(Host.properties(meta), InMemoryStore.class)) {
            assertThat(host.desk().health().current().lines()).hasSize(1);
        }

        assertThat(output.getAll().lines().filter(line -> line.matches(".*Account acme .*set up.*")))
                .hasSize(1);
    }

    @Test
    void disabledInboxNeedsNothing() {
        Map<String, Object> properties = none();
        properties.put("escala.enabled", "false");

        try (Host host = Host.start(properties, Bare.class)) {
            assertThat(host.context().getBeanNamesForType(Inbox.class)).isEmpty();
        }
    }
}
