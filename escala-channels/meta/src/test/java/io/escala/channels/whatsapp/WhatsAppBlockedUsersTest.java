package io.escala.channels.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.graph.GraphOutcome;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhatsAppBlockedUsersTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private WhatsAppBlockedUsers blocked;

    @BeforeEach
    void open() {
        blocked = new WhatsAppBlockedUsers(meta.graph());
        meta.answers(200, """
                {"messaging_product":"whatsapp","block_users":{"added_users":[{"input":"+5493415550101",
                "wa_id":"5493415550101"}]}}""");
    }

    private void isSent(String method, String user) {
        assertThat(meta.request().getMethod().getName()).isEqualTo(method);
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/1055500000000001/block_users");
        assertThat(equalToJson("{\"messaging_product\":\"whatsapp\",\"block_users\":[" + user + "]}")
                        .match(meta.request().getBodyAsString())
                        .isExactMatch())
                .isTrue();
    }

    @Test
    void numberIsBlockedInE164() {
        assertThat(blocked.block(GraphStub.WHATSAPP, GraphStub.NUMBER))
                .isEqualTo(new GraphOutcome.Done<>(GraphStub.WHATSAPP));

        isSent("POST", "{\"user\":\"+5493415550101\"}");
    }

    @Test
    void userIdIsUnblocked() {
        assertThat(blocked.unblock(GraphStub.WHATSAPP, GraphStub.BSUID))
                .isEqualTo(new GraphOutcome.Done<>(GraphStub.WHATSAPP));

        isSent("DELETE", "{\"user_id\":\"AR.8391027465018273\"}");
    }

    @Test
    void whoCannotBeBlockedIsRejectedAsARecipient() {
        meta.answers(400, SendAnswers.error(139100, 0));
        assertThat(blocked.block(GraphStub.WHATSAPP, GraphStub.NUMBER))
                .isEqualTo(new GraphOutcome.Rejected<Line>(
                        Rejection.RECIPIENT, new DeliveryError(139100, 0, "(#139100) A title")));

        meta.answers(200, """
                {"block_users":{"added_users":[],"failed_users":[{"input":"+5493415550101","errors":[{"code":139101}]}]}}""");
        assertThat(blocked.block(GraphStub.WHATSAPP, GraphStub.NUMBER))
                .isEqualTo(new GraphOutcome.Rejected<Line>(
                        Rejection.RECIPIENT, new DeliveryError(139100, 0, "NOT_BLOCKED")));
    }

    @Test
    void peopleOfOtherChannelsAreRefusedBeforeAnyCall() {
        assertThat(blocked.block(GraphStub.WHATSAPP, GraphStub.PSID)).isInstanceOf(GraphOutcome.Rejected.class);
        assertThat(blocked.unblock(GraphStub.WHATSAPP, GraphStub.IGSID)).isInstanceOf(GraphOutcome.Rejected.class);
        assertThat(blocked.list(GraphStub.WHATSAPP, null, 0)).isInstanceOf(GraphOutcome.Rejected.class);
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void listIsReadInBothForms() {
        meta.answers(200, """
                {"data":[{"block_users":[{"messaging_product":"whatsapp","wa_id":"5493415550101"},{"user_id":"AR.1"}]},
                {"messaging_product":"whatsapp","wa_id":"5493415550102"}],
                "paging":{"cursors":{"before":"b","after":"a"},"next":"https://graph.facebook.com/x"}}""");

        WhatsAppBlockedPage page =
                blocked.list(GraphStub.WHATSAPP, "z", 50).toOptional().orElseThrow();
        assertThat(page.people())
                .containsExactly(
                        new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101"),
                        new PartyKey(IdentityKeyKind.BSUID, "AR.1"),
                        new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550102"));
        assertThat(page.next()).isEqualTo("a");
        assertThat(page).hasToString("WhatsAppBlockedPage[3 people]");
        assertThat(meta.request().queryParameter("limit").firstValue()).isEqualTo("50");
        assertThat(meta.request().queryParameter("after").firstValue()).isEqualTo("z");
    }

    @Test
    void lastPageHasNoNextOne() {
        meta.answers(200, "{\"data\":[],\"paging\":{\"cursors\":{\"before\":\"b\",\"after\":\"a\"}}}");

        WhatsAppBlockedPage page =
                blocked.list(GraphStub.WHATSAPP, null, 50).toOptional().orElseThrow();
        assertThat(page.people()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @Test
    void answerWithoutListIsUnknown() {
        meta.answers(200, "{\"success\":true}");

        assertThat(blocked.list(GraphStub.WHATSAPP, null, 50)).isInstanceOf(GraphOutcome.Unknown.class);
    }

    @Test
    void linesOfOtherChannelsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> blocked.block(GraphStub.MESSENGER, GraphStub.NUMBER));
    }
}
