package io.escala.acceptance.convergence;

import io.escala.acceptance.stage.Ground;
import io.escala.acceptance.stage.Shop;
import io.escala.core.channel.Receipt;
import io.escala.core.contacts.CreateResult;
import io.escala.core.contacts.NewContact;
import io.escala.core.send.Recipient;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.fakemeta.DeliveryStatus;
import io.escala.fakemeta.MediaFile;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Histories of WhatsApp numbers. */
final class WhatsAppHistories {
    static final String ROSA = "5493415550101";
    static final String ROSAS_NEW = "5493415550109";
    static final String ANA = "5493415550102";
    private static final String THUMB = "\uD83D\uDC4D";

    private WhatsAppHistories() {}

    static Map<String, Consumer<Tale>> all() {
        return Map.ofEntries(
                Map.entry(
                        "a send of ours, its statuses, an answer that quotes it and a reaction",
                        WhatsAppHistories::sent),
                Map.entry("a send of ours fails because the window is shut, and they write", WhatsAppHistories::shut),
                Map.entry(
                        "what the business wrote on its phone fails because the window is shut",
                        WhatsAppHistories::phoneShut),
                Map.entry("a text is edited twice, reacted to and taken back", WhatsAppHistories::edited),
                Map.entry(
                        "the business writes on its phone, changes it and takes another back",
                        WhatsAppHistories::phone),
                Map.entry("a contact changes number", WhatsAppHistories::number),
                Map.entry("a number shows, hides and shows again", WhatsAppHistories::hidden),
                Map.entry("a user name passes to another person", WhatsAppHistories::userNames),
                Map.entry("a person changes their name", WhatsAppHistories::names),
                Map.entry("a contact stops marketing, resumes and stops again", WhatsAppHistories::marketing),
                Map.entry("a contact answers from a secondary phone", WhatsAppHistories::secondary),
                Map.entry("a number passes to another person", WhatsAppHistories::passedOn),
                Map.entry("two people write to two numbers", WhatsAppHistories::lines),
                Map.entry("several items come in one body, again in another, and alone", WhatsAppHistories::bodies),
                Map.entry("an agent closes, and something late and something new comes", WhatsAppHistories::closed),
                Map.entry("a person calls", WhatsAppHistories::call),
                Map.entry("a number changes, and nothing but numbers is told", WhatsAppHistories::numbersAlone),
                Map.entry("a person changes their name and changes it back", WhatsAppHistories::nameAndBack),
                Map.entry("a user name passes on and comes back", WhatsAppHistories::userNameAndBack),
                Map.entry("an offer fails because they stopped marketing", WhatsAppHistories::offer),
                Map.entry("what is not known, and what names nobody", WhatsAppHistories::aside));
    }

    private static void sent(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa");
        Webhook hola = rosa.writes("hola");
        tale.first(ground -> ground.sends(Recipient.conversation(conversation(ground.post(hola))), "buenas"));
        SentMessage ours = tale.sent();
        tale.comes("sent", ours.status(DeliveryStatus.SENT));
        tale.comes("delivered", ours.status(DeliveryStatus.DELIVERED));
        tale.comes("read", ours.status(DeliveryStatus.READ));
        tale.comes("answer", rosa.chat().quoting(ours.id()).writes("gracias"));
        tale.comes("reaction", rosa.chat().reactsTo(ours.id(), THUMB));
        tale.comes("no reaction", rosa.chat().reactsTo(ours.id(), ""));
    }

