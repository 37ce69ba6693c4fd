package io.escala.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.ErrorRows;
import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.DeliveryError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppErrorsTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private SendOutcome send() {
        return new WhatsAppClient(meta.graph())
                .send(GraphStub.WHATSAPP, GraphStub.NUMBER, new WhatsAppText("hola"), "msg-1", null);
    }

    @Test
    void everyRowHasItsOutcome() {
        ErrorRows.assertOutcomes(meta, WhatsAppErrors.TABLE, """
                33 LINE_STOPPED
                130403 RECIPIENT
                130429 TRY_LATER
                130472 RECIPIENT
                130497 RECIPIENT
                131000 UNKNOWN
                131005 LINE_STOPPED
                131008 REQUEST
                131009 REQUEST
                131016 UNKNOWN
                131021 RECIPIENT
                131026 RECIPIENT
                131030 RECIPIENT
                131031 LINE_STOPPED
                131037 LINE_STOPPED
                131042 LINE_STOPPED
                131045 LINE_STOPPED
                131047 WINDOW_CLOSED
                131048 NOT_NOW
                131049 NOT_NOW
                131050 OPTED_OUT
                131051 REQUEST
                131052 REQUEST
                131053 REQUEST
                131056 PAIR_LIMIT
                131057 UNKNOWN
                131062 REQUEST
                131063 TEMPLATE
                131064 NOT_NOW
                131208 TRY_LATER
                132000–132999 TEMPLATE
                132015 NOT_NOW
                132069 NOT_NOW
                133000 LINE_STOPPED
                133004 UNKNOWN
                133008 NOT_NOW
                133009 NOT_NOW
                133010 LINE_STOPPED
                133015 LINE_STOPPED
                133016 NOT_NOW
                135000 REQUEST
                138000 REQUEST
                138001 RECIPIENT
                138002 TRY_LATER
                138003 REQUEST
                138004 UNKNOWN
                138005 TRY_LATER
                138006 RECIPIENT
                138007 UNKNOWN
                138009 RECIPIENT
                138012 NOT_NOW
                139100 RECIPIENT
                139102 TRY_LATER
                139103 UNKNOWN
                2494100 UNKNOWN
                """, this::send);
    }

    @Test
    void theReadmeListsEveryRow() {
        ErrorRows.assertInReadme(WhatsAppErrors.TABLE);
    }

    @ParameterizedTest(name = "{0} with status {1}, transient {2}")
    @CsvSource({
        "999999, 400, false, REQUEST",
        "999999, 403, false, REQUEST",
        "999999, 404, false, REQUEST",
        "999999, 401, false, LINE_STOPPED",
        "999999, 400, true, UNKNOWN",
        "999999, 408, false, UNKNOWN",
        "999999, 429, false, TRY_LATER",
        "999999, 429, true, TRY_LATER",
        "999999, 500, false, UNKNOWN",
        "999999, 503, true, UNKNOWN",
        "999999, 200, false, UNKNOWN",
        "131042, 500, true, LINE_STOPPED",
        "131026, 500, false, RECIPIENT",
        "130429, 503, true, TRY_LATER",
        "130429, 200, false, TRY_LATER",
    })
    void knownCodeTakesPrecedenceOverTheStatus(int code, int status, boolean isTransient, String expected) {
        meta.answers(
                status,
                "{\"error\":{\"code\":" + code + ",\"is_transient\":" + isTransient + ",\"message\":\"A title\"}}");

        assertThat(ErrorRows.word(send())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "HTML with status {0}")
    @CsvSource({
        "400, REQUEST",
        "401, LINE_STOPPED",
        "403, REQUEST",
        "404, REQUEST",
        "408, UNKNOWN",
        "429, TRY_LATER",
        "500, UNKNOWN",
        "502, UNKNOWN",
        "503, UNKNOWN",
        "504, UNKNOWN",
    })
    void htmlBodyIsClassifiedByItsStatus(int status, String expected) {
        meta.answers(status, "<html><body>code: 131047</body></html>");

        SendOutcome outcome = send();
        assertThat(ErrorRows.word(outcome)).isEqualTo(expected);
        assertThat(outcome.toString()).contains("HTTP_" + status);
    }

    @Test
    void codeSubcodeAndTitleAreReturned() {
        meta.answers(400, SendAnswers.error(131047, 0));

        assertThat(send())
                .isEqualTo(new SendOutcome.Rejected(
                        SendOutcome.Rejection.WINDOW_CLOSED, new DeliveryError(131047, 0, "(#131047) A title")));
    }
}
