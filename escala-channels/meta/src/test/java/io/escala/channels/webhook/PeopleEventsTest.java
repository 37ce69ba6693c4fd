package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.PersonEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.channel.TemplateReported;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.ReferredProduct;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.template.TemplateReport.Aspect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of people, templates and accounts, and the referrals of messages. */
class PeopleEventsTest {
    private static final String PHONE = "{\"metadata\":{\"phone_number_id\":\"700800900100200\"},";

    private static MessageEvent.Inbound inbound(String name) {
        return Payload.event(name, MessageEvent.Inbound.class);
    }

    private static ChannelEvent only(String field, String value) {
        List<ChannelEvent> events = WhatsAppBodies.ofValue(field, value);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void numberChangeHasOldAndNewNumber() {
        PersonEvent.PersonChanged changed =
                Payload.event("whatsapp/system_number_change", PersonEvent.PersonChanged.class);

        assertThat(changed.before().keys())
                .containsExactly(
                        new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101"),
                        new PartyKey(IdentityKeyKind.BSUID, "AR.11"));
        assertThat(changed.after().keys())
                .containsExactly(
                        new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550199"),
                        new PartyKey(IdentityKeyKind.BSUID, "AR.22"));
        assertThat(changed.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_500L));
    }

    private static ChannelEvent system(String sender, String system) {
        return WhatsAppBodies.message("{" + sender + "\"id\":\"wamid.S\",\"timestamp\":\"1790000500\","
                + "\"type\":\"system\",\"system\":{" + system + "}}");
    }

    @Test
    void numberChangeIsANoticeThatShowsTheNewNumber() {
        PersonEvent.PersonChanged changed =
                Payload.event("whatsapp/system_number_change", PersonEvent.PersonChanged.class);

        assertThat(changed.messageId()).isNotNull();
        assertThat(notice(changed).kind()).isEqualTo(ContentKind.NUMBER_CHANGED);
        assertThat(notice(changed).values(ContentDetail.Name.PHONE)).containsExactly("+5493415550199");
    }

    private static MessageContent.Structured notice(PersonEvent.PersonChanged changed) {
        assertThat(changed.notice()).isNotNull();
        return (MessageContent.Structured) changed.notice().content();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_identity_changed", "user_identity_changed"})
    void newSecurityCodeIsANoticeAboutTheSameIds(String type) {
        ChannelEvent event = system("\"from\":\"5493415550101\",", "\"type\":\"" + type + "\",\"body\":\"x\"");

        assertThat(event).isInstanceOfSatisfying(PersonEvent.PersonChanged.class, changed -> {
            assertThat(changed.before().keys())
                    .containsExactly(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101"));
            assertThat(changed.after()).isEqualTo(changed.before());
            assertThat(notice(changed).kind()).isEqualTo(ContentKind.SECURITY_CODE_CHANGED);
        });
    }

    @Test
    void newUserIdWithoutNumberIsANoticeWithoutNumber() {
        ChannelEvent event =
                system("", "\"type\":\"user_changed_user_id\",\"user_id\":\"AR.2\",\"previous_user_id\":\"AR.1\"");

        assertThat(event)
                .isInstanceOfSatisfying(
                        PersonEvent.PersonChanged.class,
                        changed -> assertThat(notice(changed).details()).isEmpty());
    }

    @Test
    void systemMessageOfAnUnknownTypeShowsItsWords() {
        ChannelEvent event =
                system("\"from\":\"5493415550101\",", "\"type\":\"changed_planet\",\"body\":\"Rosa moved\"");

        assertThat(event)
                .isInstanceOfSatisfying(
                        PersonEvent.PersonChanged.class,
                        changed -> assertThat(changed.notice())
                                .extracting(PersonEvent.Notice::content)
                                .isInstanceOfSatisfying(MessageContent.Raw.class, raw -> {
                                    assertThat(raw.kind()).isEqualTo("system/changed_planet");
                                    assertThat(raw.words()).isEqualTo("Rosa moved");
                                }));
    }

    @Test
    void systemMessageThatNamesNobodyIsKeptRaw() {
        assertThat(system("", "\"type\":\"user_changed_number\",\"body\":\"x\""))
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        quarantined -> assertThat(quarantined.reason()).isEqualTo(QuarantinedItem.Reason.UNRECOGNIZED));
    }

    @Test
    void userNameIsReadBesideTheIds() {
        assertThat(inbound("whatsapp/text").from().keys())
                .contains(new PartyKey(IdentityKeyKind.WHATSAPP_USER_NAME, "rosa.p"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"stop, WITHDRAWN", "STOP, WITHDRAWN", "resume, GRANTED"})
    void preferenceIsMappedToConsent(String value, ConsentState state) {
        ChannelEvent event = only("user_preferences", preference("marketing_messages", value));

        assertThat(event).isInstanceOfSatisfying(PersonEvent.ConsentChanged.class, consent -> {
            assertThat(consent.state()).isEqualTo(state);
            assertThat(consent.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_800L));
        });
    }

    @ParameterizedTest
    @CsvSource({"marketing_messages, later", "offers_of_tomorrow, stop"})
    void unknownPreferenceIsKeptRaw(String category, String value) {
        assertThat(only("user_preferences", preference(category, value)))
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        quarantined -> assertThat(quarantined.reason()).isEqualTo(QuarantinedItem.Reason.UNRECOGNIZED));
    }

