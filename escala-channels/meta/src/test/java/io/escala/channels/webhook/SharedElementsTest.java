package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unrecognized;
import io.escala.channels.event.whatsapp.WhatsAppHistoryMessage;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data shared by many items is created once. */
class SharedElementsTest {
    private static final String NAME = " \u0416".repeat(100_000);

    @Test
    void messagesOfOneCardShareItsTexts() {
        List<MetaEvent> events = parse("""
                {"object":"whatsapp_business_account","entry":[{"id":"9","changes":[{"field":"messages","value":{
                 "metadata":{"phone_number_id":"7"},
                 "contacts":[{"wa_id":"5493415550101","identity_key_hash":"h","profile":{"name":"%s","username":"@rosa"}}],
                 "messages":[{"id":"a","from":"5493415550101"},{"id":"b","from":"5493415550101"}]}}]}]}""".formatted(NAME));
        WhatsAppUser one = ((WhatsAppMessage) events.get(0)).from();
        WhatsAppUser other = ((WhatsAppMessage) events.get(1)).from();

        assertThat(one.profileName()).isEqualTo("\u0416 ".repeat(100).strip()).isSameAs(other.profileName());
        assertThat(one.userName()).isSameAs(other.userName());
        assertThat(one.identityKeyHash()).isSameAs(other.identityKeyHash());
        assertThat(MetaEvents.toChannelEvents(events))
                .extracting(event -> event.party().profileName())
                .allSatisfy(name -> assertThat(name).isSameAs(one.profileName()));
    }

    @Test
    void historyThreadMessagesShareTheirPerson() {
        List<MetaEvent> events = parse("""
                {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"history","value":{
                 "metadata":{"phone_number_id":"7"},"history":[{"metadata":{"phase":1,"progress":5},"threads":[
                 {"id":"5493415550101","context":{"wa_id":"5493415550101","username":"%s"},
                  "messages":[{"id":"a"},{"id":"b"}]}]}]}}]}]}""".formatted("r".repeat(1_000)));
        WhatsAppHistoryMessage one = (WhatsAppHistoryMessage) events.get(0);
        WhatsAppHistoryMessage other = (WhatsAppHistoryMessage) events.get(1);

        assertThat(one.user().userName())
                .hasSizeBetween(513, 520)
                .isSameAs(other.user().userName());
        assertThat(one.user().phone()).isSameAs(other.user().phone());
        assertThat(one.progress()).isSameAs(other.progress());
    }

    @Test
    void itemsOfAnUnknownKindShareItsName() {
        for (String body : List.of(
                "{\"object\":\"" + NAME + "\",\"entry\":[{\"changes\":[{},{}]}]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"" + NAME
                        + "\",\"value\":{\"groups\":[{},{}]}}]}]}")) {
            List<MetaEvent> events = parse(body);

            assertThat(((Unrecognized) events.get(0)).kind())
                    .hasSizeLessThanOrEqualTo(200)
                    .isSameAs(((Unrecognized) events.get(1)).kind());
        }
    }

    @Test
    void tooLongIdsMatchNoCard() {
        String tooLong = "5".repeat(600);
        List<MetaEvent> events = parse("""
                {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{
                 "contacts":[{"wa_id":"%s1","profile":{"name":"Rosa"}},{"wa_id":"%s2","profile":{"name":"Ana"}}],
                 "messages":[{"id":"a","from":"%s2"}]}}]}]}""".formatted(tooLong, tooLong, tooLong));

        assertThat(((WhatsAppMessage) events.get(0)).from().profileName()).isNull();
    }

    private static List<MetaEvent> parse(String body) {
        return MetaEvents.parse(body.getBytes(UTF_8));
    }
}
