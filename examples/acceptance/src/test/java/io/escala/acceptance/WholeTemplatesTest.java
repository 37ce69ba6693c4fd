package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.fields.CustomFieldDraft;
import io.escala.core.inbox.Desk;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateMedia;
import io.escala.core.template.TemplateQuery;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Role;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.field.FieldType;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.SentTemplate;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.TemplateStatus;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** Templates with header, footer and buttons, from the catalogue of Meta to the answer of the person. */
class WholeTemplatesTest {
    private static final String ROSA = "5493415550101";
    private static final String WABA = "2040";

    @EveryStore
    @DisplayName(
            "M30 M31 Every placeholder of header, body and buttons is filled from the contact or its default, and the preview is what goes out")
    void fillsEveryPart(InboxFixture fixture) {
        fixture.meta()
                .put(Template.of(WABA, "whole", "es_AR", "Hola {{1}}, {{2}}: te llama {{3}} al {{4}} ({{5}}).")
                        .header("Para {{1}}")
                        .footer("Tienda")
                        .quickReply("Sí, por favor")
                        .urlButton("Ver", "https://shop.example/{{1}}")
                        .phoneButton("Llamar", "+5493410001122"));
        var ana = Objects.requireNonNull(fixture.salesUser().user());
        InboxFixture.Node node = fixture.configured(inbox -> inbox.team(
                Team.fixed(TestBusiness.ACCOUNT, List.of(TeamMember.available(ana, "Ana Gil", Role.SALES_USER)))));
        Desk desk = node.inbox().as(fixture.administrator());
        ContactCard rosa = desk.contacts()
                .add(NewContact.consenting("Rosa", "Paz")
                        .company("Núñez & Co")
                        .email("rosa@example.com")
                        .owner(ana)
                        .phone("+" + ROSA))
                .orThrow();
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        Draft.Template draft = Draft.template("whole")
                .language("es_AR")
                .header(TemplateValue.bound(TemplateField.FULL_NAME, "vos"))
                .bind(1, TemplateField.FIRST_NAME, "amiga")
                .bind(2, TemplateField.JOB_TITLE, "cliente")
                .bind(3, TemplateField.OWNER, "alguien")
                .bind(4, TemplateField.PHONE, "tu número")
                .bind(5, TemplateField.EMAIL, "sin correo")
                .button(0, TemplateValue.fixed("CALL_ME"))
                .button(1, TemplateValue.bound(TemplateField.COMPANY, "inicio"));
        SendRequest request = SendRequest.to(rosa.id()).from(TestBusiness.SALES).template(draft);

        SendPreview preview = desk.messages().preview(request);
        Sent sent = desk.messages().send(request).orThrow();
        fixture.runWork(node);

        SentMessage out = fixture.meta().sentTo(person).get(0);
        assertThat(out.text())
                .isEqualTo(
                        "Para Rosa Paz\nHola Rosa, cliente: te llama Ana Gil al +5493415550101 (rosa@example.com).\nTienda")
                .isEqualTo(preview.rendered());
        assertThat(out.template())
                .contains(new SentTemplate(
                        "whole",
                        "es_AR",
                        "UTILITY",
                        List.of("Rosa", "cliente", "Ana Gil", "+5493415550101", "rosa@example.com"),
                        "Rosa Paz",
                        Map.of(0, "CALL_ME", 1, "N%C3%BA%C3%B1ez%20%26%20Co")));
        Message stored = fixture.message(sent.conversation(), sent.messages().get(0));
        assertThat(stored.content().text()).isEqualTo(out.text());
        assertThat(((MessageContent.Template) stored.content()).buttons())
                .extracting(button -> button.text(), button -> Optional.ofNullable(button.target()))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Sí, por favor", Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(
                                "Ver", Optional.of("https://shop.example/N%C3%BA%C3%B1ez%20%26%20Co")),
                        org.assertj.core.groups.Tuple.tuple("Llamar", Optional.of("+5493410001122")));

        fixture.later(Duration.ofMinutes(1));
        ConversationView answered =
                fixture.receives(person.chat().quoting(out.id()).tapsTemplateButton("CALL_ME", "Sí, por favor"));
        assertThat(answered.conversation().id()).isEqualTo(sent.conversation());
        assertThat(fixture.thread(sent.conversation()).get(1).replyTo()).isEqualTo(out.id());
    }

    @EveryStore
    void headersThatAreChosenAtEachSendGoOut(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        Recipient to = Recipient.contact(rosa.id(), TestBusiness.SALES);
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        List<String> formats = List.of("IMAGE", "VIDEO", "DOCUMENT");
        formats.forEach(format -> fixture.meta()
                .put(Template.of(WABA, format.toLowerCase(Locale.ROOT), "es", "Mirá.")
                        .mediaHeader(format)));
        fixture.meta().put(Template.of(WABA, "place", "es", "Estamos acá.").locationHeader());
        for (String format : formats) {
            String name = format.toLowerCase(Locale.ROOT);
            fixture.sends(
                    to,
                    Draft.template(name)
                            .language("es")
                            .header(TemplateMedia.at(URI.create("https://example.com/" + name))
                                    .named(name + ".bin")));
        }
        fixture.sends(
                to,
                Draft.template("place")
                        .language("es")
                        .header(new TemplateHeaderContent.Place(
                                new BigDecimal("-32.944243"), new BigDecimal("-60.65"), "Local", null)));

        assertThat(fixture.meta().sentTo(person))
                .extracting(sent -> sent.template().orElseThrow().header())
                .containsExactly(
                        "https://example.com/image",
                        "https://example.com/video",
                        "https://example.com/document",
                        "-32.944243,-60.65");
        assertThat(fixture.meta().refused()).isEmpty();
    }

    @EveryStore
    void codesFormsAndOffersGoOut(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        Recipient to = Recipient.contact(rosa.id(), TestBusiness.SALES);
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        fixture.meta()
                .put(Template.of(WABA, "one_time", "es", "{{1}} es tu código.")
                        .category("AUTHENTICATION")
                        .oneTimeCodeButton("Copiar"));
        fixture.meta()
                .put(Template.of(WABA, "coupon", "es", "Hasta hoy.")
                        .copyCodeButton("Copiar")
                        .limitedTimeOffer());
        fixture.meta().put(Template.of(WABA, "form", "es", "Completá.").formButton("Abrir"));

        fixture.sends(to, Draft.template("one_time").language("es").bind(1, TemplateValue.fixed("123456")));
        fixture.sends(
                to,
                Draft.template("coupon")
                        .language("es")
                        .button(0, TemplateValue.fixed("MAY20"))
                        .expires(Instant.ofEpochSecond(1_900_000_000L)));
        fixture.sends(to, Draft.template("form").language("es").button(0, TemplateValue.fixed("token-1")));

        assertThat(fixture.meta().sentTo(person))
                .extracting(sent -> sent.template().orElseThrow().buttons())
                .containsExactly(Map.of(0, "123456"), Map.of(0, "MAY20"), Map.of(0, "token-1"));
        assertThat(fixture.meta().sentTo(person).get(1).json()).contains("\"expiration_time_ms\":1900000000000");
    }

    @EveryStore
    @DisplayName("M29 A template with a part that cannot be sent is refused, and the part is named")
    void namesThePartThatCannotBeSent(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        fixture.meta().put(Template.of(WABA, "cards", "es", "Mirá.").otherPart("CAROUSEL"));

        Outcome<Sent> sent = fixture.send(
                Recipient.contact(rosa.id(), TestBusiness.SALES),
                Draft.template("cards").language("es"),
                fixture.administrator());

        assertThat(sent.refusals())
                .containsExactly(
                        Refusal.of(Refusal.Reason.TEMPLATE_PART_UNSUPPORTED, Refusal.Remedy.CHOOSE_OTHER_TEMPLATE)
                                .in("CAROUSEL", null));
        assertThat(sent.refusals().get(0).text(new Locale("es"))).contains("CAROUSEL");
    }

    @EveryStore
    @DisplayName(
            "M29 Only approved templates are offered, by language and category; what Meta stops is not offered any more")
    void offersApprovedTemplates(InboxFixture fixture) {
        Desk desk = fixture.inbox().as(fixture.salesUser());
        TemplateQuery all = TemplateQuery.of(TestBusiness.SALES);

        assertThat(names(desk, all)).containsExactly("offer", "order_ready");
        assertThat(names(desk, all.category(TemplateCategory.MARKETING))).containsExactly("offer");
        assertThat(names(desk, all.language("es_AR"))).isEmpty();
        assertThat(names(desk, all.matching("PEDIDO"))).containsExactly("order_ready");
        assertThat(names(desk, TemplateQuery.of(TestBusiness.PAGE))).isEmpty();

        Template ready = Template.of(WABA, "order_ready", "es", TestBusiness.READY);
        fixture.deliver(fixture.meta().changes(ready.status(TemplateStatus.PAUSED)));
        assertThat(names(desk, all)).containsExactly("offer");

        fixture.later(Duration.ofSeconds(10));
        fixture.deliver(fixture.meta().changes(ready));
        assertThat(names(desk, all)).containsExactly("offer", "order_ready");

        fixture.meta().put(Template.of(WABA, "a_new_one", "es", "Hola"));
        assertThat(names(desk, all)).hasSize(2);
        fixture.later(Duration.ofSeconds(10));
        desk.templates().refresh(TestBusiness.SALES);
        assertThat(names(desk, all)).containsExactly("a_new_one", "offer", "order_ready");
    }

    @EveryStore
    @DisplayName("M29 A template that Meta stops while its message is queued is not sent")
    void judgesAgainBeforeTheCall(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        fixture.meta().whatsAppPerson(ROSA);
        Message queued = fixture.queues(
                Recipient.contact(rosa.id(), TestBusiness.SALES),
                Draft.template("order_ready").language("es").bind(1, TemplateValue.fixed("Rosa")));

        fixture.deliver(fixture.meta()
                .changes(Template.of(WABA, "order_ready", "es", TestBusiness.READY)
                        .status(TemplateStatus.DISABLED)));
        fixture.runWork();

        Message after = fixture.message(queued.conversation(), queued.id());
        assertThat(Objects.requireNonNull(after.delivery()).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(after.delivery().error())
                .isNotNull()
                .satisfies(error -> assertThat(error.reason()).isEqualTo("TEMPLATE_NOT_APPROVED"));
        assertThat(fixture.meta().sent()).isEmpty();
        assertThat(fixture.meta().refused()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "M30 Everything that a placeholder can show is listed with its label, the account's own fields included")
    void listsWhatCanBeBound(InboxFixture fixture) {
        Desk desk = fixture.inbox().as(fixture.administrator());
        desk.fields()
                .create(CustomFieldDraft.ofContacts("plan", FieldType.TEXT).spanish("Plan contratado"))
                .orThrow();
        Locale spanish = new Locale("es");

        assertThat(desk.templates().fields())
                .extracting(field -> field.label().in(spanish))
                .containsExactly(
                        "Nombre",
                        "Apellido",
                        "Nombre completo",
                        "Cargo",
                        "Empresa",
                        "Correo electrónico",
                        "Teléfono de WhatsApp o, si no, el primario",
                        "Dueño",
                        "Plan contratado");
        assertThat(desk.templates().fields().get(8).field()).isEqualTo(TemplateField.custom("plan"));
    }

    @EveryStore
    @DisplayName("M30 Whatever a field contains, the preview is byte for byte what the person reads")
    void previewIsWhatGoesOut(InboxFixture fixture) {
        fixture.meta()
                .put(Template.of(WABA, "hostile", "es", "{{2}} {{1}}\n{{2}} {{{1}} }}")
                        .header("{{1}}")
                        .footer("{{no placeholder}}"));
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        List<String> values = List.of(
                "{{1}} {{2}}",
                "a\n\t     b",
                "\u202Eevil\u202C",
                "👩‍👩‍👧‍👦 e\u0301",
                "\u2028x\u2029",
                "$1 \\0 %s ${jndi:ldap://x}",
                "\u00A0\u3000 y \u00A0",
                "\u0000z",
                "x".repeat(200));
        ContactCard rosa = rosa(fixture);
        Desk desk = fixture.inbox().as(fixture.administrator());
        desk.fields()
                .create(CustomFieldDraft.ofContacts("note", FieldType.TEXT))
                .orThrow();
        for (String value : values) {
            ContactCard now = fixture.card(rosa.id());
            desk.contacts()
                    .edit(rosa.id(), now.contact().version(), edit -> edit.field("note", value.replace("\u0000", "")))
                    .orThrow();
            SendRequest request = SendRequest.to(rosa.id())
                    .from(TestBusiness.SALES)
                    .template(Draft.template("hostile")
                            .language("es")
                            .header(TemplateValue.fixed("h"))
                            .bind(1, TemplateField.custom("note"), "d")
                            .bind(2, TemplateField.FIRST_NAME, "d"));
            SendPreview preview = desk.messages().preview(request);
            assertThat(preview.refusals()).as(value).isEmpty();
            Sent sent = desk.messages().send(request).orThrow();
            fixture.runWork();

            List<SentMessage> all = fixture.meta().sentTo(person);
            assertThat(all.get(all.size() - 1).text()).isEqualTo(preview.rendered());
            assertThat(fixture.message(sent.conversation(), sent.messages().get(0))
                            .content()
                            .text())
                    .isEqualTo(preview.rendered());
        }
    }

    private static List<String> names(Desk desk, TemplateQuery query) {
        return desk.templates().approved(query).stream()
                .map(MessageTemplate::name)
                .toList();
    }

    private static ContactCard rosa(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));
    }
}
