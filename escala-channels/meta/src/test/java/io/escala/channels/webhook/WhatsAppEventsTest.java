package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unrecognized;
import io.escala.channels.event.whatsapp.WhatsAppAccountAlert;
import io.escala.channels.event.whatsapp.WhatsAppAccountUpdate;
import io.escala.channels.event.whatsapp.WhatsAppCall;
import io.escala.channels.event.whatsapp.WhatsAppCallStatus;
import io.escala.channels.event.whatsapp.WhatsAppCapability;
import io.escala.channels.event.whatsapp.WhatsAppContactSync;
import io.escala.channels.event.whatsapp.WhatsAppEcho;
import io.escala.channels.event.whatsapp.WhatsAppEdit;
import io.escala.channels.event.whatsapp.WhatsAppError;
import io.escala.channels.event.whatsapp.WhatsAppFailure;
import io.escala.channels.event.whatsapp.WhatsAppGroupUpdate;
import io.escala.channels.event.whatsapp.WhatsAppHandover;
import io.escala.channels.event.whatsapp.WhatsAppHistoryChunk;
import io.escala.channels.event.whatsapp.WhatsAppHistoryMessage;
import io.escala.channels.event.whatsapp.WhatsAppHistoryProgress;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.channels.event.whatsapp.WhatsAppNumberQuality;
import io.escala.channels.event.whatsapp.WhatsAppReaction;
import io.escala.channels.event.whatsapp.WhatsAppRevoke;
import io.escala.channels.event.whatsapp.WhatsAppStandby;
import io.escala.channels.event.whatsapp.WhatsAppStatus;
import io.escala.channels.event.whatsapp.WhatsAppTemplateCategory;
import io.escala.channels.event.whatsapp.WhatsAppTemplateComponents;
import io.escala.channels.event.whatsapp.WhatsAppTemplateQuality;
import io.escala.channels.event.whatsapp.WhatsAppTemplateStatus;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.event.whatsapp.WhatsAppUserAction;
import io.escala.channels.event.whatsapp.WhatsAppUserPreference;
import io.escala.channels.event.whatsapp.WhatsAppUserUpdate;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fields of WhatsApp events that the inbox does not act on. */
class WhatsAppEventsTest {
    private static final WhatsAppUser ROSA =
            new WhatsAppUser("5493415550101", "AR.8391027465018273", null, "rosa.p", "Rosa Pérez", null);

    @Test
    void reactionHasItsMessageAndAnEmptyOneRemovesIt() {
        WhatsAppReaction set = event("reaction", WhatsAppReaction.class);

        assertThat(set.messageId()).isEqualTo("wamid.OUT-1");
        assertThat(set.emoji()).isEqualTo("\u2764\ufe0f");
        assertThat(set.user()).isEqualTo(ROSA);
        assertThat(set.fromBusiness()).isFalse();
        assertThat(event("reaction_removed", WhatsAppReaction.class).emoji()).isNull();
    }

    @Test
    void reactionWithoutPayloadIsNotARemoval() {
        assertThat(message("{\"id\":\"a\",\"type\":\"reaction\"}")).isInstanceOf(Unrecognized.class);
    }

    @Test
    void editHasMessageAndNewContent() {
        WhatsAppEdit edit = event("edit", WhatsAppEdit.class);

        assertThat(edit.id()).isEqualTo("wamid.IN-edit");
        assertThat(edit.messageId()).isEqualTo("wamid.IN-text");
        assertThat(edit.content()).isEqualTo(new MessageContent.Text("hola!"));
        assertThat(event("echo_edit", WhatsAppEdit.class).fromBusiness()).isTrue();
        assertThat(event("echo_revoke", WhatsAppRevoke.class).messageId()).isEqualTo("wamid.ECHO-1");
    }

