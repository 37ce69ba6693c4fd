package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.store.CrmStore;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import io.escala.spring.boot.test.EscalaTest;
import io.escala.spring.boot.test.WebhookUrl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The test that the README shows, and what it relies on. */
@EscalaTest
class AnsweringTest {
    @Autowired
    private FakeMeta autowired;

    @Autowired
    private CrmStore store;

    @Test
    void answers(FakeMeta meta, WebhookUrl webhook) throws Exception {
        meta.whatsAppPerson("5493415550101").writes("hola").sendTo(webhook.url());

        assertThat(meta.awaitSent(1))
                .extracting(SentMessage::text)
                .containsExactly("Thanks, we will be right with you.");
    }

    @Test
    void nextTestBeginsAnewWithTheSameFake(FakeMeta meta, WebhookUrl webhook) throws Exception {
        assertThat(meta).isSameAs(autowired);
        assertThat(meta.sent()).isEmpty();
        assertThat(store).isInstanceOf(MemoryCrmStore.class);
        assertThat(meta.verify(webhook.url(), "verify-me")).isTrue();

        meta.whatsAppPerson("5493415550102").writes("hello").sendTo(webhook.url());

        assertThat(meta.awaitSent(1)).hasSize(1);
    }
}
