package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.AdContext;
import io.escala.channels.event.direct.DirectAccountLinking;
import io.escala.channels.event.direct.DirectAppRoles;
import io.escala.channels.event.direct.DirectAttachment;
import io.escala.channels.event.direct.DirectCoupon;
import io.escala.channels.event.direct.DirectCustomerInformation;
import io.escala.channels.event.direct.DirectEdit;
import io.escala.channels.event.direct.DirectFeedback;
import io.escala.channels.event.direct.DirectMessage;
import io.escala.channels.event.direct.DirectOptin;
import io.escala.channels.event.direct.DirectOrder;
import io.escala.channels.event.direct.DirectReaction;
import io.escala.channels.event.direct.DirectReferral;
import io.escala.channels.event.direct.DirectReply;
import io.escala.channels.event.direct.DirectSelf;
import io.escala.channels.event.direct.DirectStandby;
import io.escala.channels.event.direct.DirectThreadControl;
import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.event.direct.FeedbackAnswer;
import io.escala.channels.event.direct.FormAnswer;
import io.escala.channels.event.direct.InstagramComment;
import io.escala.channels.event.direct.InstagramStoryInsights;
import io.escala.channels.event.direct.LeadAnswer;
import io.escala.channels.event.direct.MarketingMessage;
import io.escala.channels.event.direct.OrderedProduct;
import io.escala.channels.event.direct.PageFeedChange;
import io.escala.channels.event.direct.PageLabelChange;
import io.escala.channels.event.direct.Postback;
import io.escala.channels.event.direct.Referral;
import io.escala.channels.event.direct.SharedProduct;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of the typed Messenger and Instagram events. */
class DirectFieldsTest {
    private static final String URL = "https://scontent.fbcdn.net/v/asset?signature=invented";
    private static final DirectUser PSID = new DirectUser("24900000000000001", null, null);
    private static final Instant AT = Instant.ofEpochMilli(1_793_000_000_050L);
    private static final AdContext AD = new AdContext("Sombreros", URL, URL, "104000000000001_7", "77", "9");

    @Test
    void reactionHasPersonActionAndMessage() {
        DirectReaction reaction = event("messenger/reaction", DirectReaction.class);

        assertThat(reaction.user()).isEqualTo(PSID);
        assertThat(reaction.at()).isEqualTo(AT);
        assertThat(reaction.messageId()).isEqualTo("m_out_1");
        assertThat(reaction.action()).isEqualTo("react");
        assertThat(reaction.reaction()).isEqualTo("love");
        assertThat(reaction.emoji()).isEqualTo("\u2764\ufe0f");
    }

    @Test
    void editHasTheNewText() {
        DirectEdit edit = event("messenger/edit", DirectEdit.class);

        assertThat(edit.messageId()).isEqualTo("m_text");
        assertThat(edit.text()).isEqualTo("hola!");
        assertThat(edit.number()).isEqualTo(1);
    }

    @Test
    void referralHasAdvertisementAndLead() {
        Referral referral =
                event("messenger/lead_referral", DirectReferral.class).referral();

        assertThat(referral)
                .isEqualTo(new Referral(
                        "otono",
                        "ADS",
                        "LEAD_COMPLETE",
                        "120200000000001",
                        AD,
                        "https://shop.example/sombreros",
                        "9",
                        null,
                        true,
                        List.of(new LeadAnswer("Talla?", "M"), new LeadAnswer("Color?", "Rojo"))));
    }

    @Test
    void messagesAndTapsHaveTheirReferral() {
        assertThat(event("messenger/text_from_ad", DirectMessage.class).referral())
                .isEqualTo(new Referral(
                        "otono", "ADS", "OPEN_THREAD", "120200000000001", AD, null, null, null, false, List.of()));
        assertThat(event("instagram/text_from_shop", DirectMessage.class).referral())
                .extracting(referral -> referral == null ? null : referral.productId())
                .isEqualTo("77");
        assertThat(event("messenger/postback_from_link", Postback.class).referral())
                .extracting(referral -> referral == null ? null : referral.ref())
                .isEqualTo("primavera");
        assertThat(event("messenger/text", DirectMessage.class).referral()).isNull();
    }

    @Test
    void aReplyNamesAMessageOrAStory() {
        assertThat(event("instagram/reply", DirectMessage.class).reply())
                .isEqualTo(new DirectReply("aWdf_out_1", null, null, null, false));
        assertThat(event("instagram/story_reply_with_link", DirectMessage.class).reply())
                .isEqualTo(new DirectReply(null, "17900", URL, "https://shop.example/", false));
    }

