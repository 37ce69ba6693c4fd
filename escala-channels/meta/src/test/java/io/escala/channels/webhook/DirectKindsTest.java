package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The event type and Meta's name of each Messenger and Instagram kind. */
class DirectKindsTest {
    private static final String KINDS = """
            instagram/comment | InstagramComment comments
            instagram/comment_by_other_id | InstagramComment comments
            instagram/dashboard_edit | DirectEdit message_edit
            instagram/deleted | DirectUnsend message/is_deleted
            instagram/deleted_echo | DirectUnsend message/is_deleted
            instagram/echo | DirectEcho message/is_echo
            instagram/edit | DirectEdit message_edit
            instagram/ephemeral | DirectMessage message
            instagram/flat_comment | InstagramComment comments
            instagram/heart | DirectMessage message
            instagram/image | DirectMessage message
            instagram/live_comment | InstagramComment live_comments
            instagram/mention | InstagramMention mentions
            instagram/optin | DirectOptin optin
            instagram/own_comment | InstagramComment comments
            instagram/pass_thread_control | DirectThreadControl pass_thread_control
            instagram/postback | Postback postback
            instagram/quick_reply | DirectMessage message
            instagram/reaction | DirectReaction reaction
            instagram/referral | DirectReferral referral
            instagram/reply | DirectMessage message
            instagram/seen | ReadReceipt read
            instagram/self | DirectSelf message/is_self
            instagram/self_postback | DirectSelf is_self
            instagram/several_attachments | DirectMessage message
            instagram/several_echo | DirectEcho message/is_echo
            instagram/share | DirectMessage message
            instagram/shared_post | DirectMessage message
            instagram/shared_post_twice | DirectMessage message
            instagram/shared_reel | DirectMessage message
            instagram/standby_text | DirectStandby standby/message
            instagram/story_insights | InstagramStoryInsights story_insights
            instagram/story_mention | DirectMessage message
            instagram/story_reply | DirectMessage message
            instagram/story_reply_with_link | DirectMessage message
            instagram/text | DirectMessage message
            instagram/text_from_shop | DirectMessage message
            instagram/unsupported | DirectUnsupported message/is_unsupported
            instagram/unsupported_attachment | DirectMessage message
            instagram/unsupported_echo | DirectUnsupported message/is_unsupported
            messenger/account_linking | DirectAccountLinking account_linking
            messenger/app_roles | DirectAppRoles app_roles
            messenger/appointment | DirectMessage message
            messenger/attachment_of_tomorrow | DirectMessage message
            messenger/audio | DirectMessage message
            messenger/changed_fields | ChangedFields changed_fields
            messenger/checkbox_optin | DirectOptin optin
            messenger/command | DirectMessage message
            messenger/coupon | DirectCoupon template
            messenger/customer_information | DirectCustomerInformation messaging_customer_information
            messenger/dashboard_policy | DirectPolicyEnforcement policy_enforcement
            messenger/dashboard_reaction | DirectReaction reaction
            messenger/dashboard_standby | DirectStandby standby/message
            messenger/dashboard_test | DirectMessage message
            messenger/deleted | DirectUnsend message/is_deleted
            messenger/delivery | DeliveryReceipt delivery
            messenger/delivery_with_time | DeliveryReceipt delivery
            messenger/echo | DirectEcho message/is_echo
            messenger/edit | DirectEdit message_edit
            messenger/event_of_tomorrow | Unrecognized hologram
            messenger/feed_comment | PageFeedChange feed
            messenger/feed_post_by_sender | PageFeedChange feed
            messenger/file | DirectMessage message
            messenger/form | DirectForm form
            messenger/game_play | DirectGamePlay game_play
            messenger/guest | DirectMessage message
            messenger/image | DirectMessage message
            messenger/inbox_label | PageLabelChange inbox_labels
            messenger/lead_referral | DirectReferral referral
            messenger/link_preview | DirectMessage message
            messenger/location | DirectMessage message
            messenger/marketing_echo | MarketingMessage marketing_message_echoes
            messenger/marketing_failed | MarketingMessage marketing_message_delivery_failed
            messenger/marketing_optin | DirectOptin optin
            messenger/messaging_feedback | DirectFeedback messaging_feedback
            messenger/mixed_attachments | DirectMessage message
            messenger/one_time_optin | DirectOptin optin
            messenger/optin | DirectOptin optin
            messenger/order | DirectOrder order
            messenger/pass_thread_control | DirectThreadControl pass_thread_control
            messenger/plugin_optin | DirectOptin optin
            messenger/policy_enforcement | DirectPolicyEnforcement policy_enforcement
            messenger/policy_enforcement_with_hyphen | DirectPolicyEnforcement policy-enforcement
            messenger/postback | Postback postback
            messenger/postback_from_link | Postback postback
            messenger/postback_without_id | Postback postback
            messenger/product | DirectMessage message
            messenger/quick_reply | DirectMessage message
            messenger/reaction | DirectReaction reaction
            messenger/read | ReadReceipt read
            messenger/reel | DirectMessage message
            messenger/referral | DirectReferral referral
            messenger/request_thread_control | DirectThreadControl request_thread_control
            messenger/response_feedback | DirectResponseFeedback response_feedback
            messenger/several_attachments | DirectMessage message
            messenger/several_echo | DirectEcho message/is_echo
            messenger/several_kinds | DirectMessage message
            messenger/shared_post | DirectMessage message
            messenger/standby_postback | DirectStandby standby/postback
            messenger/standby_text | DirectStandby standby/message
            messenger/sticker | DirectMessage message
            messenger/sticker_twice | DirectMessage message
            messenger/take_thread_control | DirectThreadControl take_thread_control
            messenger/template_status | MessengerTemplateStatus messenger_template_status_update
            messenger/text | DirectMessage message
            messenger/text_after_checkbox | DirectMessage message
            messenger/text_from_ad | DirectMessage message
            messenger/text_reply | DirectMessage message
            messenger/thumbs_up | DirectMessage message
            messenger/unsupported | DirectUnsupported message/is_unsupported
            messenger/video | DirectMessage message
            messenger/words_and_attachment_of_tomorrow | DirectMessage message
            messenger/words_beside_location | DirectMessage message
            """;

