package io.escala.channels.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Instagram: any bytes as a body, and as a conversation event inside one. */
class InstagramFuzzTest {
    private static final String BEFORE =
            "{\"object\":\"instagram\",\"entry\":[{\"id\":\"9\",\"time\":1793000000000,\"messaging\":[";
    private static final String AFTER = "]}]}";

    @FuzzTest
    void anyBytes(byte[] bytes) {
        AnyBody.holdsPromises(bytes, BEFORE, AFTER);
    }
}
