package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.Template;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Messages with forms and products, and what people do with them. */
class FormsAndProductsTest {

    private static final String FORM = "{'type':'flow','body':{'text':'a'},'action':{'name':'flow','parameters':"
            + "{'flow_message_version':'3','flow_id':'1','flow_cta':'Open','flow_token':'t','mode':'draft',"
            + "'flow_action':'navigate','flow_action_payload':{'screen':'A','data':{'n':1}}}}}";
    private static final String LIST = "{'type':'product_list','header':{'type':'text','text':'h'},'body':{'text':'a'},"
            + "'action':{'catalog_id':'1','sections':[{'title':'x','product_items':[{'product_retailer_id':'p'}]}]}}";
    private static final String ONE = "{'type':'product','action':{'catalog_id':'1','product_retailer_id':'p'}}";
    private static final String CATALOGUE = "{'type':'catalog_message','body':{'text':'a'},"
            + "'action':{'name':'catalog_message','parameters':{'thumbnail_product_retailer_id':'p'}}}";
    private static final String CARDS = "{'type':'carousel','body':{'text':'a'},'action':{'cards':["
            + "{'card_index':0,'type':'product','action':{'catalog_id':'1','product_retailer_id':'p'}},"
            + "{'card_index':1,'type':'product','action':{'catalog_id':'1','product_retailer_id':'q'}}]}}";

    private final FakeMeta meta = FakeMeta.start();
    private final Caller caller = new Caller(meta);
    private final WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101");

    @AfterEach
    void close() {
        meta.close();
    }

    private Reply sends(String type, String payload) {
        rosa.writes("hola");
        return caller.send(
                meta.whatsApp(),
                ("{'messaging_product':'whatsapp','to':'5493415550101','type':'" + type + "','" + type + "':" + payload
                                + "}")
                        .replace('\'', '"'));
    }

    private SentMessage last() {
        return meta.sent().get(meta.sent().size() - 1);
    }

    private static String body(Webhook webhook) {
        return new String(webhook.bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, LIST, ONE, CATALOGUE, CARDS})
    void what_is_right_is_accepted(String interactive) {
        assertThat(sends("interactive", interactive).http()).isEqualTo(200);
    }

    private void refused(String right, String part, String instead) {
        assertThat(right).contains(part);
        Reply reply = sends("interactive", right.replace(part, instead));
        assertThat(reply.http()).as(instead).isEqualTo(400);
        assertThat(reply.code()).as(instead).isIn(100, 131008, 131009);
    }

    @Test
    void wrong_forms_are_refused() {
        refused(FORM, "'name':'flow'", "'name':'form'");
        refused(FORM, "'flow_message_version':'3'", "'flow_message_version':'2'");
        refused(FORM, "'flow_id':'1',", "");
        refused(FORM, "'flow_id':'1'", "'flow_id':'1','flow_name':'a'");
        refused(FORM, "'Open'", "''");
        refused(FORM, "'Open'", "'" + "x".repeat(21) + "'");
        refused(FORM, "'Open'", "'Open 🙂'");
        refused(FORM, "'flow_token':'t'", "'flow_token':''");
        refused(FORM, "'draft'", "'live'");
        refused(FORM, "'navigate'", "'open'");
        refused(FORM, "'navigate'", "'data_exchange'");
        refused(FORM, "'screen':'A',", "");
        refused(FORM, "{'n':1}", "{}");
        refused(FORM, "'mode'", "'modus'");
        refused(FORM, "'screen':'A'", "'screen':'A','other':1");
    }

    @Test
    void wrong_products_are_refused() {
        refused(ONE, "'catalog_id':'1',", "");
        refused(ONE, "'product_retailer_id':'p'", "'product_retailer_id':''");
        refused(ONE, "'catalog_id':'1'", "'catalog_id':'1','other':1");
        refused(ONE, "'type':'product'", "'type':'product','header':{'type':'text','text':'h'}");
        refused(LIST, "'header':{'type':'text','text':'h'},", "");
        refused(LIST, "'body':{'text':'a'},", "");
        refused(LIST, "'catalog_id':'1',", "");
        refused(LIST, "'x'", "'" + "x".repeat(25) + "'");
        refused(LIST, "[{'product_retailer_id':'p'}]", "[]");
        refused(
                LIST,
                "{'product_retailer_id':'p'}",
                "{'product_retailer_id':'p'},".repeat(30) + "{'product_retailer_id':'p'}");
        refused(LIST, "[{'title'", "[{'product_items':[{'product_retailer_id':'p'}]},{'title'");
        refused(CATALOGUE, "'name':'catalog_message'", "'name':'catalogue'");
        refused(CATALOGUE, "thumbnail_product_retailer_id", "thumbnail");
        refused(CATALOGUE, "'body'", "'header':{'type':'text','text':'h'},'body'");
        refused(CARDS, "{'catalog_id':'1','product_retailer_id':'q'}", "{'catalog_id':'2','product_retailer_id':'q'}");
        refused(CARDS, "'product_retailer_id':'q'", "'product_retailer_id':' '");
    }

