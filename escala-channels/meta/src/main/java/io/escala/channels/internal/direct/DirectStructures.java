package io.escala.channels.internal.direct;

import static io.escala.crm.conversation.ContentDetail.Name.DESCRIPTION;
import static io.escala.crm.conversation.ContentDetail.Name.FROM;
import static io.escala.crm.conversation.ContentDetail.Name.ID;
import static io.escala.crm.conversation.ContentDetail.Name.LATITUDE;
import static io.escala.crm.conversation.ContentDetail.Name.LONGITUDE;
import static io.escala.crm.conversation.ContentDetail.Name.NAME;
import static io.escala.crm.conversation.ContentDetail.Name.PRODUCT;
import static io.escala.crm.conversation.ContentDetail.Name.STATUS;
import static io.escala.crm.conversation.ContentDetail.Name.TYPE;
import static io.escala.crm.conversation.ContentDetail.Name.UNTIL;
import static io.escala.crm.conversation.ContentDetail.Name.URL;
import static io.escala.crm.conversation.ContentDetail.Name.ZONE;

import io.escala.channels.event.direct.DirectAttachment;
import io.escala.channels.event.direct.SharedProduct;
import io.escala.channels.internal.content.ContentBuilder;
import io.escala.crm.conversation.ContentKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values of attachments that are no media. */
final class DirectStructures {
    /** The sizes of the thumbs-up, which Messenger sends as stickers. */
    private static final Set<String> THUMBS_UP = Set.of("369239263222822", "369239343222814", "369239383222810");

    private static final Map<String, ContentKind> SHARES = Map.of(
            "post", ContentKind.POST,
            "ig_post", ContentKind.POST,
            "reel", ContentKind.REEL,
            "ig_reel", ContentKind.REEL,
            "story_mention", ContentKind.STORY_MENTION,
            "ig_story", ContentKind.STORY,
            "story", ContentKind.STORY);

    private DirectStructures() {}

    /** The content of one attachment; null when it is of an unknown type. */
    static @Nullable ContentBuilder of(DirectAttachment attachment) {
        if (attachment instanceof DirectAttachment.Location location) {
            return new ContentBuilder(ContentKind.LOCATION)
                    .add(NAME, location.title())
                    .add(LATITUDE, location.latitude())
                    .add(LONGITUDE, location.longitude())
                    .add(URL, location.url());
        }
        if (attachment instanceof DirectAttachment.Share share) {
            return new ContentBuilder(SHARES.getOrDefault(share.type(), ContentKind.SHARE))
                    .add(NAME, share.title())
                    .add(URL, share.url())
                    .add(ID, share.id());
        }
        if (attachment instanceof DirectAttachment.Link link) {
            return new ContentBuilder(ContentKind.LINK).add(NAME, link.title()).add(URL, link.url());
        }
        if (attachment instanceof DirectAttachment.Template template) {
            return template(template);
        }
        if (attachment instanceof DirectAttachment.Booking booking) {
            return new ContentBuilder(ContentKind.APPOINTMENT)
                    .add(STATUS, booking.status())
                    .add(FROM, booking.startsAt())
                    .add(UNTIL, booking.endsAt())
                    .add(ZONE, booking.timezone())
                    .add(ID, booking.bookingId());
        }
        if (attachment instanceof DirectAttachment.Ephemeral) {
            return new ContentBuilder(ContentKind.VIEW_ONCE);
        }
        return "like_heart".equals(attachment.type()) ? new ContentBuilder(ContentKind.HEART) : null;
    }

    /** Whether a sticker is Messenger's thumbs-up. */
    static boolean isThumbsUp(DirectAttachment attachment) {
        return attachment instanceof DirectAttachment.Sticker sticker
                && sticker.stickerId() != null
                && THUMBS_UP.contains(sticker.stickerId());
    }

    /** Several attachments of which not all are media, each with its type and address. */
    static ContentBuilder several(List<DirectAttachment> attachments) {
        ContentBuilder builder = new ContentBuilder(ContentKind.ATTACHMENTS);
        for (DirectAttachment attachment : attachments) {
            builder.add(TYPE, attachment.type()).add(URL, url(attachment)).next();
        }
        return builder;
    }

    private static ContentBuilder template(DirectAttachment.Template template) {
        if (template.products().isEmpty()) {
            return new ContentBuilder(ContentKind.TEMPLATE).add(TYPE, template.templateType());
        }
        ContentBuilder builder = new ContentBuilder(ContentKind.PRODUCTS);
        for (SharedProduct product : template.products()) {
            builder.add(PRODUCT, product.retailerId() == null ? product.id() : product.retailerId())
                    .add(NAME, product.title())
                    .add(DESCRIPTION, product.subtitle())
                    .add(URL, product.imageUrl())
                    .next();
        }
        return builder;
    }

    private static @Nullable String url(DirectAttachment attachment) {
        if (attachment instanceof DirectAttachment.File file) {
            return file.url();
        }
        if (attachment instanceof DirectAttachment.Sticker sticker) {
            return sticker.url();
        }
        if (attachment instanceof DirectAttachment.Share share) {
            return share.url();
        }
        if (attachment instanceof DirectAttachment.Link link) {
            return link.url();
        }
        return attachment instanceof DirectAttachment.Other other ? other.url() : null;
    }
}
