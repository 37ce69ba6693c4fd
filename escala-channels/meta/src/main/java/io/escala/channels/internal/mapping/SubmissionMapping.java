package io.escala.channels.internal.mapping;

import io.escala.channels.event.direct.DirectCoupon;
import io.escala.channels.event.direct.DirectCustomerInformation;
import io.escala.channels.event.direct.DirectEvent;
import io.escala.channels.event.direct.DirectFeedback;
import io.escala.channels.event.direct.DirectForm;
import io.escala.channels.event.direct.DirectOrder;
import io.escala.channels.event.direct.DirectResponseFeedback;
import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.event.direct.FeedbackAnswer;
import io.escala.channels.event.direct.FormAnswer;
import io.escala.channels.event.direct.OrderedProduct;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Maps what people send on Messenger and Instagram other than by a message: orders, forms, revealed coupons and ratings. They are
 * messages of the thread, under an id derived from them, because Meta gives them none.
 */
final class SubmissionMapping {
    private SubmissionMapping() {}

    static ChannelEvent order(DirectOrder order) {
        List<@Nullable String> values = new ArrayList<>();
        for (OrderedProduct product : order.products()) {
            values.add(product.retailerId());
            values.add(product.id());
            values.add(Objects.toString(product.quantity(), null));
        }
        values.add(order.note());
        return inbound(order, order.user(), values, SubmissionContents.of(order), null);
    }

    static ChannelEvent feedback(DirectFeedback feedback) {
        List<@Nullable String> values = new ArrayList<>();
        for (FeedbackAnswer answer : feedback.answers()) {
            values.add(answer.questionId());
            values.add(answer.payload());
            values.add(answer.followUp());
        }
        return inbound(feedback, feedback.user(), values, SubmissionContents.of(feedback), null);
    }

    static ChannelEvent customerInformation(DirectCustomerInformation information) {
        List<@Nullable String> values = new ArrayList<>();
        for (FormAnswer answer : information.answers()) {
            values.add(answer.key());
            values.add(answer.value());
        }
        return inbound(information, information.user(), values, SubmissionContents.of(information), null);
    }

    static ChannelEvent form(DirectForm form) {
        return inbound(form, form.user(), Arrays.asList(form.formId()), SubmissionContents.of(form), null);
    }

    /** A template of another type without a code is kept raw: Meta documents only the coupon. */
    static ChannelEvent coupon(DirectCoupon coupon) {
        if (coupon.code() == null && !"coupon".equals(coupon.type())) {
            return QuarantinedEvents.of(
                    coupon, QuarantinedItem.Reason.UNRECOGNIZED, coupon.kind() + " of an unknown type");
        }
        List<@Nullable String> values = Arrays.asList(coupon.code(), coupon.payload());
        return inbound(coupon, coupon.user(), values, SubmissionContents.of(coupon), null);
    }

    /** A rating quotes the rated message. */
    static ChannelEvent rating(DirectResponseFeedback rating) {
        List<@Nullable String> values = Arrays.asList(rating.messageId(), rating.feedback());
        return inbound(rating, rating.user(), values, SubmissionContents.of(rating), rating.messageId());
    }

    private static ChannelEvent inbound(
            DirectEvent event,
            DirectUser user,
            List<@Nullable String> values,
            MessageContent content,
            @Nullable String replyTo) {
        LineKey line = event.line();
        String derived = DerivedId.of(event, user, values);
        String id = StorableIds.usable(derived);
        Party from = PartyMapping.of(event.channel(), user);
        if (line == null || id == null || from == null || from.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(event, derived, from);
        }
        return new MessageEvent.Inbound(
                line,
                from,
                id,
                event.at(),
                content,
                StorableIds.usable(replyTo),
                WindowOpeners.contains(event.channel(), event.kind()),
                event.raw());
    }
}
