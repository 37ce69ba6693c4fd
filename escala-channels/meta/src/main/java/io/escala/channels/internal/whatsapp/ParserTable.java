package io.escala.channels.internal.whatsapp;

import java.util.Map;

/** The parsers of all typed kinds. A new kind is added here. */
final class ParserTable {
    private static final WhatsAppParser MESSAGE = new MessageParser();
    private static final WhatsAppParser STATUS = new StatusParser();
    private static final WhatsAppParser ECHO = new EchoParser();
    private static final WhatsAppParser GROUP = new GroupParser();
    private static final WhatsAppParser HANDOVER = new HandoverParser();

    /** Parsers of array elements, by field and array, because {@code history} and {@code standby} reuse the names of arrays. */
    static final Map<String, WhatsAppParser> ITEMS = Map.ofEntries(
            Map.entry("messages", MESSAGE),
            Map.entry("messages/statuses", STATUS),
            Map.entry("messages/user_actions", PersonParsers::action),
            Map.entry("smb_message_echoes/message_echoes", ECHO),
            Map.entry("standby/messages", new StandbyParser("messages", MESSAGE)),
            Map.entry("standby/statuses", new StandbyParser("messages/statuses", STATUS)),
            Map.entry("standby/message_echoes", new StandbyParser("smb_message_echoes/message_echoes", ECHO)),
            Map.entry("history/messages", HistoryParsers::medium),
            Map.entry("history/message_echoes", HistoryParsers::mediumOfBusiness),
            Map.entry("calls", CallParsers::call),
            Map.entry("calls/statuses", CallParsers::status),
            Map.entry("user_preferences", PersonParsers::preference),
            Map.entry("user_id_update", UserUpdates::pair),
            Map.entry("smb_app_state_sync/state_sync", PersonParsers::contactSync),
            Map.entry("messaging_handovers", HANDOVER),
            Map.entry("group_lifecycle_update/groups", GROUP),
            Map.entry("group_participants_update/groups", GROUP),
            Map.entry("group_settings_update/groups", GROUP),
            Map.entry("group_status_update/groups", GROUP));

    /** Parsers of changes without an item array, by field. */
    static final Map<String, WhatsAppParser> CHANGES = Map.ofEntries(
            Map.entry("message_template_status_update", TemplateParsers::status),
            Map.entry("message_template_quality_update", TemplateParsers::quality),
            Map.entry("message_template_components_update", TemplateParsers::components),
            Map.entry("template_category_update", TemplateParsers::category),
            Map.entry("template_correct_category_detection", TemplateParsers::category),
            Map.entry("phone_number_quality_update", NumberParsers::quality),
            Map.entry("phone_number_name_update", NumberParsers::name),
            Map.entry("security", NumberParsers::security),
            Map.entry("business_username_update", NumberParsers::username),
            Map.entry("phone_number_username_update", NumberParsers::username),
            Map.entry("business_capability_update", AccountParsers::capability),
            Map.entry("account_update", AccountParsers::update),
            Map.entry("account_review_update", AccountParsers::review),
            Map.entry("account_alerts", AccountParsers::alert),
            Map.entry("messaging_handovers", HANDOVER));

    private ParserTable() {}
}
