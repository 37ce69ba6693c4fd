package io.escala.channels.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.GraphStub;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.template.TemplateButton.Kind;
import io.escala.crm.template.TemplateCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every part of a template as Meta's endpoint takes it. */
class WhatsAppTemplateTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of(
                        TemplateHeaderContent.text("Pedido 77", new TemplateParameter("order", "77")),
                        "{'type':'text','parameter_name':'order','text':'77'}"),
                Arguments.of(
                        TemplateHeaderContent.media(
                                new MediaRef(MediaKind.IMAGE, null, "https://example.com/a.jpg", null, null, "a.jpg")),
                        "{'type':'image','image':{'link':'https://example.com/a.jpg'}}"),
                Arguments.of(
                        TemplateHeaderContent.media(new MediaRef(
                                MediaKind.DOCUMENT, "1122", "https://example.com/a.pdf", null, null, "a.pdf")),
                        "{'type':'document','document':{'id':'1122','filename':'a.pdf'}}"),
                Arguments.of(
                        TemplateHeaderContent.place(new TemplateHeaderContent.Place(
                                new BigDecimal("-32.944243"), new BigDecimal("-60.65"), "Local", "Calle 1")),
                        "{'type':'location','location':{'latitude':-32.944243,'longitude':-60.65,"
                                + "'name':'Local','address':'Calle 1'}}"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void headerHasItsParameter(TemplateHeaderContent header, String parameter) {
        sends(content(header, List.of(), null), "{'type':'header','parameters':[" + parameter + "]}");
    }

    @Test
    void headerWithoutPlaceholderIsNotSent() {
        sends(content(TemplateHeaderContent.text("Tienda", null), List.of(), null), "");
    }

    @Test
    void buttonsWithValuesAreSentUnderTheirIndex() {
        List<TemplateButtonContent> buttons = List.of(
                new TemplateButtonContent(Kind.QUICK_REPLY, "Sí", null, "YES"),
                new TemplateButtonContent(Kind.QUICK_REPLY, "No", null, null),
                new TemplateButtonContent(Kind.URL, "Ver", "https://shop.example/77", "77"),
                new TemplateButtonContent(Kind.URL, "Tienda", "https://shop.example", null),
                new TemplateButtonContent(Kind.PHONE_NUMBER, "Llamar", "+5493410001122", null),
                new TemplateButtonContent(Kind.COPY_CODE, "Copiar", null, "MAY"),
                new TemplateButtonContent(Kind.ONE_TIME_CODE, "Copiar", null, "1234"),
                new TemplateButtonContent(Kind.FORM, "Abrir", null, "token-1"),
                new TemplateButtonContent(Kind.FORM, "Abrir", null, null));

        sends(
                content(null, buttons, null),
                "{'type':'button','sub_type':'quick_reply','index':'0','parameters':[{'type':'payload','payload':'YES'}]},"
                        + "{'type':'button','sub_type':'url','index':'2','parameters':[{'type':'text','text':'77'}]},"
                        + "{'type':'button','sub_type':'copy_code','index':'5','parameters':"
                        + "[{'type':'coupon_code','coupon_code':'MAY'}]},"
                        + "{'type':'button','sub_type':'url','index':'6','parameters':[{'type':'text','text':'1234'}]},"
                        + "{'type':'button','sub_type':'flow','index':'7','parameters':"
                        + "[{'type':'action','action':{'flow_token':'token-1'}}]},"
                        + "{'type':'button','sub_type':'flow','index':'8','parameters':"
                        + "[{'type':'action','action':{'flow_token':'unused'}}]}");
    }

    @Test
    void endOfAnOfferIsSentInMilliseconds() {
        sends(
                content(null, List.of(), Instant.ofEpochMilli(1_790_000_000_123L)),
                "{'type':'limited_time_offer','parameters':[{'type':'limited_time_offer',"
                        + "'limited_time_offer':{'expiration_time_ms':1790000000123}}]}");
    }

    @Test
    void mediumThatMetaCannotFindIsRefusedBeforeAnyCall() {
        TemplateHeaderContent nowhere =
                TemplateHeaderContent.media(new MediaRef(MediaKind.IMAGE, null, null, "image/png", null, null));

        assertThat(send(content(nowhere, List.of(), null)))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.error().reason()).isEqualTo("HEADER_MEDIA_NOT_UPLOADED"));
        assertThat(meta.requests()).isEmpty();
    }

    private static MessageContent.Template content(
            @Nullable TemplateHeaderContent header, List<TemplateButtonContent> buttons, @Nullable Instant expires) {
        return new MessageContent.Template(
                "offer", "es_AR", TemplateCategory.UTILITY, List.of(), "Hola", header, "Tienda", buttons, expires);
    }

    private SendOutcome send(MessageContent.Template content) {
        return new WhatsAppClient(meta.graph())
                .send(GraphStub.WHATSAPP, GraphStub.NUMBER, WhatsAppTemplate.of(content), null, null);
    }

    private void sends(MessageContent.Template content, String components) {
        send(content);

        String template = "{'name':'offer','language':{'code':'es_AR'}"
                + (components.isEmpty() ? "" : ",'components':[" + components + "]") + "}";
        String body = ("{'messaging_product':'whatsapp','recipient_type':'individual','to':'+5493415550101',"
                        + "'type':'template','template':" + template + "}")
                .replace('\'', '"');
        assertThat(equalToJson(body).match(meta.request().getBodyAsString()).isExactMatch())
                .as(meta.request().getBodyAsString())
                .isTrue();
    }
}
