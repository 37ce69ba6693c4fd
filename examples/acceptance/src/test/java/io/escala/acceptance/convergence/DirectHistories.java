package io.escala.acceptance.convergence;

import io.escala.core.send.Recipient;
import io.escala.fakemeta.DeliveryStatus;
import io.escala.fakemeta.DirectChat;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import java.util.Map;
import java.util.function.Consumer;

/** Histories of a page, and of an Instagram account. */
final class DirectHistories {
    private static final String HEART = "\u2764";

    private DirectHistories() {}

    static Map<String, Consumer<Tale>> all() {
        return Map.ofEntries(
                Map.entry("Messenger: delivered and read up to, and another app writes", DirectHistories::upTo),
                Map.entry("Messenger: a send of ours, its echo, delivery and reading", DirectHistories::messengerSend),
                Map.entry(
                        "Messenger: an edit, reactions, a tap, and notifications stopped",
                        DirectHistories::messengerKinds),
                Map.entry("Messenger: somebody comes by a link before and after writing", DirectHistories::arrival),
                Map.entry(
                        "Messenger: somebody comes by a link, which opens the window, and then an older message comes",
                        DirectHistories::lateAfterArrival),
                Map.entry("Instagram: a text is edited, reacted to and taken back", DirectHistories::instagramKinds),
                Map.entry("Instagram: the business writes, it is seen and reacted to", DirectHistories::seen),
                Map.entry("Instagram: a send of ours, its echo and reading", DirectHistories::instagramSend),
                Map.entry("one body on each channel, and an agent closes", DirectHistories::channels));
    }

    private static String watermark(Tale tale) {
        return "{\"watermark\":" + tale.now().toEpochMilli() + "}";
    }

    private static void upTo(Tale tale) {
        MessengerPerson carla = tale.messenger("249001").named("Carla", "Gil");
        tale.comes("echo", carla.chat().businessWritesInInbox("hola Carla"));
        tale.comes("delivered", carla.chat().does("delivery", watermark(tale)));
        tale.comes("read", carla.chat().does("read", watermark(tale)));
        tale.comes("text", carla.writes("hola"));
        tale.comes("second echo", carla.chat().businessWritesInInbox("¿qué tal?"));
        tale.comes("delivered again", carla.chat().does("delivery", watermark(tale)));
    }

    private static void messengerSend(Tale tale) {
        MessengerPerson carla = tale.messenger("249001").named("Carla", "Gil");
        Webhook hola = carla.writes("hola");
        tale.first(ground ->
                ground.sends(Recipient.conversation(WhatsAppHistories.conversation(ground.post(hola))), "buenas"));
        SentMessage ours = tale.sent();
        tale.comes("echo", ours.echo());
        tale.comes("delivered", ours.status(DeliveryStatus.DELIVERED));
        tale.comes("read", ours.status(DeliveryStatus.READ));
        tale.comes("reaction", carla.chat().reactsTo(ours.id(), "love", HEART));
        tale.comes("answer", carla.chat().quoting(ours.id()).writes("gracias"));
    }

    private static void messengerKinds(Tale tale) {
        MessengerPerson carla = tale.messenger("249001").named("Carla", "Gil");
        DirectChat chat = carla.chat();
        Webhook text = tale.comes("text", chat.writes("hola"));
        tale.comes("edit", chat.edits(text.messageId(), "hola!", 1));
        tale.comes("edit again", chat.edits(text.messageId(), "hola!!", 2));
        tale.comes("tap", chat.tapsPostback("Empezar", "START"));
        tale.comes("stop", chat.does("optin", optin("STOP NOTIFICATIONS")));
        tale.comes("resume", chat.does("optin", optin("RESUME NOTIFICATIONS")));
    }

    private static String optin(String status) {
        return "{\"type\":\"notification_messages\",\"notification_messages_token\":\"invented\","
                + "\"notification_messages_status\":\"" + status + "\"}";
    }

    private static void arrival(Tale tale) {
        DirectChat chat = tale.messenger("249001").named("Carla", "Gil").chat();
        tale.comes("link", chat.does("referral", link("spring")));
        tale.comes("text", chat.writes("hola"));
        tale.comes("echo", chat.businessWritesInInbox("hola Carla"));
        tale.comes("second link", chat.does("referral", link("summer")));
        tale.comes("second text", chat.writes("otra vez"));
    }

    private static void lateAfterArrival(Tale tale) {
        DirectChat chat = tale.messenger("249001").named("Carla", "Gil").chat();
        tale.comes("text", chat.writes("hola"));
        tale.comes("link", chat.does("referral", link("spring")));
    }

    private static String link(String name) {
        return "{\"ref\":\"" + name + "\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}";
    }

    private static void instagramKinds(Tale tale) {
        InstagramPerson dora = tale.instagram("9001").named("Dora").userName("dora.gil");
        DirectChat chat = dora.chat();
        Webhook text = tale.comes("text", chat.writes("secreto"));
        tale.comes("edit", chat.edits(text.messageId(), "secreto!", 1));
        tale.comes("reaction", chat.reactsTo(text.messageId(), "love", HEART));
        tale.comes("no reaction", chat.takesReactionBack(text.messageId()));
        tale.comes("unsend", chat.unsends(text.messageId()));
        tale.comes("second text", chat.writes("hola"));
    }

    private static void seen(Tale tale) {
        DirectChat chat =
                tale.instagram("9001").named("Dora").userName("dora.gil").chat();
        Webhook first = tale.comes("echo", chat.businessWritesInInbox("hola Dora"));
        Webhook second = tale.comes("second echo", chat.businessWritesInInbox("¿qué tal?"));
        tale.comes("second seen", chat.does("read", "{\"mid\":\"" + second.messageId() + "\"}"));
        tale.comes("first seen", chat.does("read", "{\"mid\":\"" + first.messageId() + "\"}"));
        tale.comes("reaction", chat.reactsTo(first.messageId(), "love", HEART));
        tale.comes("text", chat.writes("hola"));
    }

    private static void instagramSend(Tale tale) {
        DirectChat chat =
                tale.instagram("9001").named("Dora").userName("dora.gil").chat();
        Webhook hola = chat.writes("hola");
        tale.first(ground ->
                ground.sends(Recipient.conversation(WhatsAppHistories.conversation(ground.post(hola))), "buenas"));
        SentMessage ours = tale.sent();
        tale.comes("echo", ours.echo());
        tale.comes("read", ours.status(DeliveryStatus.READ));
        tale.comes("answer", chat.quoting(ours.id()).writes("gracias"));
        tale.comes("unsend of the first", chat.unsends(hola.messageId()));
    }

    private static void channels(Tale tale) {
        tale.comes(
                "WhatsApp", tale.whatsApp(WhatsAppHistories.ROSA).named("Rosa").writes("uno"));
        MessengerPerson carla = tale.messenger("249001").named("Carla", "Gil");
        tale.comes("Messenger", carla.writes("dos"));
        InstagramPerson dora = tale.instagram("9001").named("Dora").userName("dora.gil");
        tale.comes("Instagram", dora.writes("tres"));
        tale.first(Closings::all);
        tale.comes("Messenger echo", carla.chat().businessWritesInInbox("cuatro"));
        tale.comes("Instagram text", dora.writes("cinco"));
    }
}
