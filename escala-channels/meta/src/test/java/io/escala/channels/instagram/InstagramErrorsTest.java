package io.escala.channels.instagram;

import io.escala.channels.ErrorRows;
import io.escala.channels.GraphStub;
import io.escala.core.channel.SendOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InstagramErrorsTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private SendOutcome send() {
        return new InstagramClient(meta.graph())
                .send(GraphStub.INSTAGRAM, GraphStub.IGSID, new InstagramText("hola"), null);
    }

    @Test
    void everyRowHasItsOutcome() {
        ErrorRows.assertOutcomes(meta, InstagramErrors.TABLE, """
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
                10/2534077 LINE_STOPPED
                100/2534013 LINE_STOPPED
                100/2534014 RECIPIENT
                100/2534025 RECIPIENT
                100/2534029 LINE_STOPPED
                100/2534037 NOT_NOW
                200/2534041 LINE_STOPPED
                9010 RECIPIENT
                36103 LINE_STOPPED
                """, this::send);
    }

    @Test
    void theReadmeListsEveryRow() {
        ErrorRows.assertInReadme(InstagramErrors.TABLE);
    }
}