    @Test
    void idChangeIsReadInAllThreeShapes() {
        WhatsAppUserUpdate number = event("system_number_change", WhatsAppUserUpdate.class);
        WhatsAppUserUpdate id = event("system_user_id_change", WhatsAppUserUpdate.class);
        WhatsAppUserUpdate field = event("user_id_update", WhatsAppUserUpdate.class);

        assertThat(number.previous()).isEqualTo(ids("5493415550101", "AR.11", null));
        assertThat(number.current()).isEqualTo(ids("5493415550199", "AR.22", null));
        assertThat(id.type()).isEqualTo("user_changed_user_id");
        assertThat(id.previous()).isEqualTo(ids(null, "AR.111", "AR.ENT.1"));
        assertThat(id.current()).isEqualTo(ids(null, "AR.222", "AR.ENT.2"));
        assertThat(field.previous()).isEqualTo(ids(null, "UY.111", null));
        assertThat(field.current()).isEqualTo(new WhatsAppUser("59899111222", "UY.222", null, null, "Leo", null));
        assertThat(field.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_400L));
    }

    @Test
    void securityKeyChangeKeepsTheIds() {
        WhatsAppUserUpdate update = event("system_identity_change", WhatsAppUserUpdate.class);

        assertThat(update.previous()).isEqualTo(ids("5493415550101", null, null));
        assertThat(update.current())
                .isEqualTo(new WhatsAppUser("5493415550101", null, null, null, null, "Q3VzdG9tZXItS2V5LTI="));
    }

    @Test
    void securityKeyIsReadFromCardOrStatus() {
        assertThat(event("text_with_identity_key", WhatsAppMessage.class).from().identityKeyHash())
                .isEqualTo("Q3VzdG9tZXItS2V5LTE=");
        MetaEvent status = parse(
                "messages",
                "{\"contacts\":[{\"wa_id\":\"549341\",\"profile\":{\"name\":\"Ana\"}}],"
                        + "\"statuses\":[{\"id\":\"a\",\"recipient_id\":\"549341\",\"recipient_identity_key_hash\":\"k\"}]}");
        assertThat(((WhatsAppStatus) status).to()).isEqualTo(new WhatsAppUser("549341", null, null, null, "Ana", "k"));
    }

    @Test
    void cardWithoutIdsIsNotAssignedAmongTwoItems() {
        String card = "\"contacts\":[{\"profile\":{\"username\":\"@ana\"}}],";
        MetaEvent alone = parse("smb_message_echoes", "{" + card + "\"message_echoes\":[{\"to\":\"549341\"}]}");
        List<MetaEvent> two = MetaEvents.parse(WhatsAppBodies.body(
                        "smb_message_echoes",
                        "{" + card + "\"message_echoes\":[{\"to\":\"549341\"},{\"to\":\"549342\"}]}")
                .getBytes(UTF_8));

        assertThat(((WhatsAppEcho) alone).to().userName()).isEqualTo("ana");
        assertThat(((WhatsAppEcho)
                                parse("smb_message_echoes", "{" + card.replace("ana", "") + "\"message_echoes\":[{}]}"))
                        .to()
                        .userName())
                .isNull();
        assertThat(two)
                .hasSize(2)
                .allSatisfy(echo ->
                        assertThat(((WhatsAppEcho) echo).to().userName()).isNull());
    }

    @Test
    void preferenceHasEveryIdOfThePerson() {
        WhatsAppUserPreference preference = event("user_preferences", WhatsAppUserPreference.class);

        assertThat(preference.user()).isEqualTo(ROSA);
        assertThat(preference.value()).isEqualTo("stop");
        assertThat(preference.category()).isEqualTo("marketing_messages");
        assertThat(preference.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_800L));
    }

    @Test
    void clickHasItsTargetAndThePersonOfTheCard() {
        WhatsAppUserAction click = event("user_action", WhatsAppUserAction.class);

        assertThat(click.user()).isEqualTo(ROSA);
        assertThat(click.component()).isEqualTo("cta");
        assertThat(click.clickId()).isEqualTo("click-1");
    }

    @Test
    void personOfACallIsTheCustomerInBothDirections() {
        WhatsAppCall in = event("call", WhatsAppCall.class);
        WhatsAppCall out = event("call_terminate", WhatsAppCall.class);

        assertThat(in.user().phone()).isEqualTo("5493415550101");
        assertThat(in.seconds()).isNull();
        assertThat(out.user()).isEqualTo(ROSA);
        assertThat(out.seconds()).isEqualTo(40);
        assertThat(out.reference()).isEqualTo("call-77");
        assertThat(event("call_status", WhatsAppCallStatus.class).status()).isEqualTo("RINGING");
    }

    @Test
    void templateEventHasAccountAndTemplate() {
        WhatsAppTemplateStatus rejected = event("template_rejected", WhatsAppTemplateStatus.class);

        assertThat(rejected.accountId()).isEqualTo("900100200300400");
        assertThat(rejected.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_901L));
        assertThat(rejected.templateId()).isEqualTo("1689556908129832");
        assertThat(rejected.event()).isEqualTo("REJECTED");
        assertThat(rejected.recommendation()).isEqualTo("Move it");
        assertThat(event("template_components", WhatsAppTemplateComponents.class)
                        .buttons())
                .singleElement()
                .satisfies(button -> assertThat(button.url()).isEqualTo("https://shop.example/t"));
    }

    @Test
    void qualityIsReadUnderTheStatusFieldAndLanguagesAreNormalised() {
        WhatsAppTemplateQuality quality = event("template_quality_under_status", WhatsAppTemplateQuality.class);

        assertThat(quality.newScore()).isEqualTo("YELLOW");
        assertThat(quality.language()).isEqualTo("es_AR");
        assertThat(((WhatsAppTemplateStatus)
                                parse("message_template_status_update", "{\"message_template_language\":\"en-US\"}"))
                        .language())
                .isEqualTo("en_US");
    }

    @Test
    void pendingCategoryChangeHasTargetAndTime() {
        WhatsAppTemplateCategory warning = event("template_category", WhatsAppTemplateCategory.class);

        assertThat(warning.newCategory()).isEqualTo("UTILITY");
        assertThat(warning.correctCategory()).isEqualTo("MARKETING");
        assertThat(warning.effectiveAt()).isEqualTo(Instant.ofEpochSecond(1_790_087_301L));
    }

    @Test
    void limitMayBeTextOrNumber() {
        WhatsAppCapability capability = event("capability", WhatsAppCapability.class);

        assertThat(capability.maxDailyConversations()).isEqualTo("-1");
        assertThat(capability.maxNumbersPerBusiness()).isEqualTo("25");
        assertThat(capability.maxNumbersPerAccount()).isEqualTo("20");
        assertThat(event("number_quality", WhatsAppNumberQuality.class).maxDailyConversations())
                .isEqualTo("TIER_UNLIMITED");
    }

    @Test
    void accountHasRestrictionsAndDisconnectReason() {
        assertThat(event("account_update", WhatsAppAccountUpdate.class).restrictions())
                .singleElement()
                .satisfies(restriction ->
                        assertThat(restriction.expiresAt()).isEqualTo(Instant.ofEpochSecond(1_790_100_000L)));
        WhatsAppAccountUpdate gone = event("account_disconnected", WhatsAppAccountUpdate.class);
        assertThat(gone.disconnectionReason()).isEqualTo("PRIMARY_INACTIVITY");
        assertThat(gone.ownerBusinessId()).isEqualTo("4455");
        assertThat(gone.accountId()).isEqualTo("900100200300400");
        assertThat(event("account_alert", WhatsAppAccountAlert.class).entityId())
                .isEqualTo("700800900100200");
    }

    @Test
    void groupHasJoinedLeftAndRequestingPeople() {
        assertThat(event("group_joined", WhatsAppGroupUpdate.class).added())
                .containsExactly(new WhatsAppUser("5493415550101", "AR.8391027465018273", null, "rosa.p", null, null));
        assertThat(event("group_left", WhatsAppGroupUpdate.class).removed())
                .containsExactly(ids("5493415550101", null, null));
        WhatsAppGroupUpdate asks = event("group_join_request", WhatsAppGroupUpdate.class);
        assertThat(asks.joinRequestId()).isEqualTo("jr-1");
        assertThat(asks.user().phone()).isEqualTo("5493415550101");
        assertThat(event("group_settings", WhatsAppGroupUpdate.class).errors())
                .containsExactly(new WhatsAppError(131215, "Not allowed", null, null, null));
    }

    @Test
    void handoverLineIsReadFromItsOwnField() {
        WhatsAppHandover handover = event("handover", WhatsAppHandover.class);

        assertThat(handover.line()).isEqualTo(new LineKey(Channel.WHATSAPP, "700800900100200"));
        assertThat(handover.user().phone()).isEqualTo("5493415550101");
        assertThat(handover.previousOwner()).isEqualTo("11");
        assertThat(handover.newOwner()).isEqualTo("22");
    }

    @Test
    void standbyCopyContainsTheOriginalEvent() {
        assertThat(event("standby_text", WhatsAppStandby.class).copy())
                .isInstanceOfSatisfying(WhatsAppMessage.class, copy -> {
                    assertThat(copy.id()).isEqualTo("wamid.IN-standby_text");
                    assertThat(copy.content()).isEqualTo(new MessageContent.Text("hola"));
                });
    }

    @Test
    void historyMessageHasPersonAndStatusFromItsThread() {
        WhatsAppHistoryMessage in = event("history", WhatsAppHistoryMessage.class);
        WhatsAppHistoryMessage out = event("history_sent", WhatsAppHistoryMessage.class);

        assertThat(in.fromBusiness()).isFalse();
        assertThat(in.status()).isEqualTo("READ");
        assertThat(in.progress()).isEqualTo(new WhatsAppHistoryProgress(0, 1, 55));
        assertThat(out.fromBusiness()).isTrue();
        assertThat(out.user())
                .isEqualTo(new WhatsAppUser("5493415550101", "AR.8391027465018273", null, "rosa.p", null, null));
        assertThat(event("history_sent_to_hidden_number", WhatsAppHistoryMessage.class)
                        .fromBusiness())
                .isTrue();
        assertThat(event("history_sent_to_hidden_number", WhatsAppHistoryMessage.class)
                        .user())
                .isEqualTo(new WhatsAppUser(null, "AR.8391027465018273", null, "rosa.p", null, null));
        assertThat(event("history_echo_media", WhatsAppHistoryMessage.class).fromBusiness())
                .isTrue();
        assertThat(event("history_refused", WhatsAppHistoryChunk.class).errors())
                .extracting(WhatsAppError::code)
                .containsExactly(2_593_109);
    }

    @Test
    void addressBookEntryHasEveryIdOfThePerson() {
        WhatsAppContactSync sync = event("contact_sync", WhatsAppContactSync.class);

        assertThat(sync.action()).isEqualTo("add");
        assertThat(sync.fullName()).isEqualTo("Rosa Pérez");
        assertThat(sync.user())
                .isEqualTo(new WhatsAppUser("5493415550101", "AR.8391027465018273", null, "rosa.p", null, null));
    }

    @Test
    void errorsOutsideItemsHaveTheirCodes() {
        assertThat(event("account_error", WhatsAppFailure.class).errors())
                .extracting(WhatsAppError::code)
                .containsExactly(130429);
        MetaEvent beside = MetaEvents.parse(WhatsAppBodies.body(
                                "messages", "{\"errors\":[{\"code\":\"130429\"}],\"messages\":[{\"id\":\"a\"}]}")
                        .getBytes(UTF_8))
                .get(1);
        assertThat(beside)
                .isInstanceOfSatisfying(
                        WhatsAppFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo("messages/errors"));
    }

    @Test
    void userIdInThePhoneFieldIsReadAsUserIdInEveryKind() {
        MetaEvent preference = parse(
                "user_preferences",
                "{\"user_preferences\":[{\"wa_id\":\"AR.1\",\"user_id\":\"\",\"timestamp\":\"1790000800\"}]}");
        MetaEvent group = parse(
                "group_participants_update",
                "{\"groups\":[{\"removed_participants\":[{\"input\":\"AR.ENT.9\"},{\"wa_id\":5493415550101},7]}]}");
        MetaEvent call = parse("calls", "{\"calls\":[{\"id\":7,\"from\":\"AR.1\",\"duration\":\"12\"}]}");

        MetaEvent parent = parse("user_preferences", "{\"user_preferences\":[{\"user_id\":\"AR.ENT.9\"}]}");

        assertThat(((WhatsAppUserPreference) preference).user()).isEqualTo(ids(null, "AR.1", null));
        assertThat(((WhatsAppUserPreference) parent).user()).isEqualTo(ids(null, null, "AR.ENT.9"));
        assertThat(((WhatsAppGroupUpdate) group).removed())
                .containsExactly(ids(null, null, "AR.ENT.9"), ids("5493415550101", null, null));
        assertThat(((WhatsAppCall) call).user()).isEqualTo(ids(null, "AR.1", null));
        assertThat(((WhatsAppCall) call).id()).isEqualTo("7");
        assertThat(((WhatsAppCall) call).seconds()).isEqualTo(12);
    }

    @Test
    void changeWithoutObjectValueIsUnrecognized() {
        assertThat(parse("account_update", "7")).isInstanceOf(Unrecognized.class);
        assertThat(parse("account_update", "[]")).isInstanceOf(Unrecognized.class);
    }

    private static WhatsAppUser ids(String phone, String userId, String parentUserId) {
        return new WhatsAppUser(phone, userId, parentUserId, null, null, null);
    }

    private static MetaEvent message(String message) {
        return MetaEvents.parse(WhatsAppBodies.messages("[" + message + "]").getBytes(UTF_8))
                .get(0);
    }

    private static MetaEvent parse(String field, String value) {
        return MetaEvents.parse(WhatsAppBodies.body(field, value).getBytes(UTF_8))
                .get(0);
    }

    private static <E extends MetaEvent> E event(String name, Class<E> kind) {
        return kind.cast(MetaEvents.parse(Payload.bytes("whatsapp/" + name)).get(0));
    }
}