    @Test
    void everyAttachmentHasItsType() {
        assertThat(attachments("messenger/image")).containsExactly(new DirectAttachment.File("image", URL, null));
        assertThat(attachments("messenger/several_attachments")).hasSize(2);
        assertThat(attachments("messenger/sticker")).singleElement().isInstanceOf(DirectAttachment.Sticker.class);
        assertThat(attachments("messenger/sticker_twice")).hasSize(2);
        assertThat(attachments("messenger/thumbs_up")).singleElement().isInstanceOf(DirectAttachment.Sticker.class);
        assertThat(attachments("messenger/location"))
                .singleElement()
                .isInstanceOfSatisfying(DirectAttachment.Location.class, place -> {
                    assertThat(place.latitude()).isNotNull();
                    assertThat(place.longitude()).isNotNull();
                });
        assertThat(attachments("messenger/product"))
                .containsExactly(new DirectAttachment.Template(
                        "template", "product", List.of(new SharedProduct("77", "SKU-1", "Sombrero", "$ 10", URL))));
        assertThat(attachments("messenger/link_preview")).singleElement().isInstanceOf(DirectAttachment.Link.class);
        assertThat(attachments("messenger/reel"))
                .containsExactly(new DirectAttachment.Share("reel", "55", URL, "Sombreros"));
        assertThat(attachments("instagram/shared_post"))
                .containsExactly(new DirectAttachment.Share("ig_post", "1799", URL, "Sombreros"));
        assertThat(attachments("instagram/story_mention")).singleElement().isInstanceOf(DirectAttachment.Share.class);
        assertThat(attachments("instagram/ephemeral")).containsExactly(new DirectAttachment.Ephemeral("ephemeral"));
        assertThat(attachments("messenger/appointment"))
                .containsExactly(new DirectAttachment.Booking(
                        "appointment_booking",
                        "b1",
                        "confirmed",
                        Instant.ofEpochSecond(1_793_100_000),
                        Instant.ofEpochSecond(1_793_103_600),
                        "America/Bogota"));
        assertThat(attachments("messenger/attachment_of_tomorrow"))
                .containsExactly(new DirectAttachment.Other("hologram", URL));
        assertThat(attachments("instagram/unsupported_attachment"))
                .containsExactly(new DirectAttachment.Other("unsupported_type", null));
    }

    @Test
    void pluginReferenceIsReadWithAndWithoutId() {
        assertThat(event("messenger/checkbox_optin", DirectOptin.class).user())
                .isEqualTo(new DirectUser(null, "ref-77", null));
        assertThat(event("messenger/text_after_checkbox", DirectMessage.class).from())
                .isEqualTo(new DirectUser("24900000000000001", "ref-77", null));
        assertThat(event("messenger/guest", DirectMessage.class).from())
                .satisfies(guest -> assertThat(guest.scopedId()).isNull())
                .satisfies(guest -> assertThat(guest.userRef()).isNotNull());
    }

    @Test
    void optinHasItsPermissions() {
        DirectOptin marketing = event("messenger/marketing_optin", DirectOptin.class);

        assertThat(marketing.marketingToken()).isEqualTo("invented-token");
        assertThat(marketing.tokenExpiresAt()).isEqualTo(Instant.ofEpochMilli(1_823_000_000_000L));
        assertThat(marketing.status()).isEqualTo("STOP NOTIFICATIONS");
        assertThat(marketing.topic()).isEqualTo("ofertas");
        assertThat(event("messenger/one_time_optin", DirectOptin.class).oneTimeToken())
                .isEqualTo("invented-token");
        assertThat(event("messenger/plugin_optin", DirectOptin.class).ref()).isEqualTo("carrito-9");
        assertThat(event("messenger/account_linking", DirectAccountLinking.class)
                        .authorizationCode())
                .isEqualTo("invented-code");
    }

    @Test
    void handoverHasTheApps() {
        DirectThreadControl taken = event("messenger/take_thread_control", DirectThreadControl.class);

        assertThat(taken.previousOwnerAppId()).isEqualTo("1234567890");
        assertThat(taken.newOwnerAppId()).isEqualTo("263902037430900");
        assertThat(taken.metadata()).isEqualTo("vuelve");
        assertThat(event("messenger/request_thread_control", DirectThreadControl.class)
                        .requestedOwnerAppId())
                .isEqualTo("1234567890");
        assertThat(event("messenger/app_roles", DirectAppRoles.class).roles())
                .containsOnly(
                        Map.entry("1234567890", List.of("primary_receiver")),
                        Map.entry("263902037430900", List.of("secondary_receiver")));
    }

    @Test
    void formsHaveTheirAnswers() {
        assertThat(event("messenger/messaging_feedback", DirectFeedback.class).answers())
                .containsExactly(
                        new FeedbackAnswer("0", "q1", "csat", "4", "free_form", "bien"),
                        new FeedbackAnswer("0", "q2", "nps", "9", null, null));
        assertThat(event("messenger/customer_information", DirectCustomerInformation.class)
                        .answers())
                .containsExactly(
                        new FormAnswer("s1", "email", "ana@example.com"), new FormAnswer("s1", "city", "Lima"));
    }

