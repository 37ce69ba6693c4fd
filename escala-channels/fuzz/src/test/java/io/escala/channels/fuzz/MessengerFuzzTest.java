package io.escala.channels.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Messenger: any bytes as a body, and as a conversation event inside one. */
class MessengerFuzzTest {
    private static final String BEFORE =
            "{\"object\":\"page\",\"entry\":[{\"id\":\"9\",\"time\":1793000000000,\"messaging\":[";
    private static final String AFTER = "]}]}";

    @FuzzTest
    void anyBytes(byte[] bytes) {
        AnyBody.holdsPromises(bytes, BEFORE, AFTER);
    }
}
