package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopApplication;
import io.escala.core.conversations.ConversationQuery;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application that the README shows, with its YAML. */
class AnsweringTest {
    @TempDir
    Path folder;

    /** The first block of a language in the README. */
    private static String block(String language) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("```" + language + "\n") + language.length() + 4;
        return readme.substring(from, readme.indexOf("```", from));
    }

    private Map<String, Object> environment(FakeMeta meta) throws IOException {
        Files.writeString(folder.resolve("application.yaml"), block("yaml"));
        Map<String, Object> environment = new HashMap<>(Host.withoutDataSource());
        environment.put("spring.config.location", folder.toUri());
        environment.put("META_APP_ID", meta.app().id());
        environment.put("META_APP_SECRET", meta.app().secret());
        environment.put("META_VERIFY_TOKEN", "verify-me");
        environment.put("WHATSAPP_TOKEN", meta.whatsApp().token());
        environment.put("PHONE_NUMBER_ID", meta.whatsApp().id());
        environment.put("WABA_ID", meta.whatsApp().waba());
        environment.put("escala.store.file", folder.resolve("inbox.db").toString());
        environment.put("escala.stand-in", meta.baseUrl());
        return environment;
    }

    @Test
    void readmeShowsTheApplicationThatIsTested() throws IOException {
        String source = Files.readString(Path.of("src/test/java/com/example/shop/ShopApplication.java"));

        assertThat(source).isEqualTo("package com.example.shop;\n\n" + block("java"));
    }

    @Test
    void messageIsAnsweredOnceAndAccountAndLineAreSetUpAtEveryStart() throws Exception {
        try (FakeMeta meta = FakeMeta.start()) {
            try (Host host = Host.start(environment(meta), ShopApplication.class)) {
                assertThat(meta.verify(host.webhook(), "verify-me")).isTrue();
                assertThat(meta.verify(host.webhook(), "wrong")).isFalse();
                Webhook hello = meta.whatsAppPerson("5493415550101").writes("¡hola! 👋");
                assertThat(hello.sendTo(host.webhook())).isEqualTo(200);
                assertThat(hello.sendTo(host.webhook())).isEqualTo(200);
                assertThat(hello.signedWith("another").sendTo(host.webhook())).isEqualTo(401);

                assertThat(meta.awaitSent(1, Duration.ofSeconds(20)))
                        .extracting(SentMessage::text)
                        .containsExactly("Thanks, we will be right with you.");
            }

            try (Host again = Host.start(environment(meta), ShopApplication.class)) {
                assertThat(again.desk().administration().lines())
                        .singleElement()
                        .satisfies(line -> assertThat(line.key().providerId())
                                .isEqualTo(meta.whatsApp().id()));
                assertThat(again.desk().conversations().list(ConversationQuery.all()))
                        .hasSize(1);
                meta.whatsAppPerson("5493415550102").writes("hello").sendTo(again.webhook());

                assertThat(meta.awaitSent(2, Duration.ofSeconds(20))).hasSize(2);
            }
        }
    }
}
