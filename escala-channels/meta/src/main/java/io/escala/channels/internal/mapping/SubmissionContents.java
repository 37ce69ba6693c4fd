package io.escala.channels.internal.mapping;

import static io.escala.crm.conversation.ContentDetail.Name.ANSWER;
import static io.escala.crm.conversation.ContentDetail.Name.CURRENCY;
import static io.escala.crm.conversation.ContentDetail.Name.ID;
import static io.escala.crm.conversation.ContentDetail.Name.NAME;
import static io.escala.crm.conversation.ContentDetail.Name.PRICE;
import static io.escala.crm.conversation.ContentDetail.Name.PRODUCT;
import static io.escala.crm.conversation.ContentDetail.Name.QUANTITY;
import static io.escala.crm.conversation.ContentDetail.Name.STATUS;

import io.escala.channels.event.direct.DirectCoupon;
import io.escala.channels.event.direct.DirectCustomerInformation;
import io.escala.channels.event.direct.DirectFeedback;
import io.escala.channels.event.direct.DirectForm;
import io.escala.channels.event.direct.DirectOrder;
import io.escala.channels.event.direct.DirectResponseFeedback;
import io.escala.channels.event.direct.FeedbackAnswer;
import io.escala.channels.event.direct.FormAnswer;
import io.escala.channels.event.direct.OrderedProduct;
import io.escala.channels.internal.content.ContentBuilder;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import java.util.Objects;

/** Builds the content of orders, forms, coupons and ratings on Messenger and Instagram. */
final class SubmissionContents {
    private SubmissionContents() {}

    static MessageContent of(DirectOrder order) {
        ContentBuilder builder = new ContentBuilder(ContentKind.ORDER);
        for (OrderedProduct product : order.products()) {
            builder.add(PRODUCT, product.retailerId() == null ? product.id() : product.retailerId())
                    .add(NAME, product.name())
                    .add(QUANTITY, Objects.toString(product.quantity(), null))
                    .add(PRICE, product.unitPrice())
                    .add(CURRENCY, product.currency())
                    .next();
        }
        return builder.build(order.note(), order.raw());
    }

    /** A question and its follow-up are one group. */
    static MessageContent of(DirectFeedback feedback) {
        ContentBuilder builder = new ContentBuilder(ContentKind.FORM_REPLY);
        for (FeedbackAnswer answer : feedback.answers()) {
            builder.add(ANSWER, answer.questionId(), answer.payload())
                    .add(ANSWER, answer.questionId(), answer.followUp())
                    .next();
        }
        return builder.build(null, feedback.raw());
    }

    static MessageContent of(DirectCustomerInformation information) {
        ContentBuilder builder = new ContentBuilder(ContentKind.FORM_REPLY);
        for (FormAnswer answer : information.answers()) {
            builder.add(ANSWER, answer.key(), answer.value());
        }
        return builder.build(null, information.raw());
    }

    static MessageContent of(DirectForm form) {
        return new ContentBuilder(ContentKind.FORM_REPLY).add(ID, form.formId()).build(null, form.raw());
    }

    /** Without the payload, which the business attached for itself. */
    static MessageContent of(DirectCoupon coupon) {
        return new ContentBuilder(ContentKind.COUPON).add(ID, coupon.code()).build(null, coupon.raw());
    }

    static MessageContent of(DirectResponseFeedback rating) {
        return new ContentBuilder(ContentKind.RATING)
                .add(STATUS, rating.feedback())
                .build(null, rating.raw());
    }
}
