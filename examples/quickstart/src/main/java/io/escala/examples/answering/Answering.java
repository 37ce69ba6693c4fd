package io.escala.examples.answering;

import io.escala.channels.meta.MetaChannels;
import io.escala.channels.server.WebhookServer;
import io.escala.core.administration.Setup;
import io.escala.core.inbox.Inbox;
import io.escala.crm.jdbc.JdbcCrmStore;
import java.nio.file.Path;

/** Answers every message that comes in on one WhatsApp number. */
public final class Answering {
    public static void main(String[] args) throws InterruptedException {
        String number = System.getenv("PHONE_NUMBER_ID");
        String waba = System.getenv("WABA_ID");
        MetaChannels meta = MetaChannels.fromEnvironment();
        try (Inbox inbox = Inbox.open(JdbcCrmStore.sqlite(Path.of("inbox.db")), meta)) {
            inbox.setUp(Setup.account("acme")
                    .region("AR")
                    .whatsApp("sales", line -> line.phoneNumberId(number).businessAccountId(waba)));
            inbox.onMessage("answering", message -> message.reply("Thanks, we will be right with you."));
            inbox.start();
            WebhookServer.start(8080, "/webhook", meta.webhooks(inbox)).join();
        }
    }
}