    @Test
    void a_completed_form_quotes_the_message_and_returns_its_token() {
        sends("interactive", FORM);

        assertThat(body(rosa.chat().fillsIn(last(), Map.of("day", "mon"))))
                .contains("\"context\":{\"from\"", last().id().replace("/", "\\/"))
                .contains(
                        "\"nfm_reply\":{\"name\":\"flow\",\"body\":\"Sent\",\"response_json\":\"{\\\"day\\\":\\\"mon\\\",\\\"flow_token\\\":\\\"t\\\"}\"}");
    }

    @Test
    void so_does_that_of_a_template() {
        meta.put(Template.of(meta.whatsApp().waba(), "visit", "es", "Hola").formButton("Open"));
        sends(
                "template",
                "{'name':'visit','language':{'code':'es'},'components':[{'type':'button','sub_type':'flow','index':'0',"
                        + "'parameters':[{'type':'action','action':{'flow_token':'u'}}]}]}");

        assertThat(body(rosa.chat().fillsIn(last(), Map.of()))).contains("{\\\"flow_token\\\":\\\"u\\\"}");
    }

    @Test
    void other_messages_open_no_form() {
        sends("interactive", ONE);

        assertThatIllegalArgumentException().isThrownBy(() -> rosa.chat().fillsIn(last(), Map.of()));
    }

    @Test
    void an_order_and_a_question_name_their_products() {
        assertThat(body(rosa.chat().orders("7", "please", new OrderedProduct("p", 2, new BigDecimal("1.50"), "ARS"))))
                .contains("\"type\":\"order\",\"order\":{\"catalog_id\":\"7\",\"text\":\"please\",\"product_items\":["
                        + "{\"product_retailer_id\":\"p\",\"quantity\":2,\"item_price\":1.50,\"currency\":\"ARS\"}]}");
        assertThat(body(rosa.chat().askingAbout("7", "p").writes("blue?")))
                .contains("\"referred_product\":{\"catalog_id\":\"7\",\"product_retailer_id\":\"p\"}");
    }

    @Test
    void the_public_key_of_forms_is_kept() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        String base64 = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        String path = "/v26.0/" + meta.whatsApp().id() + "/whatsapp_business_encryption";
        String token = meta.whatsApp().token();
        assertThatIllegalStateException().isThrownBy(() -> meta.form("http://localhost:1", "t"));
        assertThat(caller.get(path, token).json().path("data").path(0).size()).isZero();

        for (String wrong : new String[] {"", "MIIB", pem("MIIB"), pem(base64).replace("PUBLIC", "PRIVATE")}) {
            assertThat(caller.post(path, token, key(wrong)).code()).as(wrong).isIn(100, 131009);
        }
        assertThat(caller.post(path, token, key(pem(base64))).http()).isEqualTo(200);

        JsonNode kept = caller.get(path, token).json().path("data").path(0);
        assertThat(kept.path("business_public_key").asString()).isEqualTo(pem(base64));
        assertThat(kept.path("business_public_key_signature_status").asString()).isEqualTo("VALID");
        EncryptedForm request = meta.form("http://localhost:1", "t").encrypts("{}");
        assertThat(request.body()).isNotEmpty();
        assertThat(request.withChangedBit(0).body()).isNotEqualTo(request.body());
        assertThat(request).hasToString("EncryptedForm[" + request.length() + " bytes]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.decrypts(Base64.getEncoder().encodeToString(new byte[20])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meta.form("http://localhost:1", "t", "key").opens());
    }

    private static String pem(String base64) {
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
    }

    private static String key(String pem) {
        return "{\"business_public_key\":\"" + pem.replace("\n", "\\n") + "\"}";
    }
}