    static Stream<String> rows() {
        return KINDS.lines();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachKindHasItsType(String row) {
        String[] columns = row.split(" \\| ", 2);
        MetaEvent event = only(columns[0]);

        assertThat(event.getClass().getSimpleName() + " " + event.kind()).isEqualTo(columns[1]);
        assertThat(event.line()).isNotNull();
    }

    @Test
    void everyPayloadFileIsInTheTable() {
        assertThat(rows().map(row -> row.split(" ", 2)[0]))
                .containsExactlyElementsOf(Payload.names().stream()
                        .filter(name -> !name.startsWith("whatsapp/"))
                        .toList());
    }

    @Test
    void everyTypeHasAPayloadFile() {
        Set<Class<?>> seen = new HashSet<>();
        rows().forEach(row -> seen.add(only(row.split(" ", 2)[0]).getClass()));

        assertThat(seen).containsAll(Arrays.asList(DirectEvent.class.getPermittedSubclasses()));
    }

    /** Texts, names, codes and ids of people in the files; toString must show none. */
    @ParameterizedTest
    @MethodSource("rows")
    void toStringShowsNoPersonalOrSecretData(String row) {
        assertThat(only(row.split(" ", 2)[0]).toString())
                .doesNotContain(
                        "24900000000000001",
                        "981200000000000001",
                        "invented-",
                        "INVENTED10",
                        "hola",
                        "precio?",
                        "rosa.p",
                        "Ana",
                        "ana@",
                        "ref-77",
                        "signature=");
    }

    private static MetaEvent only(String name) {
        List<MetaEvent> events = MetaEvents.parse(Payload.bytes(name));
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
