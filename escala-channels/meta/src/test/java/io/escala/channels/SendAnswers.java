package io.escala.channels;

/** Handwritten answers of the Graph API. */
public final class SendAnswers {
    public static final String WHATSAPP_OK = """
            {"messaging_product":"whatsapp","contacts":[{"input":"+5493415550101","wa_id":"5493415550101"}],
             "messages":[{"id":"wamid.OUT1","message_status":"accepted"}]}""";

    public static final String PAGE_OK = """
            {"recipient_id":"24900000000000001","message_id":"m_OUT1"}""";

    private SendAnswers() {}

    /** An error as Meta words it; a subcode of 0 is left out. */
    public static String error(int code, int subcode) {
        return "{\"error\":{\"message\":\"(#" + code + ") A title\",\"type\":\"OAuthException\",\"code\":" + code
                + (subcode == 0 ? "" : ",\"error_subcode\":" + subcode)
                + ",\"error_data\":{\"details\":\"some\"},\"fbtrace_id\":\"AbCdEf\"}}";
    }
}
