package io.escala.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.whatsapp.TemplateList.Failed;
import io.escala.channels.whatsapp.TemplateList.Found;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateButton.Kind;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateHeader;
import io.escala.crm.template.TemplateStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppTemplatesTest {
    private static final String WABA = "2055500000000001";

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    @Test
    void everyPartIsRead() {
        assertThat(one("{'name':'offer','language':'es_AR','status':'APPROVED','category':'MARKETING','components':["
                        + "{'type':'HEADER','format':'TEXT','text':'Pedido {{1}}'},"
                        + "{'type':'body','text':'Hola {{1}}'},{'type':'FOOTER','text':'Tienda'},"
                        + "{'type':'LIMITED_TIME_OFFER','limited_time_offer':{'text':'Hoy','has_expiration':true}},"
                        + "{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'Sí'},"
                        + "{'type':'URL','text':'Ver','url':'https://shop.example/{{1}}'},"
                        + "{'type':'PHONE_NUMBER','text':'Llamar','phone_number':'+5493410001122'},"
                        + "{'type':'COPY_CODE','text':'Copiar'},{'type':'FLOW','text':'Abrir','flow_id':'9'}]}]}"))
                .isEqualTo(new MessageTemplate(
                        WABA,
                        "offer",
                        "es_AR",
                        TemplateCategory.MARKETING,
                        TemplateStatus.APPROVED,
                        "Hola {{1}}",
                        TemplateHeader.text("Pedido {{1}}"),
                        "Tienda",
                        List.of(
                                new TemplateButton(Kind.QUICK_REPLY, "Sí"),
                                new TemplateButton(Kind.URL, "Ver", "https://shop.example/{{1}}"),
                                new TemplateButton(Kind.PHONE_NUMBER, "Llamar", "+5493410001122"),
                                new TemplateButton(Kind.COPY_CODE, "Copiar"),
                                new TemplateButton(Kind.FORM, "Abrir")),
                        true,
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({"IMAGE", "VIDEO", "DOCUMENT", "LOCATION"})
    void headersThatAreChosenAtEachSendAreRead(TemplateHeader.Format format) {
        assertThat(one("{'name':'a','language':'es','components':[{'type':'HEADER','format':'" + format
                                + "'},{'type':'BODY','text':'x'}]}")
                        .header())
                .isEqualTo(TemplateHeader.of(format));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'CAROUSEL','cards':[]} | CAROUSEL",
                "{'type':'HEADER','format':'GIF'} | HEADER/GIF",
                "{'type':'BUTTONS','buttons':[{'type':'MPM','text':'x'}]} | BUTTON/MPM",
                "{'type':'something new'} | SOMETHING NEW",
            })
    void partThatCannotBeSentIsNamed(String component, String part) {
        assertThat(one("{'name':'a','language':'es','components':[{'type':'BODY','text':'x'}," + component + "]}")
                        .unsupported())
                .containsExactly(part);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, APPROVED",
        "PENDING, PENDING",
        "IN_APPEAL, PENDING",
        "REJECTED, REJECTED",
        "PAUSED, PAUSED",
        "DISABLED, DISABLED",
        "LOCKED, OTHER",
        "'', OTHER"
    })
    void statusIsRead(String name, TemplateStatus status) {
        assertThat(one("{'name':'a','language':'es','status':'" + name + "'}").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"UTILITY, UTILITY", "AUTHENTICATION, AUTHENTICATION", "MARKETING, MARKETING", "NEW_ONE, MARKETING"})
    void unknownCategoryCountsAsMarketing(String name, TemplateCategory category) {
        assertThat(one("{'name':'a','language':'es','category':'" + name + "'}").category())
                .isEqualTo(category);
    }

    @Test
    void endlessOfferHasNoEnd() {
        assertThat(one("{'name':'a','language':'es','components':[{'type':'LIMITED_TIME_OFFER',"
                                + "'limited_time_offer':{'text':'x','has_expiration':false}}]}")
                        .expires())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "'a'",
                "[]",
                "{}",
                "{'name':'a'}",
                "{'language':'es'}",
                "{'name':' ','language':'es'}",
                "{'name':7,'language':'es'}",
                "{'name':'a','language':['es']}"
            })
    void entryThatNamesNoTemplateIsLeftOut(String entry) {
        meta.answers(200, json("{'data':[" + entry + ",{'name':'b','language':'es'}]}"));

        assertThat(((Found) list()).templates())
                .extracting(MessageTemplate::name)
                .containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,null,'x',{'type':7},{}]",
                "{'type':'BODY'}",
                "'x'",
                "[{'type':'BUTTONS','buttons':7},{'type':'BUTTONS','buttons':[1,null]}]"
            })
    void malformedComponentsDoNotLoseTheTemplate(String components) {
        assertThat(one("{'name':'a','language':'es','components':" + components + "}")
                        .name())
                .isEqualTo("a");
    }

    @Test
    void pagesAreReadToTheLast() {
        meta.answers(
                200,
                json("{'data':[{'name':'a','language':'es'}],"
                        + "'paging':{'cursors':{'after':'NEXT'},'next':'https://elsewhere.example/steal'}}"));
        // The same answer to the second call would go on for ever, so the client ends by itself.
        TemplateList list = list();

        assertThat(((Found) list).templates()).hasSize(100);
        assertThat(meta.requests())
                .hasSize(100)
                .allSatisfy(request -> assertThat(request.getUrl())
                        .startsWith("/v26.0/" + WABA + "/message_templates?fields=name%2Clanguage"));
        assertThat(meta.requests())
                .filteredOn(request -> request.getUrl().contains("after=NEXT"))
                .hasSize(99);
    }

    @Test
    void lastPageHasNoNextEvenWithACursor() {
        meta.answers(200, json("{'data':[{'name':'a','language':'es'}],'paging':{'cursors':{'after':'END'}}}"));

        assertThat(((Found) list()).templates()).hasSize(1);
        assertThat(meta.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"190, true", "200, true", "4, false", "2, false"})
    void failureSaysWhetherAnOperatorHasToMendIt(int code, boolean stopped) {
        meta.answers(400, SendAnswers.error(code, 0));

        assertThat(list()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.error().code()).isEqualTo(code);
            assertThat(failed.lineStopped()).isEqualTo(stopped);
        });
    }

    @Test
    void lineWithoutBusinessAccountIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WhatsAppTemplates(meta.graph()).list(GraphStub.MESSENGER));
    }

    private MessageTemplate one(String entry) {
        meta.answers(200, json("{'data':[" + entry + "]}"));
        return ((Found) list()).templates().get(0);
    }

    private TemplateList list() {
        return new WhatsAppTemplates(meta.graph()).list(GraphStub.WHATSAPP);
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
