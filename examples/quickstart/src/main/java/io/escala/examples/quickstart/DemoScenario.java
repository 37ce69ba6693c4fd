package io.escala.examples.quickstart;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** A demo day of the inbox. It prints each step and checks it in the store. */
final class DemoScenario {
    private final FakeMeta meta;
    private final MovableClock clock;
    private final Path file;
    private final StoreVerifier witness;
    private final List<Webhook> bodies = new ArrayList<>();
    private ServerProcess server;
    private int failures;

    private DemoScenario(FakeMeta meta, MovableClock clock, Path file, ServerProcess server, StoreVerifier witness) {
        this.meta = meta;
        this.clock = clock;
        this.file = file;
        this.server = server;
        this.witness = witness;
    }

    /** Runs the scenario and returns whether every step succeeded. */
    static boolean runOnce() throws Exception {
        Path folder = Files.createTempDirectory("escala-quickstart");
        Path file = folder.resolve("inbox.db");
        MovableClock clock = new MovableClock(Duration.ZERO);
        try (FakeMeta meta = FakeMeta.builder()
                .clock(clock)
                .app(SampleBusiness.APP)
                .line(SampleBusiness.NUMBER)
                .line(SampleBusiness.PAGE)
                .line(SampleBusiness.INSTAGRAM)
                .template(Template.of(
                        SampleBusiness.NUMBER.waba(),
                        SampleBusiness.TEMPLATE_NAME,
                        "es_AR",
                        SampleBusiness.TEMPLATE_BODY))
                .start()) {
            ServerProcess server = ServerProcess.start(meta, file, Duration.ZERO);
            try (StoreVerifier witness = new StoreVerifier(file)) {
                DemoScenario story = new DemoScenario(meta, clock, file, server, witness);
                try {
                    story.run();
                } finally {
                    story.server.close();
                }
                say(
                        story.failures == 0
                                ? "\nEvery step happened."
                                : "\n" + story.failures + " step(s) did not happen.");
                return story.failures == 0;
            }
        } finally {
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    private void run() throws Exception {
        say("A day of an inbox: one WhatsApp number, one Page, one Instagram account, one SQLite file.\n");
        check("Meta's handshake is answered", meta.verify(server.webhookUrl(), SampleBusiness.VERIFY_TOKEN));
        Conversation rosa = unknownNumberWrites();
        contactFromConversation(rosa);
        templateToAnotherForm();
        messengerAndInstagram();
        everythingAgain();
        aDayLater(rosa);
        killedAndStartedAgain(rosa);
    }

    private Conversation unknownNumberWrites() throws Exception {
        say("1. An unknown number writes.");
        WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101").named("Rosa P");
        String id = deliver(rosa.writes("Hola, ¿tienen stock?"));
        Conversation conversation = witness.of(Settings.WHATSAPP, id).orElseThrow();
        check(
                "its message is filed in a conversation",
                witness.thread(conversation).size() == 1);
        check(
                "the person is unregistered (grey)",
                !witness.identity(conversation).registered());
        MessagingWindow window = MessagingWindow.of(conversation);
        check("the 24-hour window is open", window.isOpen(clock.instant()));
        say("     open for another " + pretty(window.remaining(clock.instant())));
        return conversation;
    }

    private void contactFromConversation(Conversation rosa) throws Exception {
        say("2. A contact is created from the conversation.");
        String answer = server.ask("create", "conversation", rosa.id().value(), "first", "Rosa", "last", "Paz");
        ContactId contact = witness.contactOf(rosa);
        check("the person is registered (orange)", answer.startsWith("created ") && contact != null);
        if (contact != null) {
            check(
                    "the number is primary phone and WhatsApp phone",
                    witness.phones(contact, KeyRole.PRIMARY).equals(List.of("5493415550101"))
                            && witness.phones(contact, KeyRole.WHATSAPP).equals(List.of("5493415550101")));
        }
        server.ask("text", "conversation", rosa.id().value(), "body", "Hola Rosa, sí.", "reference", "answer-1");
        check("a text goes out, and Meta takes it", witness.sees(() -> accepted(last(rosa))));
        SentMessage sent = meta.sentTo(meta.whatsAppPerson("5493415550101")).get(0);
        hand(sent.status(io.escala.fakemeta.DeliveryStatus.READ));
        hand(sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED));
        check("she reads it, though Meta tells of the delivery last", status(last(rosa)) == DeliveryStatus.READ);
    }

    private void templateToAnotherForm() throws Exception {
        say("3. A contact known by a typed number gets a template, and answers in WhatsApp's form of it.");
        WhatsAppPerson bruno = meta.whatsAppPerson("551187654321")
                .alsoReachedAs("5511987654321")
                .named("Bruno");
        ContactId contact =
                new ContactId(server.ask("add", "first", "Bruno", "last", "Lima", "phone", "+55 11 98765-4321")
                        .replace("created ", ""));
        server.ask(
                "template",
                "contact",
                contact.value(),
                "name",
                SampleBusiness.TEMPLATE_NAME,
                "language",
                "es_AR",
                "reference",
                "order-77");
        check("the template reaches him", witness.sees(() -> meta.sentTo(bruno).size() == 1));
        Conversation asked = witness.conversations().stream()
                .filter(conversation -> contact.equals(witness.contactOf(conversation)))
                .findFirst()
                .orElseThrow();
        check(
                "sending wrote no WhatsApp phone",
                witness.phones(contact, KeyRole.WHATSAPP).isEmpty());
        String id = deliver(bruno.writes("Obrigado!"));
        Conversation answered = witness.of(Settings.WHATSAPP, id).orElseThrow();
        check("his answer lands in the conversation that asked", answered.id().equals(asked.id()));
        check(
                "the number he answers from is his WhatsApp phone now",
                witness.phones(contact, KeyRole.WHATSAPP).equals(List.of("551187654321")));
        check(
                "and the typed form stays his primary phone",
                witness.phones(contact, KeyRole.PRIMARY).equals(List.of("5511987654321")));
    }

    private void messengerAndInstagram() throws Exception {
        say("4. Somebody writes on Messenger, two people on Instagram; one is known by her user name.");
        ContactId ana = new ContactId(
                server.ask("add", "first", "Ana", "last", "Gil", "phone", "+54 9 341 555-0202", "instagram", "@ana.gil")
                        .replace("created ", ""));
        MessengerPerson carla = meta.messengerPerson("24900000000000001").named("Carla", "Ruiz");
        InstagramPerson anaThere =
                meta.instagramPerson("17990000000000001").named("Ana G").userName("ana.gil");
        InstagramPerson leo =
                meta.instagramPerson("17990000000000002").named("Leo").userName("leo_88");
        Conversation ofCarla =
                witness.of(Settings.MESSENGER, deliver(carla.writes("Hola"))).orElseThrow();
        Conversation ofAna = witness.of(Settings.INSTAGRAM, deliver(anaThere.writes("Precio?")))
                .orElseThrow();
        Conversation ofLeo =
                witness.of(Settings.INSTAGRAM, deliver(leo.writes("Info?"))).orElseThrow();
        check(
                "the flow registers all three",
                witness.sees(() -> Stream.of(ofCarla, ofAna, ofLeo)
                        .allMatch(conversation -> witness.contactOf(conversation) != null)));
        check("Ana is the contact that holds her user name", ana.equals(witness.contactOf(ofAna)));
        check(
                "Carla and Leo are new contacts, with the names that Meta gives",
                "Carla Ruiz".equals(name(ofCarla)) && "Leo".equals(name(ofLeo)));
    }

    private void everythingAgain() throws IOException, InterruptedException {
        say("5. Every body arrives again, shuffled.");
        settle();
        String before = witness.fingerprint();
        List<Webhook> again = new ArrayList<>(bodies);
        again.addAll(bodies);
        Collections.shuffle(again, new Random(42));
        boolean accepted = true;
        for (Webhook body : again) {
            accepted &= body.sendTo(server.webhookUrl()) == 200;
        }
        check("all are answered with 200", accepted);
        check("nothing changed", witness.fingerprint().equals(before));
    }

    private void aDayLater(Conversation rosa) throws Exception {
        say("6. 25 hours later.");
        clock.move(Duration.ofHours(25));
        server.ask("clock", "by", "PT25H");
        String refused =
                server.ask("text", "conversation", rosa.id().value(), "body", "¿Sigue ahí?", "reference", "answer-2");
        check("free text is refused, and the remedy named", refused.contains("WINDOW_CLOSED SEND_TEMPLATE"));
        ContactId contact = Objects.requireNonNull(witness.contactOf(rosa));
        String template = server.ask(
                "template",
                "contact",
                contact.value(),
                "name",
                SampleBusiness.TEMPLATE_NAME,
                "language",
                "es_AR",
                "reference",
                "order-78");
        check("the template is queued", template.startsWith("queued "));
        check(
                "and goes out, in the same conversation",
                witness.sees(() -> accepted(last(rosa)) && text(last(rosa)).startsWith("Hola Rosa,")));
    }

    private void killedAndStartedAgain(Conversation rosa) throws Exception {
        say("7. The process is killed, and started again on the same file.");
        settle();
        String before = witness.fingerprint();
        server.kill();
        server = ServerProcess.start(meta, file, Duration.ofHours(25));
        check("it knows everything", witness.fingerprint().equals(before));
        String id = deliver(meta.whatsAppPerson("5493415550101").writes("Sigo acá"));
        check(
                "and files what comes next where it belongs",
                witness.of(Settings.WHATSAPP, id)
                        .filter(conversation -> conversation.id().equals(rosa.id()))
                        .isPresent());
        server.ask("text", "conversation", rosa.id().value(), "body", "¡Genial!", "reference", "answer-3");
        check(
                "the window is open again, and the answer goes out",
                witness.sees(() -> accepted(last(rosa)) && text(last(rosa)).equals("¡Genial!")));
    }

    /** Delivers the pending sends: each send that Meta accepted is reported as delivered. */
    private void settle() throws InterruptedException {
        check(
                "no send is left half done",
                witness.sees(() -> witness.conversations().stream()
                        .flatMap(conversation -> witness.thread(conversation).stream())
                        .noneMatch(message -> message.delivery() != null && message.providerId() == null)));
    }

    private String deliver(Webhook body) {
        hand(body);
        return body.messageId();
    }

    private void hand(Webhook body) {
        bodies.add(body);
        int status = body.sendTo(server.webhookUrl());
        if (status != 200) {
            check("the webhook is answered with 200, not " + status, false);
        }
    }

    private Message last(Conversation conversation) {
        List<Message> thread = witness.thread(conversation);
        return thread.get(thread.size() - 1);
    }

    private static boolean accepted(Message message) {
        return status(message).rank() >= DeliveryStatus.ACCEPTED.rank();
    }

    private static DeliveryStatus status(Message message) {
        Delivery delivery = message.delivery();
        return delivery == null ? DeliveryStatus.QUEUED : delivery.status();
    }

    private static String text(Message message) {
        return Objects.requireNonNullElse(message.content().text(), "");
    }

    private String name(Conversation conversation) {
        return witness.contact(Objects.requireNonNull(witness.contactOf(conversation)))
                .fullName()
                .orElse("");
    }

    private void check(String claim, boolean happened) {
        say((happened ? "   ✓ " : "   ✗ ") + claim);
        failures += happened ? 0 : 1;
    }

    private static String pretty(Duration duration) {
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
