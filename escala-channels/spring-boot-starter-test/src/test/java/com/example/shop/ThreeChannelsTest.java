package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.store.CrmStore;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import io.escala.spring.boot.test.EscalaTest;
import io.escala.spring.boot.test.WebhookUrl;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application with a line of each channel, on the store that it has outside tests. */
@EscalaTest(
        store = EscalaTest.Store.APPLICATION,
        properties = {
            "escala.lines.page.page-id=104",
            "escala.lines.insta.instagram-account-id=17841400000000009",
            "escala.lines.insta.page-id=104"
        })
class ThreeChannelsTest {
    @TempDir
    private static Path folder;

    @Autowired
    private CrmStore store;

    @DynamicPropertySource
    static void file(DynamicPropertyRegistry properties) {
        properties.add("escala.store.file", () -> folder.resolve("inbox.db").toString());
    }

    @Test
    void everyLineIsThereAndSends(FakeMeta meta, WebhookUrl webhook) throws Exception {
        assertThat(store).isInstanceOf(JdbcCrmStore.class);

        for (var person : List.of(
                meta.whatsAppPerson("5493415550101").writes("hola"),
                meta.messengerPerson("2490001").writes("hola"),
                meta.instagramPerson("5550001").writes("hola"))) {
            assertThat(person.sendTo(webhook.url())).isEqualTo(200);
        }

        assertThat(meta.awaitSent(3)).extracting(SentMessage::text).containsOnly("Thanks, we will be right with you.");
    }
}
