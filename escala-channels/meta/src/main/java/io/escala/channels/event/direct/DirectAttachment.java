package io.escala.channels.event.direct;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a Messenger or Instagram message. URLs are signed and expire, so media must be fetched soon; story
 * mentions must not be stored. An unknown type is an {@link Other}.
 */
public sealed interface DirectAttachment {
    /**
     * Meta's name for the type.
     *
     * @return the type, or null when missing
     */
    @Nullable
    String type();

    /**
     * A file.
     *
     * @param type {@code image}, {@code video}, {@code audio} or {@code file}
     * @param url its URL, or null
     * @param attachmentId the id with which the business can send it again, or null; echoes only
     */
    record File(String type, @Nullable String url, @Nullable String attachmentId) implements DirectAttachment {
        public File {
            Objects.requireNonNull(type, "type");
        }

        /** Omits the signed URL. */
        @Override
        public String toString() {
            return "File[" + type + "]";
        }
    }

    /**
     * A sticker; until August 2026 also sent as an image.
     *
     * @param type {@code sticker}, or {@code image} in the older form
     * @param stickerId the sticker's id, or null
     * @param url the URL of its image, or null
     */
    record Sticker(
            String type,
            @Nullable String stickerId,
            @Nullable String url) implements DirectAttachment {
        public Sticker {
            Objects.requireNonNull(type, "type");
        }

        /** Omits the signed URL. */
        @Override
        public String toString() {
            return "Sticker[" + stickerId + "]";
        }
    }

    /**
     * A location.
     *
     * @param type {@code location}
     * @param latitude degrees north, or null
     * @param longitude degrees east, or null
     * @param title its title, or null
     * @param url the URL of a map, or null
     */
    record Location(
            String type,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            @Nullable String title,
            @Nullable String url)
            implements DirectAttachment {
        public Location {
            Objects.requireNonNull(type, "type");
        }

        /** Omits the coordinates. */
        @Override
        public String toString() {
            return "Location[]";
        }
    }

    /**
     * A structured message sent by the business, or products shared by a person. Elements and buttons are in the raw item.
     *
     * @param type {@code template}
     * @param templateType such as {@code generic} or {@code button}, or null
     * @param products the products it shows; usually empty
     */
    record Template(String type, @Nullable String templateType, List<SharedProduct> products)
            implements DirectAttachment {
        public Template {
            Objects.requireNonNull(type, "type");
            products = List.copyOf(products);
        }
    }

    /**
     * The preview of a link, or shared content without a type of its own.
     *
     * @param type {@code fallback}
     * @param url the linked URL, or null
     * @param title its title, or null
     */
    record Link(String type, @Nullable String url, @Nullable String title) implements DirectAttachment {
        public Link {
            Objects.requireNonNull(type, "type");
        }

        /** Omits address and title. */
        @Override
        public String toString() {
            return "Link[]";
        }
    }

    /**
     * Content shared from Facebook or Instagram.
     *
     * @param type {@code post}, {@code ig_post}, {@code reel}, {@code ig_reel}, {@code share}, {@code story_mention},
     *     {@code ig_story}, {@code story} or {@code media}
     * @param id the id of the post, reel or medium, or null
     * @param url its URL, or null
     * @param title its title, or null
     */
    record Share(
            String type,
            @Nullable String id,
            @Nullable String url,
            @Nullable String title) implements DirectAttachment {
        public Share {
            Objects.requireNonNull(type, "type");
        }

        /** Omits address and title. */
        @Override
        public String toString() {
            return "Share[" + type + ", id=" + id + "]";
        }
    }

    /**
     * A view-once picture or video. Meta provides no content for it.
     *
     * @param type {@code ephemeral}
     */
    record Ephemeral(String type) implements DirectAttachment {
        public Ephemeral {
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * An appointment or a change to one.
     *
     * @param type {@code appointment_booking}
     * @param bookingId the booking's id, or null
     * @param status {@code requested}, {@code confirmed}, {@code declined} or {@code cancelled}, or null
     * @param startsAt when it begins, or null
     * @param endsAt when it ends, or null
     * @param timezone the time zone of the booking, or null
     */
    record Booking(
            String type,
            @Nullable String bookingId,
            @Nullable String status,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String timezone)
            implements DirectAttachment {
        public Booking {
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * An attachment of any other type.
     *
     * @param type Meta's name for the type, or null
     * @param url its URL, or null
     */
    record Other(@Nullable String type, @Nullable String url) implements DirectAttachment {
        /** Omits the address. */
        @Override
        public String toString() {
            return "Other[" + type + "]";
        }
    }
}
