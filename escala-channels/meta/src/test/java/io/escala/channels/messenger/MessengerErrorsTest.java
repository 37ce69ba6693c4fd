package io.escala.channels.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.ErrorRows;
import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.core.channel.SendOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessengerErrorsTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private SendOutcome send() {
        return new MessengerClient(meta.graph())
                .send(GraphStub.MESSENGER, GraphStub.PSID, new MessengerText("hola"), "msg-1", null);
    }

    @Test
    void everyRowHasItsOutcome() {
        ErrorRows.assertOutcomes(meta, MessengerErrors.TABLE, """
                1/2018382 REQUEST
                10/2018278 WINDOW_CLOSED
                10/2018065 WINDOW_CLOSED
                10/2534022 WINDOW_CLOSED
                10/2018108 RECIPIENT
                10/1893063 LINE_STOPPED
                10/1893015 OPTED_OUT
                100/2018001 RECIPIENT
                200/1545041 RECIPIENT
                551 RECIPIENT
                551/1545041 RECIPIENT
                613/2018338 NOT_NOW
                1200 UNKNOWN
                2022 LINE_STOPPED
                2018300 NOT_NOW
                2018321 NOT_NOW
                """, this::send);
    }

    @Test
    void theReadmeListsEveryRow() {
        ErrorRows.assertInReadme(MessengerErrors.TABLE);
    }

    @ParameterizedTest(name = "{0}/{1}")
    @CsvSource({
        "2018278, 0, WINDOW_CLOSED",
        "100, 2018278, WINDOW_CLOSED",
        "100, 2018300, NOT_NOW",
        "2018001, 0, RECIPIENT",
        "10, 99, LINE_STOPPED",
        "100, 2018034, REQUEST",
        "190, 463, LINE_STOPPED",
        "200, 2018028, LINE_STOPPED",
        "613, 1996, TRY_LATER",
        "1, 99, UNKNOWN",
        "199, 0, REQUEST",
        "300, 0, REQUEST",
        "79999, 0, REQUEST",
        "80015, 0, REQUEST",
    })
    void sevenDigitCodeIsReadFromEitherFieldAndAnUnknownSubcodeFallsBackToItsCode(
            int code, int subcode, String expected) {
        meta.answers(400, SendAnswers.error(code, subcode));

        assertThat(ErrorRows.word(send())).isEqualTo(expected);
    }
}
