package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which type each kind of WhatsApp event has. */
class WhatsAppKindsTest {
    private static final String KINDS = """
            account_alert | WhatsAppAccountAlert
            account_disconnected | WhatsAppAccountUpdate
            account_error | WhatsAppFailure
            account_review | WhatsAppAccountReview
            account_update | WhatsAppAccountUpdate
            ad_click | WhatsAppMessage
            address_reply | WhatsAppMessage
            business_username | WhatsAppBusinessUsername
            call | WhatsAppCall
            call_permission_reply | WhatsAppMessage
            call_status | WhatsAppCallStatus
            call_terminate | WhatsAppCall
            capability | WhatsAppCapability
            contact_request_reply | WhatsAppMessage
            contact_sync | WhatsAppContactSync
            contacts | WhatsAppMessage
            echo | WhatsAppEcho
            echo_edit | WhatsAppEdit
            echo_revoke | WhatsAppRevoke
            edit | WhatsAppEdit
            field_of_tomorrow | Unrecognized
            flow_reply | WhatsAppMessage
            group_created | WhatsAppGroupUpdate
            group_join_request | WhatsAppGroupUpdate
            group_joined | WhatsAppGroupUpdate
            group_left | WhatsAppGroupUpdate
            group_settings | WhatsAppGroupUpdate
            group_suspended | WhatsAppGroupUpdate
            group_text | WhatsAppMessage
            handover | WhatsAppHandover
            history | WhatsAppHistoryMessage
            history_echo_media | WhatsAppHistoryMessage
            history_media | WhatsAppHistoryMessage
            history_refused | WhatsAppHistoryChunk
            history_sent | WhatsAppHistoryMessage
            history_sent_to_hidden_number | WhatsAppHistoryMessage
            number_name | WhatsAppNumberName
            number_quality | WhatsAppNumberQuality
            reaction | WhatsAppReaction
            reaction_removed | WhatsAppReaction
            request_welcome | WhatsAppRequestWelcome
            revoke | WhatsAppRevoke
            security | WhatsAppSecurity
            standby_echo | WhatsAppStandby
            standby_status | WhatsAppStandby
            standby_text | WhatsAppStandby
            status_deleted | WhatsAppStatus
            status_group | WhatsAppStatus
            status_payment | Unrecognized
            system_identity_change | WhatsAppUserUpdate
            system_number_change | WhatsAppUserUpdate
            system_user_id_change | WhatsAppUserUpdate
            template_category | WhatsAppTemplateCategory
            template_category_detection | WhatsAppTemplateCategory
            template_components | WhatsAppTemplateComponents
            template_quality | WhatsAppTemplateQuality
            template_quality_under_status | WhatsAppTemplateQuality
            template_rejected | WhatsAppTemplateStatus
            template_status | WhatsAppTemplateStatus
            unknown | WhatsAppMessage
            unsupported | WhatsAppMessage
            unsupported_edit | WhatsAppMessage
            unsupported_unavailable | WhatsAppMessage
            user_action | WhatsAppUserAction
            user_id_update | WhatsAppUserUpdate
            user_preferences | WhatsAppUserPreference
            """;

    /** Numbers, names, texts, invitations and answers of the payload files; toString must show none. */
    private static final List<String> PRIVATE = List.of(
            "549341",
            "wamid.",
            "Rosa",
            "rosa",
            "hola",
            "Hola",
            "viejo",
            "corregido",
            "contesto",
            "Rosario",
            "chat.example",
            "32.94",
            "example.org",
            "asked for",
            "sigue en pie");

    static Stream<String> rows() {
        return KINDS.lines();
    }

    static Stream<String> files() {
        return Payload.names().stream().filter(name -> name.startsWith("whatsapp/"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachKindHasItsType(String row) {
        String[] columns = row.split(" \\| ", 2);

        assertThat(event(columns[0]).getClass().getSimpleName()).isEqualTo(columns[1]);
    }

    @Test
    void everyTypeHasAPayloadFile() {
        Set<Class<?>> seen = files().map(
                        name -> MetaEvents.parse(Payload.bytes(name)).get(0).getClass())
                .collect(Collectors.toSet());

        assertThat(seen).containsAll(Arrays.asList(WhatsAppEvent.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void toStringShowsNoPersonalData(String name) {
        assertThat(MetaEvents.parse(Payload.bytes(name)).get(0).toString()).doesNotContain(PRIVATE);
    }

    private static MetaEvent event(String name) {
        return MetaEvents.parse(Payload.bytes("whatsapp/" + name)).get(0);
    }
}