    @Test
    void cartHasItsProducts() {
        DirectOrder order = event("messenger/order", DirectOrder.class);

        assertThat(order.products())
                .containsExactly(
                        new OrderedProduct("77", "SKU-1", "Sombrero", "12.5", "USD", 2L),
                        new OrderedProduct("78", "SKU-2", "Cinta", "3", "USD", 1L));
        assertThat(order.note()).isEqualTo("para regalo");
        assertThat(event("messenger/coupon", DirectCoupon.class).code()).isEqualTo("INVENTED10");
    }

    @Test
    void copiesAndSelfTestsContainTheOriginalEvent() {
        assertThat(event("messenger/standby_text", DirectStandby.class).copy())
                .isInstanceOfSatisfying(
                        DirectMessage.class, copy -> assertThat(copy.id()).isEqualTo("m_standby"));
        assertThat(event("messenger/standby_postback", DirectStandby.class).copy())
                .isInstanceOfSatisfying(
                        Postback.class, copy -> assertThat(copy.payload()).isNull());
        assertThat(event("instagram/self_postback", DirectSelf.class).event()).isInstanceOf(Postback.class);
    }

    @Test
    void commentIdIsReadUnderEitherName() {
        InstagramComment comment = event("instagram/comment_by_other_id", InstagramComment.class);

        assertThat(comment)
                .extracting(
                        InstagramComment::commentId,
                        InstagramComment::parentId,
                        InstagramComment::user,
                        InstagramComment::mediaId,
                        InstagramComment::adId,
                        InstagramComment::at)
                .containsExactly(
                        "178003",
                        "178001",
                        new DirectUser("981200000000000001", null, "rosa.p"),
                        "179",
                        "120200000000001",
                        Instant.ofEpochSecond(1_793_000_000));
        assertThat(event("instagram/flat_comment", InstagramComment.class))
                .extracting(InstagramComment::commentId, InstagramComment::text)
                .containsExactly("178002", "precio?");
        assertThat(event("instagram/own_comment", InstagramComment.class).ownScopedId())
                .isNotNull();
    }

    @Test
    void pageChangesHaveKindAndPerson() {
        PageFeedChange post = event("messenger/feed_post_by_sender", PageFeedChange.class);

        assertThat(List.of(post, event("messenger/feed_comment", PageFeedChange.class)))
                .extracting(PageFeedChange::item, PageFeedChange::authorId, PageFeedChange::authorName)
                .containsExactly(tuple("post", "77", "Ana"), tuple("comment", "77", "Ana"));
        assertThat(post.at()).isEqualTo(Instant.ofEpochSecond(1_792_999_990));
        assertThat(event("messenger/inbox_label", PageLabelChange.class))
                .extracting(PageLabelChange::user, PageLabelChange::labelId, PageLabelChange::labelName)
                .containsExactly(PSID, "501", "VIP");
        assertThat(event("messenger/marketing_failed", MarketingMessage.class))
                .extracting(MarketingMessage::user, MarketingMessage::errorCode, MarketingMessage::error)
                .containsExactly(PSID, 2_300_052L, "not available");
        assertThat(event("instagram/story_insights", InstagramStoryInsights.class)
                        .metrics())
                .isEqualTo(Map.of("exits", -1L, "impressions", 240L, "reach", 200L));
    }

    @ParameterizedTest(name = "time {0}")
    @ValueSource(strings = {"1793000000", "\"1793000000\"", "1793000000000", "\"1793000000000\""})
    void idsAndTimesMayBeNumbersOrStrings(String time) {
        String body = """
                {"object":"page","entry":[{"id":104000000000001,"messaging":[{"sender":{"id":24900000000000001},
                 "recipient":{"id":104000000000001},"timestamp":%s,
                 "reaction":{"mid":77,"action":"react","emoji":7}}]}]}
                """.formatted(time);

        assertThat(MetaEvents.parse(body.getBytes(UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(DirectReaction.class, reaction -> {
                    assertThat(reaction.user()).isEqualTo(PSID);
                    assertThat(reaction.at()).isEqualTo(Instant.ofEpochSecond(1_793_000_000));
                    assertThat(reaction.messageId()).isEqualTo("77");
                    assertThat(reaction.emoji()).isNull();
                });
    }

    @ParameterizedTest(name = "place {0}")
    @ValueSource(strings = {"1e1000000000", "\"x\"", "true", "null", "{}"})
    void invalidLocationIsAbsent(String latitude) {
        String body = """
                {"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"2"},"recipient":{"id":"1"},
                 "message":{"mid":"a","attachments":[{"type":"location",
                 "payload":{"coordinates":{"lat":%s,"long":"-70.50"}}}]}}]}]}
                """.formatted(latitude);

        assertThat(((DirectMessage) MetaEvents.parse(body.getBytes(UTF_8)).get(0)).attachments())
                .containsExactly(new DirectAttachment.Location("location", null, new BigDecimal("-70.50"), null, null));
    }

    private static List<DirectAttachment> attachments(String name) {
        return event(name, DirectMessage.class).attachments();
    }

    private static <E extends MetaEvent> E event(String name, Class<E> kind) {
        return kind.cast(MetaEvents.parse(Payload.bytes(name)).get(0));
    }
}
