package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One payload file per kind of event, and the event it is mapped to. */
class EveryKindTest {
    private static final String KINDS = """
            instagram/comment | quarantined UNRECOGNIZED comments
            instagram/comment_by_other_id | quarantined UNRECOGNIZED comments
            instagram/dashboard_edit | edited random_mid to text by IGSID
            instagram/deleted | unsent aWdf_text by IGSID
            instagram/deleted_echo | unsent aWdf_out_1 by IGSID
            instagram/echo | echo text to IGSID
            instagram/edit | edited aWdf_text to text by IGSID
            instagram/ephemeral | inbound VIEW_ONCE opens from IGSID
            instagram/flat_comment | quarantined UNRECOGNIZED comments
            instagram/heart | inbound HEART opens from IGSID
            instagram/image | inbound IMAGE opens from IGSID
            instagram/live_comment | quarantined UNRECOGNIZED live_comments
            instagram/mention | quarantined UNRECOGNIZED mentions
            instagram/optin | consent MARKETING GRANTED by IGSID
            instagram/own_comment | quarantined UNRECOGNIZED comments
            instagram/pass_thread_control | quarantined UNRECOGNIZED pass_thread_control
            instagram/postback | inbound POSTBACK opens from IGSID
            instagram/quick_reply | inbound QUICK_REPLY opens from IGSID
            instagram/reaction | reacted no more to aWdf_out_1 INBOUND IGSID
            instagram/referral | arrived referral opens from IGSID
            instagram/reply | inbound text opens from IGSID
            instagram/seen | seen aWdf_out_1 by IGSID
            instagram/self | quarantined UNRECOGNIZED message/is_self
            instagram/self_postback | quarantined UNRECOGNIZED is_self
            instagram/several_attachments | inbound IMAGE+IMAGE+IMAGE opens from IGSID
            instagram/several_echo | echo IMAGE+VIDEO to IGSID
            instagram/share | inbound SHARE opens from IGSID
            instagram/shared_post | inbound POST opens from IGSID
            instagram/shared_post_twice | inbound POST opens from IGSID
            instagram/shared_reel | inbound REEL opens from IGSID
            instagram/standby_text | quarantined UNRECOGNIZED standby/message
            instagram/story_insights | quarantined UNRECOGNIZED story_insights
            instagram/story_mention | inbound STORY_MENTION opens from IGSID
            instagram/story_reply | inbound text opens from IGSID
            instagram/story_reply_with_link | inbound text opens from IGSID
            instagram/text | inbound text opens from IGSID
            instagram/text_from_shop | inbound text opens from IGSID
            instagram/unsupported | inbound raw:unsupported opens from IGSID
            instagram/unsupported_attachment | inbound raw:unsupported_type opens from IGSID
            instagram/unsupported_echo | echo raw:unsupported to IGSID
            messenger/account_linking | quarantined UNRECOGNIZED account_linking
            messenger/app_roles | quarantined UNRECOGNIZED app_roles
            messenger/appointment | inbound APPOINTMENT opens from PSID
            messenger/attachment_of_tomorrow | inbound raw:hologram opens from PSID
            messenger/audio | inbound AUDIO opens from PSID
            messenger/changed_fields | quarantined UNRECOGNIZED changed_fields
            messenger/checkbox_optin | quarantined UNRECOGNIZED optin
            messenger/command | inbound text opens from PSID
            messenger/coupon | inbound COUPON opens not from PSID
            messenger/customer_information | inbound FORM_REPLY opens not from PSID
            messenger/dashboard_policy | report on the line: RESTRICTION/PAGE_POLICY=block
            messenger/dashboard_reaction | reacted \ud83d\ude03 to random_mid INBOUND PSID
            messenger/dashboard_standby | quarantined UNRECOGNIZED standby/message
            messenger/dashboard_test | inbound text opens from PSID
            messenger/deleted | unsent m_text by PSID
            messenger/delivery | watermark DELIVERED_UP_TO by PSID
            messenger/delivery_with_time | watermark DELIVERED_UP_TO by PSID
            messenger/echo | echo text to PSID
            messenger/edit | edited m_text to text by PSID
            messenger/event_of_tomorrow | quarantined UNRECOGNIZED hologram
            messenger/feed_comment | quarantined UNRECOGNIZED feed
            messenger/feed_post_by_sender | quarantined UNRECOGNIZED feed
            messenger/file | inbound DOCUMENT opens from PSID
            messenger/form | inbound FORM_REPLY opens not from PSID
            messenger/game_play | quarantined UNRECOGNIZED game_play
            messenger/guest | quarantined NO_SENDER no usable id of a person
            messenger/image | inbound IMAGE opens from PSID
            messenger/inbox_label | quarantined UNRECOGNIZED inbox_labels
            messenger/lead_referral | arrived referral opens from PSID
            messenger/link_preview | inbound text opens from PSID
            messenger/location | inbound LOCATION opens from PSID
            messenger/marketing_echo | quarantined UNRECOGNIZED marketing_message_echoes
            messenger/marketing_failed | quarantined UNRECOGNIZED marketing_message_delivery_failed
            messenger/marketing_optin | consent MARKETING WITHDRAWN by PSID
            messenger/messaging_feedback | inbound FORM_REPLY opens not from PSID
            messenger/mixed_attachments | inbound ATTACHMENTS opens from PSID
            messenger/one_time_optin | quarantined UNRECOGNIZED optin
            messenger/optin | consent MARKETING GRANTED by PSID
            messenger/order | inbound ORDER opens not from PSID
            messenger/pass_thread_control | quarantined UNRECOGNIZED pass_thread_control
            messenger/plugin_optin | quarantined UNRECOGNIZED optin
            messenger/policy_enforcement | report on the line: RESTRICTION/PAGE_POLICY=warning
            messenger/policy_enforcement_with_hyphen | report on the line: RESTRICTION/PAGE_POLICY=unblock
            messenger/postback | inbound POSTBACK opens from PSID
            messenger/postback_from_link | inbound POSTBACK opens from PSID
            messenger/postback_without_id | inbound POSTBACK opens from PSID
            messenger/product | inbound PRODUCTS opens from PSID
            messenger/quick_reply | inbound QUICK_REPLY opens from PSID
            messenger/reaction | reacted \u2764\ufe0f to m_out_1 INBOUND PSID
            messenger/read | watermark READ_UP_TO by PSID
            messenger/reel | inbound REEL opens from PSID
            messenger/referral | arrived referral opens from PSID
            messenger/request_thread_control | quarantined UNRECOGNIZED request_thread_control
            messenger/response_feedback | inbound RATING opens not from PSID
            messenger/several_attachments | inbound IMAGE+IMAGE opens from PSID
            messenger/several_echo | echo IMAGE+IMAGE to PSID
            messenger/several_kinds | inbound IMAGE+VIDEO+AUDIO+DOCUMENT opens from PSID
            messenger/shared_post | inbound POST opens from PSID
            messenger/standby_postback | quarantined UNRECOGNIZED standby/postback
            messenger/standby_text | quarantined UNRECOGNIZED standby/message
            messenger/sticker | inbound STICKER opens from PSID
            messenger/sticker_twice | inbound STICKER opens from PSID
            messenger/take_thread_control | quarantined UNRECOGNIZED take_thread_control
            messenger/template_status | quarantined UNRECOGNIZED messenger_template_status_update
            messenger/text | inbound text opens from PSID
            messenger/text_after_checkbox | inbound text opens from PSID
            messenger/text_from_ad | inbound text opens from PSID
            messenger/text_reply | inbound text opens from PSID
            messenger/thumbs_up | inbound LIKE opens from PSID
            messenger/unsupported | inbound raw:unsupported opens from PSID
            messenger/video | inbound VIDEO opens from PSID
            messenger/words_and_attachment_of_tomorrow | inbound raw:hologram opens from PSID
            messenger/words_beside_location | inbound LOCATION opens from PSID
            whatsapp/account_alert | report on the line: ALERT/PROFILE_PICTURE_LOST=WARNING
            whatsapp/account_disconnected | report on the number: REGISTRATION=PARTNER_REMOVED
            whatsapp/account_error | quarantined UNRECOGNIZED messages
            whatsapp/account_review | report on the account: ACCOUNT_REVIEW=APPROVED
            whatsapp/account_update | report on the account: RESTRICTION/RESTRICTED_BIZ_INITIATED_MESSAGING=RESTRICTED
            whatsapp/ad_click | inbound text opens from WHATSAPP_NUMBER+BSUID
            whatsapp/address_reply | inbound ADDRESS opens from WHATSAPP_NUMBER+BSUID
            whatsapp/audio | inbound AUDIO opens from WHATSAPP_NUMBER+BSUID
            whatsapp/business_username | quarantined UNRECOGNIZED business_username_update of the account
            whatsapp/button_reply | inbound BUTTON opens from WHATSAPP_NUMBER+BSUID
            whatsapp/call | called raw:call opens from WHATSAPP_NUMBER
            whatsapp/call_permission_reply | inbound CALL_PERMISSION opens from WHATSAPP_NUMBER+BSUID
            whatsapp/call_status | quarantined UNRECOGNIZED calls/statuses/call
            whatsapp/call_terminate | quarantined UNRECOGNIZED calls
            whatsapp/capability | report on the account: MESSAGING_LIMIT=-1 NUMBER_LIMIT/BUSINESS=25 NUMBER_LIMIT/ACCOUNT=20
            whatsapp/contact_request_reply | inbound CONTACTS opens from WHATSAPP_NUMBER+BSUID
            whatsapp/contact_sync | quarantined UNRECOGNIZED smb_app_state_sync/state_sync
            whatsapp/contacts | inbound CONTACTS opens from WHATSAPP_NUMBER+BSUID
            whatsapp/dashboard_test | inbound text opens from WHATSAPP_NUMBER+BSUID
            whatsapp/document | inbound DOCUMENT opens from WHATSAPP_NUMBER+BSUID
            whatsapp/echo | echo text to WHATSAPP_NUMBER+BSUID
            whatsapp/echo_edit | edited wamid.ECHO-1 to text by WHATSAPP_NUMBER
            whatsapp/echo_revoke | unsent wamid.ECHO-1 by WHATSAPP_NUMBER
            whatsapp/edit | edited wamid.IN-text to text by WHATSAPP_NUMBER+BSUID
            whatsapp/field_of_tomorrow | quarantined UNRECOGNIZED consumer_profile
            whatsapp/flow_reply | inbound FORM_REPLY opens from WHATSAPP_NUMBER+BSUID
            whatsapp/forwarded | inbound text opens from WHATSAPP_NUMBER+BSUID
            whatsapp/group_created | quarantined UNRECOGNIZED group_lifecycle_update/groups
            whatsapp/group_join_request | quarantined UNRECOGNIZED group_participants_update/groups
            whatsapp/group_joined | quarantined UNRECOGNIZED group_participants_update/groups
            whatsapp/group_left | quarantined UNRECOGNIZED group_participants_update/groups
            whatsapp/group_settings | quarantined UNRECOGNIZED group_settings_update/groups
            whatsapp/group_suspended | quarantined UNRECOGNIZED group_status_update/groups
            whatsapp/group_text | quarantined UNRECOGNIZED messages/group
            whatsapp/handover | quarantined UNRECOGNIZED messaging_handovers
            whatsapp/history | quarantined UNRECOGNIZED history/messages
            whatsapp/history_echo_media | quarantined UNRECOGNIZED history/message_echoes/image
            whatsapp/history_media | quarantined UNRECOGNIZED history/messages/image
            whatsapp/history_refused | quarantined UNRECOGNIZED history
            whatsapp/history_sent | quarantined UNRECOGNIZED history/messages
            whatsapp/history_sent_to_hidden_number | quarantined UNRECOGNIZED history/messages
            whatsapp/image | inbound IMAGE opens from WHATSAPP_NUMBER+BSUID
            whatsapp/list_reply | inbound LIST_ROW opens from WHATSAPP_NUMBER+BSUID
            whatsapp/location | inbound LOCATION opens from WHATSAPP_NUMBER+BSUID
            whatsapp/number_name | report on the number: NAME=REJECTED
            whatsapp/number_quality | report on the number: MESSAGING_LIMIT=TIER_UNLIMITED THROUGHPUT=HIGH
            whatsapp/order | inbound ORDER opens from WHATSAPP_NUMBER+BSUID
            whatsapp/product_enquiry | inbound text opens from WHATSAPP_NUMBER+BSUID
            whatsapp/reaction | reacted \u2764\ufe0f to wamid.OUT-1 INBOUND WHATSAPP_NUMBER+BSUID
            whatsapp/reaction_removed | reacted no more to wamid.OUT-1 INBOUND WHATSAPP_NUMBER+BSUID
            whatsapp/request_welcome | arrived messages/request_welcome opens from WHATSAPP_NUMBER+BSUID
            whatsapp/revoke | unsent wamid.IN-text by WHATSAPP_NUMBER+BSUID
            whatsapp/security | quarantined UNRECOGNIZED security of the account
            whatsapp/standby_echo | quarantined UNRECOGNIZED standby/message_echoes/text
            whatsapp/standby_status | quarantined UNRECOGNIZED standby/statuses
            whatsapp/standby_text | quarantined UNRECOGNIZED standby/messages/text
            whatsapp/status_deleted | quarantined UNRECOGNIZED status/deleted
            whatsapp/status_delivered | status DELIVERED to WHATSAPP_NUMBER+BSUID
            whatsapp/status_failed | status FAILED to WHATSAPP_NUMBER+BSUID
            whatsapp/status_group | quarantined UNRECOGNIZED messages/statuses/group
            whatsapp/status_payment | quarantined UNRECOGNIZED messages/statuses/payment
            whatsapp/status_played | status PLAYED to WHATSAPP_NUMBER+BSUID
            whatsapp/status_read | status READ to WHATSAPP_NUMBER+BSUID
            whatsapp/status_sent | status SENT to WHATSAPP_NUMBER+BSUID
            whatsapp/sticker | inbound STICKER opens from WHATSAPP_NUMBER+BSUID
            whatsapp/system_identity_change | person changed from WHATSAPP_NUMBER to WHATSAPP_NUMBER with notice
            whatsapp/system_number_change | person changed from WHATSAPP_NUMBER+BSUID to WHATSAPP_NUMBER+BSUID with notice
            whatsapp/system_user_id_change | person changed from BSUID+PARENT_BSUID to BSUID+PARENT_BSUID with notice
            whatsapp/template_button | inbound TEMPLATE_BUTTON opens from WHATSAPP_NUMBER+BSUID
            whatsapp/template_category | quarantined UNRECOGNIZED template_category_update of the account
            whatsapp/template_category_detection | quarantined UNRECOGNIZED template_correct_category_detection of the account
            whatsapp/template_components | quarantined UNRECOGNIZED message_template_components_update of the account
            whatsapp/template_quality | template QUALITY YELLOW
            whatsapp/template_quality_under_status | template QUALITY YELLOW
            whatsapp/template_rejected | template STATUS REJECTED
            whatsapp/template_status | template STATUS APPROVED
            whatsapp/text | inbound text opens from WHATSAPP_NUMBER+BSUID
            whatsapp/text_reply | inbound text opens from WHATSAPP_NUMBER+BSUID
            whatsapp/text_with_identity_key | inbound text opens from WHATSAPP_NUMBER+BSUID
            whatsapp/text_without_phone | inbound text opens from BSUID
            whatsapp/type_of_tomorrow | inbound raw:hologram opens not from WHATSAPP_NUMBER+BSUID
            whatsapp/unknown | inbound raw:unsupported opens from WHATSAPP_NUMBER+BSUID
            whatsapp/unsupported | inbound raw:unsupported/poll opens from WHATSAPP_NUMBER+BSUID
            whatsapp/unsupported_edit | quarantined UNRECOGNIZED messages/unsupported of a change to a message
            whatsapp/unsupported_unavailable | inbound raw:unsupported opens from WHATSAPP_NUMBER+BSUID
            whatsapp/user_action | quarantined UNRECOGNIZED messages/user_actions
            whatsapp/user_id_update | person changed from BSUID to WHATSAPP_NUMBER+BSUID
            whatsapp/user_preferences | consent MARKETING WITHDRAWN by WHATSAPP_NUMBER+BSUID
            whatsapp/video | inbound VIDEO opens from WHATSAPP_NUMBER+BSUID
            whatsapp/voice | inbound VOICE opens from WHATSAPP_NUMBER+BSUID
            """;

