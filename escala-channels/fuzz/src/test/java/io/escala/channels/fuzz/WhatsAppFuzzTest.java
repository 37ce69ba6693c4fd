package io.escala.channels.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** WhatsApp: any bytes as a body, and as a change inside one. */
class WhatsAppFuzzTest {
    private static final String BEFORE =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"9\",\"changes\":[";
    private static final String AFTER = "]}]}";

    @FuzzTest
    void anyBytes(byte[] bytes) {
        AnyBody.holdsPromises(bytes, BEFORE, AFTER);
    }
}
