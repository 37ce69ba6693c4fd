package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.send.CatalogProduct;
import io.escala.core.send.ChoiceCard;
import io.escala.core.send.Draft;
import io.escala.core.send.FormDraft;
import io.escala.core.send.Option;
import io.escala.core.send.ProductsDraft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SharedContact;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.LineId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Recipient CHAT = Recipient.conversation(new ConversationId("c1"));
    private static final Recipient CONTACT = Recipient.contact(new ContactId("rosa"), new LineId("wa"));

    @Test
    void sameRequestHasTheSameFingerprintForAnyReference() {
        assertThat(Fingerprint.of(SendRequest.to(CHAT).draft(Draft.text("hi")).reference("a")))
                .hasSize(64)
                .isEqualTo(Fingerprint.of(
                        SendRequest.to(CHAT).draft(Draft.text("hi")).reference("b")));
    }

    @Test
    void differentRequestsHaveDifferentFingerprints() {
        List<SendRequest> requests = List.of(
                request(CHAT, Draft.text("hi")),
                request(CHAT, Draft.text("hi ")),
                request(CHAT, Draft.text("hi")).quoting(new MessageId("m1")),
                request(CONTACT, Draft.text("hi")),
                request(Recipient.contact(new ContactId("rosa"), new LineId("wb")), Draft.text("hi")),
                request(CHAT, Draft.template("hello").language("es")),
                request(CHAT, Draft.template("hello").language("es_AR")),
                request(
                        CHAT,
                        Draft.template("hello")
                                .language("es")
                                .values(TemplateValue.fixed("a"), TemplateValue.fixed("b"))),
                request(CHAT, Draft.template("hello").language("es").values(TemplateValue.fixed("ab"))),
                request(
                        CHAT,
                        Draft.template("hello")
                                .language("es")
                                .values(TemplateValue.bound(TemplateField.COMPANY, "ab"))),
                request(
                        CHAT,
                        Draft.template("hello")
                                .language("es")
                                .values(TemplateValue.bound(TemplateField.COMPANY, null))),
                request(
                        CHAT,
                        Draft.template("hello")
                                .language("es")
                                .values(TemplateValue.bound(TemplateField.custom("x"), "ab"))));
        List<SendRequest> choices = List.of(
                request(CHAT, Draft.cards()),
                request(CHAT, Draft.cards(ChoiceCard.titled("a"))),
                request(CHAT, Draft.cards(ChoiceCard.titled("a")).text("b")),
                request(CHAT, Draft.cards(ChoiceCard.titled("a").subtitle("b"))),
                request(CHAT, Draft.cards(ChoiceCard.titled("a").image("b"))),
                request(CHAT, Draft.cards(ChoiceCard.titled("a").options(Option.titled("b")))),
                request(CHAT, Draft.cards(ChoiceCard.titled("a"), ChoiceCard.titled("b"))),
                request(CHAT, Draft.location(1, 2)),
                request(CHAT, Draft.location(1, 2.5)),
                request(CHAT, Draft.location(1, 2).name("a")),
                request(CHAT, Draft.location(1, 2).address("a")),
                request(CHAT, Draft.location(1, 2)).quoting(new MessageId("m1")),
                request(CHAT, Draft.contactCards()),
                request(CHAT, Draft.contactCards(SharedContact.named("a"))),
                request(CHAT, Draft.contactCards(SharedContact.named("a"), SharedContact.named("a"))),
                request(CHAT, Draft.contactCards(SharedContact.named("a").phone("54911"))),
                request(CHAT, Draft.contactCards(SharedContact.named("a").whatsAppPhone(new Phone("54911")))),
                request(CHAT, Draft.contactCards(SharedContact.named("a").email("b"))),
                request(CHAT, Draft.contactCards(SharedContact.named("a").company("b"))),
                request(CHAT, Draft.contactCards(SharedContact.named("a").jobTitle("b"))),
                request(CHAT, Draft.choice("hi")),
                request(CHAT, Draft.locationRequest("hi")),
                request(CHAT, Draft.choice("hi", Option.titled("a"))),
                request(CHAT, Draft.choice("hi", Option.titled("a"))).quoting(new MessageId("m1")),
                request(CHAT, Draft.choice("hi", Option.titled("a").id("b"))),
                request(CHAT, Draft.choice("hi", Option.titled("a"), Option.titled("b"))),
                request(CHAT, Draft.choice("hi", Option.titled("a").description("b"))),
                request(CHAT, Draft.choice("hi", Option.titled("a").url("b"))),
                request(CHAT, Draft.choice("hi", Option.titled("a").section("b"))),
                request(CHAT, Draft.choice("hi", Option.titled("a")).header("b")),
                request(CHAT, Draft.choice("hi", Option.titled("a")).footer("b")),
                request(CHAT, Draft.choice("hi", Option.titled("a")).listButton("b")),
                request(CHAT, Draft.choice("hi", Option.titled("a")).asButtons()));
        requests = Stream.of(requests, choices, formsAndProducts())
                .flatMap(List::stream)
                .toList();
        Set<String> prints = new HashSet<>();
        requests.forEach(request -> prints.add(Fingerprint.of(request)));

        assertThat(prints).hasSameSizeAs(requests);
    }

    private static List<SendRequest> formsAndProducts() {
        FormDraft form = Draft.form("1").asking("hi").button("a");
        CatalogProduct chair = CatalogProduct.of("a");
        ProductsDraft products = Draft.catalogue("1").list(chair);
        return Stream.of(
                        form,
                        Draft.form("2").asking("hi").button("a"),
                        Draft.form("1").asking("ha").button("a"),
                        form.button("b"),
                        form.header("b"),
                        form.footer("b"),
                        form.unpublished(),
                        form.asksEndpoint(),
                        form.token("b"),
                        form.screen("b"),
                        form.screen("b").data("c", "1"),
                        form.screen("b").data("d", "1"),
                        form.screen("b").data("c", 1),
                        form.screen("b").data("c", true),
                        form.screen("b").data("c", List.of(Option.titled("1"))),
                        form.screen("b").data("c", List.of(Option.titled("1").id("2"))),
                        products,
                        Draft.catalogue("2").list(chair),
                        Draft.catalogue("1").product(chair),
                        Draft.catalogue("1").cards(chair),
                        Draft.catalogue("1").list(chair, CatalogProduct.of("b")),
                        Draft.catalogue("1").list(chair.called("b")),
                        Draft.catalogue("1").list(chair.section("b")),
                        products.text("b"),
                        products.header("b"),
                        products.footer("b"),
                        Draft.wholeCatalogue("b"),
                        Draft.wholeCatalogue("b", chair))
                .flatMap(draft ->
                        Stream.of(request(CHAT, draft), request(CHAT, draft).quoting(new MessageId("m1"))))
                .toList();
    }

    private static SendRequest request(Recipient to, Draft draft) {
        return SendRequest.to(to).draft(draft).reference("r");
    }
}
