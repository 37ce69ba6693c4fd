package io.escala.examples.inspector;

/** Bodies in Meta's shape, with invented values. */
final class Bodies {
    static final String EMPTY_OBJECT = "{}";

    private Bodies() {}

    static String text(String text) {
        return message("\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}");
    }

    static String unknownKind() {
        return message("\"type\":\"hologram\",\"hologram\":{}");
    }

    /** A message nested so that the whole body has the given depth. */
    static String deep(int levels) {
        int around = 8;
        return message("\"type\":\"x\",\"x\":" + "[".repeat(levels - around) + "]".repeat(levels - around));
    }

    private static String message(String rest) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                + "\"value\":{\"metadata\":{\"phone_number_id\":\"700\"},\"messages\":[{\"from\":\"5493415550101\","
                + "\"id\":\"wamid.1\",\"timestamp\":\"1795255200\"," + rest + "}]}}]}]}";
    }
}
