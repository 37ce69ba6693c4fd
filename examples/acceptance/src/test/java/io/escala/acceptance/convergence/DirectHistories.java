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

    static Map<String, Consumer<HistoryBuilder>> all() {
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

    private static String watermark(HistoryBuilder history) {
        return "{\"watermark\":" + history.now().toEpochMilli() + "}";
    }

    private static void upTo(HistoryBuilder history) {
        MessengerPerson carla = history.messenger("249001").named("Carla", "Gil");
        history.comes("echo", carla.chat().businessWritesInInbox("hola Carla"));
        history.comes("delivered", carla.chat().does("delivery", watermark(history)));
        history.comes("read", carla.chat().does("read", watermark(history)));
        history.comes("text", carla.writes("hola"));
        history.comes("second echo", carla.chat().businessWritesInInbox("¿qué tal?"));
        history.comes("delivered again", carla.chat().does("delivery", watermark(history)));
    }

    private static void messengerSend(HistoryBuilder history) {
        MessengerPerson carla = history.messenger("249001").named("Carla", "Gil");
        Webhook hola = carla.writes("hola");
        history.first(setup ->
                setup.sends(Recipient.conversation(WhatsAppHistories.conversation(setup.post(hola))), "buenas"));
        SentMessage ours = history.sent();
        history.comes("echo", ours.echo());
        history.comes("delivered", ours.status(DeliveryStatus.DELIVERED));
        history.comes("read", ours.status(DeliveryStatus.READ));
        history.comes("reaction", carla.chat().reactsTo(ours.id(), "love", HEART));
        history.comes("answer", carla.chat().quoting(ours.id()).writes("gracias"));
    }

    private static void messengerKinds(HistoryBuilder history) {
        MessengerPerson carla = history.messenger("249001").named("Carla", "Gil");
        DirectChat chat = carla.chat();
        Webhook text = history.comes("text", chat.writes("hola"));
        history.comes("edit", chat.edits(text.messageId(), "hola!", 1));
        history.comes("edit again", chat.edits(text.messageId(), "hola!!", 2));
        history.comes("tap", chat.tapsPostback("Empezar", "START"));
        history.comes("stop", chat.does("optin", optin("STOP NOTIFICATIONS")));
        history.comes("resume", chat.does("optin", optin("RESUME NOTIFICATIONS")));
    }

    private static String optin(String status) {
        return "{\"type\":\"notification_messages\",\"notification_messages_token\":\"invented\","
                + "\"notification_messages_status\":\"" + status + "\"}";
    }

    private static void arrival(HistoryBuilder history) {
        DirectChat chat = history.messenger("249001").named("Carla", "Gil").chat();
        history.comes("link", chat.does("referral", link("spring")));
        history.comes("text", chat.writes("hola"));
        history.comes("echo", chat.businessWritesInInbox("hola Carla"));
        history.comes("second link", chat.does("referral", link("summer")));
        history.comes("second text", chat.writes("otra vez"));
    }

    private static void lateAfterArrival(HistoryBuilder history) {
        DirectChat chat = history.messenger("249001").named("Carla", "Gil").chat();
        history.comes("text", chat.writes("hola"));
        history.comes("link", chat.does("referral", link("spring")));
    }

    private static String link(String name) {
        return "{\"ref\":\"" + name + "\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}";
    }

    private static void instagramKinds(HistoryBuilder history) {
        InstagramPerson dora = history.instagram("9001").named("Dora").userName("dora.gil");
        DirectChat chat = dora.chat();
        Webhook text = history.comes("text", chat.writes("secreto"));
        history.comes("edit", chat.edits(text.messageId(), "secreto!", 1));
        history.comes("reaction", chat.reactsTo(text.messageId(), "love", HEART));
        history.comes("no reaction", chat.takesReactionBack(text.messageId()));
        history.comes("unsend", chat.unsends(text.messageId()));
        history.comes("second text", chat.writes("hola"));
    }

    private static void seen(HistoryBuilder history) {
        DirectChat chat =
                history.instagram("9001").named("Dora").userName("dora.gil").chat();
        Webhook first = history.comes("echo", chat.businessWritesInInbox("hola Dora"));
        Webhook second = history.comes("second echo", chat.businessWritesInInbox("¿qué tal?"));
        history.comes("second seen", chat.does("read", "{\"mid\":\"" + second.messageId() + "\"}"));
        history.comes("first seen", chat.does("read", "{\"mid\":\"" + first.messageId() + "\"}"));
        history.comes("reaction", chat.reactsTo(first.messageId(), "love", HEART));
        history.comes("text", chat.writes("hola"));
    }

    private static void instagramSend(HistoryBuilder history) {
        DirectChat chat =
                history.instagram("9001").named("Dora").userName("dora.gil").chat();
        Webhook hola = chat.writes("hola");
        history.first(setup ->
                setup.sends(Recipient.conversation(WhatsAppHistories.conversation(setup.post(hola))), "buenas"));
        SentMessage ours = history.sent();
        history.comes("echo", ours.echo());
        history.comes("read", ours.status(DeliveryStatus.READ));
        history.comes("answer", chat.quoting(ours.id()).writes("gracias"));
        history.comes("unsend of the first", chat.unsends(hola.messageId()));
    }

    private static void channels(HistoryBuilder history) {
        history.comes(
                "WhatsApp",
                history.whatsApp(WhatsAppHistories.ROSA).named("Rosa").writes("uno"));
        MessengerPerson carla = history.messenger("249001").named("Carla", "Gil");
        history.comes("Messenger", carla.writes("dos"));
        InstagramPerson dora = history.instagram("9001").named("Dora").userName("dora.gil");
        history.comes("Instagram", dora.writes("tres"));
        history.first(ClosingSteps::all);
        history.comes("Messenger echo", carla.chat().businessWritesInInbox("cuatro"));
        history.comes("Instagram text", dora.writes("cinco"));
    }
}
