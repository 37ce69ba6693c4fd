package io.escala.examples.benchmarks;

import java.nio.charset.StandardCharsets;

/** The bodies of the parsing benchmarks, as compact as Meta's. */
public enum Sample {
    /** One message of about 800 bytes. */
    WHATSAPP_TEXT {
        @Override
        byte[] body() {
            return Bodies.of(Bodies.serial(1), 1, Senders.EACH_ANOTHER);
        }
    },
    /** A delivered status of a sent message, with its price. */
    WHATSAPP_STATUS {
        @Override
        byte[] body() {
            return bytes("""
                    {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"value":{\
                    "messaging_product":"whatsapp",\
                    "metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
                    "statuses":[{"id":"wamid.HBgNNTQ5MzQxNTU1MDEwMRUCABEYEjQxMDAwMTEyMg","status":"delivered",\
                    "timestamp":"1790000000","recipient_id":"5493415550101","recipient_user_id":"AR.8391000000001",\
                    "conversation":{"id":"6b1f0c0e5d2f4b7a9c3e8d7f6a5b4c3d","origin":{"type":"service"}},\
                    "pricing":{"billable":false,"pricing_model":"PMP","type":"free_customer_service","category":"service"}\
                    }]},"field":"messages"}]}]}""".formatted(Business.WABA, Business.DISPLAY_PHONE, Business.PHONE_NUMBER_ID));
        }
    },
    /** A hundred messages from a hundred people. */
    WHATSAPP_TEXTS_100 {
        @Override
        byte[] body() {
            return Bodies.of(Bodies.serial(1), 100, Senders.EACH_ANOTHER);
        }
    },
    /** One message to a Page. */
    MESSENGER_TEXT {
        @Override
        byte[] body() {
            return thread(
                    "page",
                    "104000000000001",
                    "24900000000000001",
                    "m_AG5Hz2Uq7tuwNEhXfYYKj8mJEM_QPpz5jdCK48PnKAjSdjfipqxqMvK8ma6AC8fplwlqLP_5cgXIbu7I3rBN0P");
        }
    },
    /** One message to a professional account. */
    INSTAGRAM_TEXT {
        @Override
        byte[] body() {
            return thread(
                    "instagram",
                    "17841400000000001",
                    "981200000000000001",
                    "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3ODQxNDAwMDAwMDAwMDAxOjM0MDI4MjM2Njg0MTcxMDMwMQZDZD");
        }
    };

    abstract byte[] body();

    private static byte[] thread(String object, String account, String person, String mid) {
        return bytes("""
                {"object":"%s","entry":[{"time":1790000000123,"id":"%s","messaging":[{"sender":{"id":"%s"},\
                "recipient":{"id":"%s"},"timestamp":1790000000050,"message":{"mid":"%s","text":"%s"}}]}]}""".formatted(object, account, person, account, mid, Bodies.WORDS));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
