package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopApplication;
import io.escala.core.conversations.ConversationQuery;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application that the README shows. */
class AnsweringTest {
    @TempDir
    Path folder;

    @Test
    void messageIsAnsweredOnceAndAccountAndLineAreSetUpAtEveryStart() throws Exception {
        try (FakeMeta meta = FakeMeta.start()) {
            Map<String, Object> properties = Host.properties(meta);
            properties.put("escala.store.file", folder.resolve("inbox.db").toString());

            try (Host host = Host.start(properties, ShopApplication.class)) {
                assertThat(meta.verify(host.webhook(), "verify-me")).isTrue();
                assertThat(meta.verify(host.webhook(), "wrong")).isFalse();
                var hello = meta.whatsAppPerson("5493415550101").writes("¡hola! 👋");
                assertThat(hello.sendTo(host.webhook())).isEqualTo(200);
                assertThat(hello.sendTo(host.webhook())).isEqualTo(200);
                assertThat(hello.signedWith("another").sendTo(host.webhook())).isEqualTo(401);

                assertThat(meta.awaitSent(1, Duration.ofSeconds(20)))
                        .extracting(SentMessage::text)
                        .containsExactly("Thanks, we will be right with you.");
            }

            try (Host again = Host.start(properties, ShopApplication.class)) {
                assertThat(again.desk().administration().lines())
                        .singleElement()
                        .satisfies(line -> assertThat(line.key().providerId())
                                .isEqualTo(meta.whatsApp().id()));
                assertThat(again.desk().conversations().list(ConversationQuery.all()).count().value())
                        .isEqualTo(1);
                meta.whatsAppPerson("5493415550102").writes("hello").sendTo(again.webhook());

                assertThat(meta.awaitSent(2, Duration.ofSeconds(20))).hasSize(2);
            }
        }
    }
}