    private static void shut(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA);
        Webhook hola = rosa.writes("hola");
        tale.first(ground -> {
            ConversationId talk = conversation(ground.post(hola));
            ground.sends(Recipient.conversation(talk), "uno");
            ground.sends(Recipient.conversation(talk), "dos");
        });
        SentMessage one = tale.meta().sent().get(0);
        SentMessage two = tale.meta().sent().get(1);
        tale.comes("one sent", one.status(DeliveryStatus.SENT));
        tale.comes("two fails", two.failed(131047, "Re-engagement message", "more than 24 hours"));
        tale.comes("one fails", one.failed(131000, "Something went wrong", "no"));
        tale.comes("they write", rosa.writes("sigo aquí"));
        tale.comes("one delivered after all", one.status(DeliveryStatus.DELIVERED));
    }

    private static void edited(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA);
        Webhook text = tale.comes("text", rosa.writes("hola"));
        String id = text.messageId();
        tale.comes("edit", rosa.chat().edits(id, "hola!"));
        tale.comes("edit again", rosa.chat().edits(id, "hola!!"));
        Webhook other =
                tale.comes("picture", rosa.chat().sends(MediaFile.of("image/jpeg", new byte[] {1, 2, 3}), "mira"));
        tale.comes("reaction", rosa.chat().reactsTo(id, THUMB));
        tale.comes("unsend", rosa.chat().unsends(other.messageId()));
    }

    private static void phone(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA);
        Webhook first = tale.comes("echo", rosa.chat().businessWritesOnPhone("le escribo"));
        tale.comes(
                "edit of the echo",
                echo(
                        tale,
                        rosa,
                        "edit",
                        "\"original_message_id\":\"" + first.messageId()
                                + "\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"le escribo yo\"}}"));
        Webhook second = tale.comes("second echo", rosa.chat().businessWritesOnPhone("secreto"));
        tale.comes(
                "unsend of the second",
                echo(tale, rosa, "revoke", "\"original_message_id\":\"" + second.messageId() + "\""));
        tale.comes("delivered", status(tale, first.messageId(), "delivered"));
        tale.comes("answer", rosa.writes("dígame"));
    }

    private static Webhook echo(Tale tale, WhatsAppPerson to, String type, String payload) {
        return tale.onSales(
                "smb_message_echoes",
                "\"message_echoes\":[{\"from\":\"5493410001122\",\"to\":\"" + to.waId() + "\",\"id\":\"wamid.of." + type
                        + "\",\"timestamp\":\"" + tale.now().getEpochSecond() + "\",\"type\":\"" + type + "\",\"" + type
                        + "\":{" + payload + "}}]");
    }

    private static Webhook status(Tale tale, String id, String status) {
        return tale.onSales(
                "messages",
                "\"statuses\":[{\"id\":\"" + id + "\",\"status\":\"" + status + "\",\"timestamp\":\""
                        + tale.now().getEpochSecond() + "\",\"recipient_id\":\"" + ROSA + "\"}]");
    }

    private static void phoneShut(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA);
        Webhook hola = rosa.writes("hola");
        tale.first(ground -> ground.post(hola));
        Webhook echo = tale.comes("echo", rosa.chat().businessWritesOnPhone("le escribo"));
        tale.comes("sent", status(tale, echo.messageId(), "sent"));
        tale.comes(
                "fails",
                tale.onSales(
                        "messages",
                        "\"statuses\":[{\"id\":\"" + echo.messageId() + "\",\"status\":\"failed\",\"timestamp\":\""
                                + tale.now().getEpochSecond() + "\",\"recipient_id\":\"" + ROSA
                                + "\",\"errors\":[{\"code\":131047,\"title\":\"Re-engagement message\"}]}]"));
    }

    private static void number(Tale tale) {
        tale.first(ground -> add(ground, NewContact.withConsent("Rosa", "Paz").primaryPhone(ROSA)));
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa P.");
        tale.comes("text", rosa.writes("hola"));
        tale.comes("echo", rosa.chat().businessWritesOnPhone("buenas"));
        tale.comes("number changes", rosa.chat().changesNumberTo(ROSAS_NEW));
        tale.comes("text from the new one", rosa.writes("número nuevo"));
        tale.comes("echo to the new one", rosa.chat().businessWritesOnPhone("anotado"));
    }

    private static void hidden(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa");
        tale.comes("both", rosa.writes("uno"));
        rosa.hidesPhone();
        tale.comes("user id alone", rosa.writes("dos"));
        tale.comes("number alone", bare(tale, ROSA, "wamid.bare", "tres"));
        rosa.showsPhone();
        tale.comes("both again", rosa.writes("cuatro"));
    }

    private static Webhook bare(Tale tale, String from, String id, String text) {
        return tale.onSales(
                "messages",
                "\"messages\":[{\"from\":\"" + from + "\",\"id\":\"" + id + "\",\"timestamp\":\""
                        + tale.now().getEpochSecond() + "\",\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}}]");
    }

    private static void userNames(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).userName("la.rosa");
        WhatsAppPerson ana = tale.whatsApp(ANA);
        tale.comes("Rosa under the name", rosa.writes("uno"));
        rosa.userName("rosa.paz");
        tale.comes("Rosa under another", rosa.writes("dos"));
        ana.userName("la.rosa");
        tale.comes("Ana under the name", ana.writes("tres"));
        tale.comes("Ana again", ana.writes("cuatro"));
        tale.comes("Rosa again", rosa.writes("cinco"));
    }

    private static void names(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa");
        tale.comes("Rosa", rosa.writes("uno"));
        rosa.named("Rosa P");
        tale.comes("Rosa P", rosa.writes("dos"));
        rosa.named("");
        tale.comes("no name", rosa.writes("tres"));
        rosa.named("Rosa Paz");
        tale.comes("Rosa Paz", rosa.writes("cuatro"));
    }

    private static void marketing(Tale tale) {
        tale.first(ground -> add(
                ground, NewContact.withConsent("Rosa", "Paz").primaryPhone(ROSA).marketing(true)));
        WhatsAppPerson rosa = tale.whatsApp(ROSA);
        tale.comes("stop", rosa.chat().stopsMarketing());
        tale.comes("text", rosa.writes("hola"));
        tale.comes("resume", rosa.chat().resumesMarketing());
        tale.comes("stop again", rosa.chat().stopsMarketing());
        tale.comes("text again", rosa.writes("¿siguen ahí?"));
    }

    private static void secondary(Tale tale) {
        tale.first(ground -> add(
                ground,
                NewContact.withConsent("Rosa", "Paz")
                        .primaryPhone("5493415550999")
                        .secondaryPhone(ROSA)
                        .email("rosa@shop.example")));
        WhatsAppPerson rosa = tale.whatsApp(ROSA);
        tale.comes("echo", rosa.chat().businessWritesOnPhone("buenas"));
        tale.comes("stop", rosa.chat().stopsMarketing());
        tale.comes("text", rosa.writes("hola"));
        rosa.hidesPhone();
        tale.comes("hidden", rosa.writes("otra vez"));
    }

    private static void passedOn(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).userId("AR.1001").named("Rosa");
        tale.comes("Rosa", rosa.writes("uno"));
        rosa.userId("AR.2002").named("Ana");
        tale.comes("Ana with the number", rosa.writes("dos"));
        tale.comes("Ana again", rosa.writes("tres"));
        rosa.userId("AR.1001").named("Rosa").hidesPhone().userName("rosa");
        tale.comes("Rosa without it", rosa.writes("cuatro"));
    }

    private static void lines(Tale tale) {
        WhatsAppNumber sales = tale.meta().whatsApp(Shop.SALES_NUMBER);
        WhatsAppNumber support = Shop.supportOn(tale.meta());
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa");
        WhatsAppPerson ana = tale.whatsApp(ANA).named("Ana");
        Webhook one = tale.comes("Rosa to sales", rosa.with(sales).writes("uno"));
        tale.comes("Rosa to support", rosa.with(support).writes("dos"));
        tale.comes("Ana to support", ana.with(support).writes("tres"));
        tale.comes("Rosa takes back", rosa.with(sales).unsends(one.messageId()));
        tale.comes("echo of support", rosa.with(support).businessWritesOnPhone("cuatro"));
    }

    private static void bodies(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa");
        WhatsAppPerson ana = tale.whatsApp(ANA).named("Ana");
        Webhook one = rosa.writes("uno");
        Webhook two = ana.writes("dos");
        Webhook three = rosa.chat().at(tale.now().plusSeconds(1)).writes("tres");
        Webhook edit = rosa.chat().at(tale.now().plusSeconds(2)).edits(one.messageId(), "uno!");
        Webhook reaction = ana.chat().at(tale.now().plusSeconds(3)).reactsTo(two.messageId(), THUMB);
        tale.comes("1+2", one.and(two));
        tale.comes("edit+2+3", edit.and(two, three));
        tale.comes("3", three);
        tale.comes("reaction+edit", reaction.and(edit));
        tale.comes("2+1+reaction", two.and(one, reaction));
    }

    private static void closed(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa");
        Webhook late = rosa.writes("tarde");
        tale.comes("text", rosa.writes("hola"));
        tale.comes("text again", rosa.writes("¿hay alguien?"));
        tale.first(Closings::all);
        tale.comes("late text", late);
        tale.comes("new text", rosa.writes("hola de nuevo"));
        tale.comes("echo", rosa.chat().businessWritesOnPhone("buenas"));
    }

    private static void call(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA);
        tale.comes("text", rosa.writes("llamo"));
        long at = tale.now().getEpochSecond();
        String call = "\"calls\":[{\"id\":\"wacid.1\",\"direction\":\"USER_INITIATED\",\"from\":\"" + ROSA
                + "\",\"to\":\"5493410001122\",";
        tale.comes("connect", tale.onSales("calls", call + "\"event\":\"connect\",\"timestamp\":\"" + at + "\"}]"));
        tale.comes(
                "terminate",
                tale.onSales(
                        "calls",
                        call + "\"event\":\"terminate\",\"status\":\"COMPLETED\",\"start_time\":\"" + (at + 7)
                                + "\",\"end_time\":\"" + (at + 40) + "\",\"duration\":33,\"timestamp\":\"" + (at + 40)
                                + "\"}]"));
        tale.comes("text after it", rosa.writes("gracias"));
    }

    private static void numbersAlone(Tale tale) {
        tale.comes("text", bare(tale, ROSA, "wamid.1", "uno"));
        tale.comes(
                "number changes",
                tale.onSales(
                        "messages",
                        "\"messages\":[{\"from\":\"" + ROSA + "\",\"id\":\"wamid.2\",\"timestamp\":\""
                                + tale.now().getEpochSecond()
                                + "\",\"type\":\"system\",\"system\":{\"body\":\"changed\","
                                + "\"wa_id\":\"" + ROSAS_NEW + "\",\"type\":\"user_changed_number\"}}]"));
        tale.comes("text from the new one", bare(tale, ROSAS_NEW, "wamid.3", "dos"));
        tale.comes("text again", bare(tale, ROSAS_NEW, "wamid.4", "tres"));
    }

    private static void nameAndBack(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa");
        tale.comes("Rosa", rosa.writes("uno"));
        rosa.named("Rosa P");
        tale.comes("Rosa P", rosa.writes("dos"));
        rosa.named("Rosa");
        tale.comes("Rosa again", rosa.writes("tres"));
    }

    private static void userNameAndBack(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).userName("la.rosa");
        WhatsAppPerson ana = tale.whatsApp(ANA).userName("ana");
        tale.comes("Rosa", rosa.writes("uno"));
        rosa.userName("rosa.paz");
        ana.userName("la.rosa");
        tale.comes("Ana under Rosa's name", ana.writes("dos"));
        ana.userName("ana");
        rosa.userName("la.rosa");
        tale.comes("Rosa under it again", rosa.writes("tres"));
        tale.comes("Ana under her own", ana.writes("cuatro"));
    }

    private static void offer(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA).named("Rosa");
        Webhook hola = rosa.writes("hola");
        tale.first(ground -> {
            add(ground, NewContact.withConsent("Rosa", "Paz").primaryPhone(ROSA).marketing(true));
            ground.sends(Recipient.conversation(conversation(ground.post(hola))), "offer");
        });
        SentMessage ours = tale.sent();
        tale.comes("sent", ours.status(DeliveryStatus.SENT));
        tale.comes("fails", ours.failed(131050, "User has stopped marketing messages", "stopped"));
        tale.comes("resume", rosa.chat().resumesMarketing());
        tale.comes("answer", rosa.writes("de acuerdo"));
    }

    private static void aside(Tale tale) {
        WhatsAppPerson rosa = tale.whatsApp(ROSA);
        tale.comes("text", rosa.writes("hola"));
        tale.comes("a field of tomorrow", tale.onSales("invented_field", "\"something\":1"));
        tale.comes("an item without an id", tale.onSales("messages", "\"messages\":[{\"type\":\"text\"}]"));
        tale.comes("an unsend of nothing", rosa.chat().unsends("wamid.never"));
        tale.comes("a type of tomorrow", rosa.chat().sends("hologram", "{\"size\":3}"));
    }

    static ConversationId conversation(Receipt receipt) {
        return Objects.requireNonNull(receipt.items().get(0).conversation());
    }

    static ContactId add(Ground ground, NewContact.Builder contact) {
        CreateResult result = ground.inbox().contacts().add(contact.build(), Ground.ADA);
        return ((CreateResult.Created) result).card().id();
    }
}