    private static String preference(String category, String value) {
        return PHONE + "\"user_preferences\":[{\"wa_id\":\"5493415550101\",\"category\":\"" + category
                + "\",\"value\":\"" + value + "\",\"timestamp\":1790000800}]}";
    }

    @Test
    void failedSendReportsTheMarketingOptOut() {
        ChannelEvent event = WhatsAppBodies.status(
                "{\"id\":\"wamid.O\",\"status\":\"failed\",\"timestamp\":\"1790000000\",\"recipient_id\":\"5493415550101\","
                        + "\"errors\":[{\"code\":131050,\"title\":\"stopped\"}]}");

        assertThat(event).isInstanceOfSatisfying(DeliveryEvent.Status.class, status -> {
            assertThat(status.optedOut()).isTrue();
            assertThat(status.shutsWindow()).isFalse();
        });
        assertThat(Payload.event("whatsapp/status_failed", DeliveryEvent.Status.class)
                        .optedOut())
                .isFalse();
    }

    @Test
    void callStartsWithConnectAndTerminateEditsIt() {
        ChannelEvent connect = only("calls", call("connect", "USER_INITIATED", ",\"start_time\":\"1790000605\""));
        ChannelEvent terminate = only("calls", call("terminate", "USER_INITIATED", ",\"start_time\":\"1790000605\""));

        assertThat(connect).isInstanceOfSatisfying(MessageEvent.Called.class, called -> {
            assertThat(called.callId()).isEqualTo("wacid.C2");
            assertThat(called.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_600L));
            assertThat(called.opensWindow()).isTrue();
            assertThat(called.content()).isInstanceOf(MessageContent.Raw.class);
        });
        assertThat(terminate).isInstanceOfSatisfying(AmendmentEvent.Edited.class, ended -> {
            assertThat(ended.messageId()).isEqualTo("wacid.C2");
            assertThat(ended.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_600L));
            assertThat(ended.person().keys()).isNotEmpty();
            assertThat(ended.content())
                    .isInstanceOfSatisfying(
                            MessageContent.Raw.class,
                            raw -> assertThat(raw.json()).contains("terminate"));
        });
    }

    @ParameterizedTest
    @CsvSource({"connect, start_time", "terminate, end_time"})
    void callWithoutTimestampUsesItsStartAndEndTimes(String event, String time) {
        String body = call(event, "USER_INITIATED", ",\"" + time + "\":\"1790000605\"")
                .replace("\"timestamp\":\"1790000600\",", "");

        assertThat(only("calls", body).at()).isEqualTo(Instant.ofEpochSecond(1_790_000_605L));
    }

    @ParameterizedTest
    @CsvSource({"connect", "terminate"})
    void callWithoutPersonIsQuarantined(String event) {
        String body = call(event, "USER_INITIATED", "").replace("\"from\":\"5493415550101\",", "");

        assertThat(only("calls", body)).isInstanceOf(Quarantined.class);
    }

    @ParameterizedTest
    @CsvSource({
        "connect, BUSINESS_INITIATED",
        "terminate, BUSINESS_INITIATED",
        "call_recording_available, USER_INITIATED"
    })
    void businessCallsAndFollowUpsAreKeptRaw(String event, String direction) {
        assertThat(only("calls", call(event, direction, "")))
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        quarantined -> assertThat(quarantined.reason()).isEqualTo(QuarantinedItem.Reason.UNRECOGNIZED));
    }

    private static String call(String event, String direction, String more) {
        return PHONE + "\"calls\":[{\"id\":\"wacid.C2\",\"event\":\"" + event + "\",\"direction\":\"" + direction
                + "\",\"timestamp\":\"1790000600\",\"from\":\"5493415550101\",\"to\":\"5493410001122\"" + more + "}]}";
    }

    @ParameterizedTest(name = "source {0}, type {1}: opens {2}")
    @CsvSource({
        "SHORTLINK,            OPEN_THREAD,     true",
        "SHORTLINKS,           OPEN_THREAD,     true",
        "https://m.me/shop,    OPEN_THREAD,     true",
        "ADS,                  LEAD_COMPLETE,   true",
        "ADS,                  LEAD_INCOMPLETE, false",
        "ADS,                  OPEN_THREAD,     false",
        "CUSTOMER_CHAT_PLUGIN, OPEN_THREAD,     false",
        "'',                   OPEN_THREAD,     false",
    })
    void linkReferralOpensTheWindowAndAnAdvertisementDoesNot(String source, String type, boolean opens) {
        String body =
                "{\"object\":\"page\",\"entry\":[{\"id\":\"104000000000001\",\"time\":1793000000123,\"messaging\":[{"
                        + "\"sender\":{\"id\":\"249\"},\"recipient\":{\"id\":\"104000000000001\"},\"timestamp\":1793000000050,"
                        + "\"referral\":{\"source\":\"" + source + "\",\"type\":\"" + type + "\"}}]}]}";

        assertThat(WhatsAppBodies.read(body))
                .singleElement()
                .isInstanceOfSatisfying(
                        PersonEvent.EnteredConversation.class,
                        arrived -> assertThat(arrived.opensWindow()).isEqualTo(opens));
    }

    @Test
    void leadFormOpensNoWindowOnInstagram() {
        String body = "{\"object\":\"instagram\",\"entry\":[{\"id\":\"1784\",\"time\":1793000000123,\"messaging\":[{"
                + "\"sender\":{\"id\":\"249\"},\"recipient\":{\"id\":\"1784\"},\"timestamp\":1793000000050,"
                + "\"referral\":{\"source\":\"ADS\",\"type\":\"LEAD_COMPLETE\"}}]}]}";

        assertThat(WhatsAppBodies.read(body))
                .singleElement()
                .isInstanceOfSatisfying(
                        PersonEvent.EnteredConversation.class,
                        arrived -> assertThat(arrived.opensWindow()).isFalse());
    }

    @Test
    void oneTimeNotificationIsNoConsent() {
        for (String name : List.of("messenger/one_time_optin", "messenger/plugin_optin", "messenger/checkbox_optin")) {
            assertThat(Payload.event(name))
                    .isInstanceOfSatisfying(
                            Quarantined.class,
                            quarantined ->
                                    assertThat(quarantined.reason()).isEqualTo(QuarantinedItem.Reason.UNRECOGNIZED));
        }
    }

    @Test
    void templateReportHasABusinessAccountAndNoLine() {
        TemplateReported report = Payload.event("whatsapp/template_rejected", TemplateReported.class);

        assertThat(report.line()).isNull();
        assertThat(report.wabaId()).isEqualTo("900100200300400");
        assertThat(report.name()).isEqualTo("turno");
        assertThat(report.aspect()).isEqualTo(Aspect.STATUS);
        assertThat(report.reason()).isEqualTo("INVALID_FORMAT");
        assertThat(report.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_901L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es_AR", "es-AR"})
    void languageUsesTheSpellingOfSends(String language) {
        ChannelEvent event = only(
                "template_category_update",
                "{\"message_template_name\":\"turno\",\"message_template_language\":\"" + language
                        + "\",\"previous_category\":\"UTILITY\",\"new_category\":\"MARKETING\"}");

        assertThat(event).isInstanceOfSatisfying(TemplateReported.class, report -> {
            assertThat(report.language()).isEqualTo("es_AR");
            assertThat(report.aspect()).isEqualTo(Aspect.CATEGORY);
            assertThat(report.value()).isEqualTo("MARKETING");
        });
    }

    @Test
    void reportWithoutTemplateIsKeptRaw() {
        ChannelEvent event = only("message_template_status_update", "{\"event\":\"APPROVED\"}");

        assertThat(event).isInstanceOfSatisfying(Quarantined.class, quarantined -> {
            assertThat(quarantined.reason()).isEqualTo(QuarantinedItem.Reason.UNRECOGNIZED);
            assertThat(quarantined.wabaId()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"turno\\u0000", "turno\\ud800"})
    void templateWithUnstorableNameIsQuarantined(String name) {
        for (String tooLong : List.of(name, "\u4e00".repeat(512), "x".repeat(513))) {
            ChannelEvent event = only(
                    "message_template_status_update",
                    "{\"event\":\"APPROVED\",\"message_template_language\":\"es\",\"message_template_name\":\""
                            + tooLong + "\"}");

            assertThat(event).isInstanceOfSatisfying(Quarantined.class, quarantined -> {
                assertThat(quarantined.reason()).isEqualTo(QuarantinedItem.Reason.MALFORMED);
                assertThat(quarantined.wabaId()).isNotNull();
            });
        }
    }

    @Test
    void messageHasItsAdvertisement() {
        assertThat(inbound("whatsapp/ad_click").context())
                .isEqualTo(new MessageContext(
                        new Referral(
                                "ad", "120200300", "https://fb.example/ad", "Oferta", "Hoy", "ARclick-1", "campaign-7"),
                        null,
                        false));
        assertThat(inbound("messenger/text_from_ad").context())
                .isEqualTo(new MessageContext(
                        new Referral("ADS", "120200000000001", null, "Sombreros", null, null, "otono"), null, false));
        assertThat(inbound("instagram/text_from_shop").context())
                .isEqualTo(new MessageContext(
                        new Referral("product", "77", null, null, null, null, null),
                        null,
                        false,
                        new ReferredProduct(null, "77")));
        assertThat(inbound("messenger/postback_from_link").context().referral())
                .isEqualTo(new Referral("SHORTLINK", null, null, null, null, null, "primavera"));
    }

    @Test
    void messageHasItsStoryAndForwardedFlag() {
        assertThat(inbound("instagram/story_reply").context()).isEqualTo(new MessageContext(null, "17900", false));
        assertThat(inbound("whatsapp/forwarded").context()).isEqualTo(new MessageContext(null, null, true));
        assertThat(inbound("whatsapp/text").context()).isEqualTo(MessageContext.NONE);
    }
}