    /** The paths that may hold the only item of a body, innermost first. */
    private static final List<String> PLACES = List.of(
            "/entry/0/changes/0/value/messages/0",
            "/entry/0/changes/0/value/statuses/0",
            "/entry/0/changes/0/value/message_echoes/0",
            "/entry/0/changes/0/value/calls/0",
            "/entry/0/changes/0/value/groups/0",
            "/entry/0/changes/0/value/state_sync/0",
            "/entry/0/changes/0/value/user_actions/0",
            "/entry/0/changes/0/value/user_id_update/0",
            "/entry/0/changes/0/value/user_preferences/0",
            "/entry/0/changes/0/value/history/0/threads/0/messages/0",
            "/entry/0/changes/0/value/history/0",
            "/entry/0/messaging/0",
            "/entry/0/standby/0",
            "/entry/0/changes/0",
            "/entry/0");

    static Stream<String> rows() {
        return KINDS.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachKindIsRead(String row) {
        String[] columns = row.split(" \\| ", 2);

        assertThat(Summary.of(Payload.event(columns[0]))).isEqualTo(columns[1]);
    }

    @Test
    void everyPayloadFileIsInTheTable() {
        assertThat(rows().map(row -> row.split(" ", 2)[0])).containsExactlyElementsOf(Payload.names());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eventHasTheBytesOfItsItem(String row) {
        String name = row.split(" ", 2)[0];
        JsonMapper mapper = new JsonMapper();
        String body = new String(Payload.bytes(name), UTF_8);
        JsonNode item = PLACES.stream()
                .map(mapper.readTree(body)::at)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow();

        String raw = new String(Payload.event(name).raw().toByteArray(), UTF_8);

        assertThat(body).contains(raw);
        assertThat(mapper.readTree(raw)).isEqualTo(item);
    }
}
