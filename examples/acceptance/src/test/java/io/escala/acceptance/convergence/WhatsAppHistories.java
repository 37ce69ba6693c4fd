package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.StoreSetup;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Outcome;
import io.escala.core.result.Receipt;
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

    static Map<String, Consumer<HistoryBuilder>> all() {
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
                Map.entry("what is not known, and what names nobody", WhatsAppHistories::quarantined));
    }

    private static void sent(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa");
        Webhook hola = rosa.writes("hola");
        history.first(setup -> setup.sends(Recipient.conversation(conversation(setup.post(hola))), "buenas"));
        SentMessage ours = history.sent();
        history.comes("sent", ours.status(DeliveryStatus.SENT));
        history.comes("delivered", ours.status(DeliveryStatus.DELIVERED));
        history.comes("read", ours.status(DeliveryStatus.READ));
        history.comes("answer", rosa.chat().quoting(ours.id()).writes("gracias"));
        history.comes("reaction", rosa.chat().reactsTo(ours.id(), THUMB));
        history.comes("no reaction", rosa.chat().reactsTo(ours.id(), ""));
    }

    private static void shut(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA);
        Webhook hola = rosa.writes("hola");
        history.first(setup -> {
            ConversationId talk = conversation(setup.post(hola));
            setup.sends(Recipient.conversation(talk), "uno");
            setup.sends(Recipient.conversation(talk), "dos");
        });
        SentMessage one = history.meta().sent().get(0);
        SentMessage two = history.meta().sent().get(1);
        history.comes("one sent", one.status(DeliveryStatus.SENT));
        history.comes("two fails", two.failed(131047, "Re-engagement message", "more than 24 hours"));
        history.comes("one fails", one.failed(131000, "Something went wrong", "no"));
        history.comes("they write", rosa.writes("sigo aquí"));
        history.comes("one delivered after all", one.status(DeliveryStatus.DELIVERED));
    }

    private static void edited(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA);
        Webhook text = history.comes("text", rosa.writes("hola"));
        String id = text.messageId();
        history.comes("edit", rosa.chat().edits(id, "hola!"));
        history.comes("edit again", rosa.chat().edits(id, "hola!!"));
        Webhook other =
                history.comes("picture", rosa.chat().sends(MediaFile.of("image/jpeg", new byte[] {1, 2, 3}), "mira"));
        history.comes("reaction", rosa.chat().reactsTo(id, THUMB));
        history.comes("unsend", rosa.chat().unsends(other.messageId()));
    }

    private static void phone(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA);
        Webhook first = history.comes("echo", rosa.chat().businessWritesOnPhone("le escribo"));
        history.comes(
                "edit of the echo",
                echo(
                        history,
                        rosa,
                        "edit",
                        "\"original_message_id\":\"" + first.messageId()
                                + "\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"le escribo yo\"}}"));
        Webhook second = history.comes("second echo", rosa.chat().businessWritesOnPhone("secreto"));
        history.comes(
                "unsend of the second",
                echo(history, rosa, "revoke", "\"original_message_id\":\"" + second.messageId() + "\""));
        history.comes("delivered", status(history, first.messageId(), "delivered"));
        history.comes("answer", rosa.writes("dígame"));
    }

    private static Webhook echo(HistoryBuilder history, WhatsAppPerson to, String type, String payload) {
        return history.onSales(
                "smb_message_echoes",
                "\"message_echoes\":[{\"from\":\"5493410001122\",\"to\":\"" + to.waId() + "\",\"id\":\"wamid.of." + type
                        + "\",\"timestamp\":\"" + history.now().getEpochSecond() + "\",\"type\":\"" + type + "\",\""
                        + type
                        + "\":{" + payload + "}}]");
    }

    private static Webhook status(HistoryBuilder history, String id, String status) {
        return history.onSales(
                "messages",
                "\"statuses\":[{\"id\":\"" + id + "\",\"status\":\"" + status + "\",\"timestamp\":\""
                        + history.now().getEpochSecond() + "\",\"recipient_id\":\"" + ROSA + "\"}]");
    }

    private static void phoneShut(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA);
        Webhook hola = rosa.writes("hola");
        history.first(setup -> setup.post(hola));
        Webhook echo = history.comes("echo", rosa.chat().businessWritesOnPhone("le escribo"));
        history.comes("sent", status(history, echo.messageId(), "sent"));
        history.comes(
                "fails",
                history.onSales(
                        "messages",
                        "\"statuses\":[{\"id\":\"" + echo.messageId() + "\",\"status\":\"failed\",\"timestamp\":\""
                                + history.now().getEpochSecond() + "\",\"recipient_id\":\"" + ROSA
                                + "\",\"errors\":[{\"code\":131047,\"title\":\"Re-engagement message\"}]}]"));
    }

    private static void number(HistoryBuilder history) {
        history.first(setup -> add(setup, NewContact.consenting("Rosa", "Paz").phone(ROSA)));
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa P.");
        history.comes("text", rosa.writes("hola"));
        history.comes("echo", rosa.chat().businessWritesOnPhone("buenas"));
        history.comes("number changes", rosa.chat().changesNumberTo(ROSAS_NEW));
        history.comes("text from the new one", rosa.writes("número nuevo"));
        history.comes("echo to the new one", rosa.chat().businessWritesOnPhone("anotado"));
    }

    private static void hidden(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa");
        history.comes("both", rosa.writes("uno"));
        rosa.hidesPhone();
        history.comes("user id alone", rosa.writes("dos"));
        history.comes("number alone", bare(history, ROSA, "wamid.bare", "tres"));
        rosa.showsPhone();
        history.comes("both again", rosa.writes("cuatro"));
    }

    private static Webhook bare(HistoryBuilder history, String from, String id, String text) {
        return history.onSales(
                "messages",
                "\"messages\":[{\"from\":\"" + from + "\",\"id\":\"" + id + "\",\"timestamp\":\""
                        + history.now().getEpochSecond() + "\",\"type\":\"text\",\"text\":{\"body\":\"" + text
                        + "\"}}]");
    }

    private static void userNames(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).userName("la.rosa");
        WhatsAppPerson ana = history.whatsApp(ANA);
        history.comes("Rosa under the name", rosa.writes("uno"));
        rosa.userName("rosa.paz");
        history.comes("Rosa under another", rosa.writes("dos"));
        ana.userName("la.rosa");
        history.comes("Ana under the name", ana.writes("tres"));
        history.comes("Ana again", ana.writes("cuatro"));
        history.comes("Rosa again", rosa.writes("cinco"));
    }

    private static void names(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa");
        history.comes("Rosa", rosa.writes("uno"));
        rosa.named("Rosa P");
        history.comes("Rosa P", rosa.writes("dos"));
        rosa.named("");
        history.comes("no name", rosa.writes("tres"));
        rosa.named("Rosa Paz");
        history.comes("Rosa Paz", rosa.writes("cuatro"));
    }

    private static void marketing(HistoryBuilder history) {
        history.first(setup ->
                add(setup, NewContact.consenting("Rosa", "Paz").phone(ROSA).marketing(true)));
        WhatsAppPerson rosa = history.whatsApp(ROSA);
        history.comes("stop", rosa.chat().stopsMarketing());
        history.comes("text", rosa.writes("hola"));
        history.comes("resume", rosa.chat().resumesMarketing());
        history.comes("stop again", rosa.chat().stopsMarketing());
        history.comes("text again", rosa.writes("¿siguen ahí?"));
    }

    private static void secondary(HistoryBuilder history) {
        history.first(setup -> add(
                setup,
                NewContact.consenting("Rosa", "Paz")
                        .phone("5493415550999")
                        .addPhone(ROSA)
                        .email("rosa@shop.example")));
        WhatsAppPerson rosa = history.whatsApp(ROSA);
        history.comes("echo", rosa.chat().businessWritesOnPhone("buenas"));
        history.comes("stop", rosa.chat().stopsMarketing());
        history.comes("text", rosa.writes("hola"));
        rosa.hidesPhone();
        history.comes("hidden", rosa.writes("otra vez"));
    }

    private static void passedOn(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).userId("AR.1001").named("Rosa");
        history.comes("Rosa", rosa.writes("uno"));
        rosa.userId("AR.2002").named("Ana");
        history.comes("Ana with the number", rosa.writes("dos"));
        history.comes("Ana again", rosa.writes("tres"));
        rosa.userId("AR.1001").named("Rosa").hidesPhone().userName("rosa");
        history.comes("Rosa without it", rosa.writes("cuatro"));
    }

    private static void lines(HistoryBuilder history) {
        WhatsAppNumber sales = history.meta().whatsApp(TestBusiness.SALES_NUMBER);
        WhatsAppNumber support = TestBusiness.supportOn(history.meta());
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa");
        WhatsAppPerson ana = history.whatsApp(ANA).named("Ana");
        Webhook one = history.comes("Rosa to sales", rosa.with(sales).writes("uno"));
        history.comes("Rosa to support", rosa.with(support).writes("dos"));
        history.comes("Ana to support", ana.with(support).writes("tres"));
        history.comes("Rosa takes back", rosa.with(sales).unsends(one.messageId()));
        history.comes("echo of support", rosa.with(support).businessWritesOnPhone("cuatro"));
    }

    private static void bodies(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa");
        WhatsAppPerson ana = history.whatsApp(ANA).named("Ana");
        Webhook one = rosa.writes("uno");
        Webhook two = ana.writes("dos");
        Webhook three = rosa.chat().at(history.now().plusSeconds(1)).writes("tres");
        Webhook edit = rosa.chat().at(history.now().plusSeconds(2)).edits(one.messageId(), "uno!");
        Webhook reaction = ana.chat().at(history.now().plusSeconds(3)).reactsTo(two.messageId(), THUMB);
        history.comes("1+2", one.and(two));
        history.comes("edit+2+3", edit.and(two, three));
        history.comes("3", three);
        history.comes("reaction+edit", reaction.and(edit));
        history.comes("2+1+reaction", two.and(one, reaction));
    }

    private static void closed(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa");
        Webhook late = rosa.writes("tarde");
        history.comes("text", rosa.writes("hola"));
        history.comes("text again", rosa.writes("¿hay alguien?"));
        history.first(ClosingSteps::all);
        history.comes("late text", late);
        history.comes("new text", rosa.writes("hola de nuevo"));
        history.comes("echo", rosa.chat().businessWritesOnPhone("buenas"));
    }

    private static void call(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA);
        history.comes("text", rosa.writes("llamo"));
        long at = history.now().getEpochSecond();
        String call = "\"calls\":[{\"id\":\"wacid.1\",\"direction\":\"USER_INITIATED\",\"from\":\"" + ROSA
                + "\",\"to\":\"5493410001122\",";
        history.comes(
                "connect", history.onSales("calls", call + "\"event\":\"connect\",\"timestamp\":\"" + at + "\"}]"));
        history.comes(
                "terminate",
                history.onSales(
                        "calls",
                        call + "\"event\":\"terminate\",\"status\":\"COMPLETED\",\"start_time\":\"" + (at + 7)
                                + "\",\"end_time\":\"" + (at + 40) + "\",\"duration\":33,\"timestamp\":\"" + (at + 40)
                                + "\"}]"));
        history.comes("text after it", rosa.writes("gracias"));
    }

    private static void numbersAlone(HistoryBuilder history) {
        history.comes("text", bare(history, ROSA, "wamid.1", "uno"));
        history.comes(
                "number changes",
                history.onSales(
                        "messages",
                        "\"messages\":[{\"from\":\"" + ROSA + "\",\"id\":\"wamid.2\",\"timestamp\":\""
                                + history.now().getEpochSecond()
                                + "\",\"type\":\"system\",\"system\":{\"body\":\"changed\","
                                + "\"wa_id\":\"" + ROSAS_NEW + "\",\"type\":\"user_changed_number\"}}]"));
        history.comes("text from the new one", bare(history, ROSAS_NEW, "wamid.3", "dos"));
        history.comes("text again", bare(history, ROSAS_NEW, "wamid.4", "tres"));
    }

    private static void nameAndBack(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa");
        history.comes("Rosa", rosa.writes("uno"));
        rosa.named("Rosa P");
        history.comes("Rosa P", rosa.writes("dos"));
        rosa.named("Rosa");
        history.comes("Rosa again", rosa.writes("tres"));
    }

    private static void userNameAndBack(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).userName("la.rosa");
        WhatsAppPerson ana = history.whatsApp(ANA).userName("ana");
        history.comes("Rosa", rosa.writes("uno"));
        rosa.userName("rosa.paz");
        ana.userName("la.rosa");
        history.comes("Ana under Rosa's name", ana.writes("dos"));
        ana.userName("ana");
        rosa.userName("la.rosa");
        history.comes("Rosa under it again", rosa.writes("tres"));
        history.comes("Ana under her own", ana.writes("cuatro"));
    }

    private static void offer(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA).named("Rosa");
        Webhook hola = rosa.writes("hola");
        history.first(setup -> {
            add(setup, NewContact.consenting("Rosa", "Paz").phone(ROSA).marketing(true));
            setup.sends(Recipient.conversation(conversation(setup.post(hola))), "offer");
        });
        SentMessage ours = history.sent();
        history.comes("sent", ours.status(DeliveryStatus.SENT));
        history.comes("fails", ours.failed(131050, "User has stopped marketing messages", "stopped"));
        history.comes("resume", rosa.chat().resumesMarketing());
        history.comes("answer", rosa.writes("de acuerdo"));
    }

    private static void quarantined(HistoryBuilder history) {
        WhatsAppPerson rosa = history.whatsApp(ROSA);
        history.comes("text", rosa.writes("hola"));
        history.comes("a field of tomorrow", history.onSales("invented_field", "\"something\":1"));
        history.comes("an item without an id", history.onSales("messages", "\"messages\":[{\"type\":\"text\"}]"));
        history.comes("an unsend of nothing", rosa.chat().unsends("wamid.never"));
        history.comes("a type of tomorrow", rosa.chat().sends("hologram", "{\"size\":3}"));
    }

    static ConversationId conversation(Receipt receipt) {
        return Objects.requireNonNull(receipt.items().get(0).conversation());
    }

    static ContactId add(StoreSetup setup, NewContact contact) {
        Outcome<ContactCard> result =
                setup.inbox().as(StoreSetup.ADA).contacts().add(contact);
        return result.orThrow().id();
    }
}
