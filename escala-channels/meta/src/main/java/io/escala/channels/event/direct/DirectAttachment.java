package io.escala.channels.event.direct;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something attached to a message of Messenger or Instagram. Addresses are signed and expire: fetch them soon, with the exception
 * of story mentions, which must not be kept. A type nobody knows yet is an {@link Other}.
 */
public sealed interface DirectAttachment {
    /**
     * What it is.
     *
     * @return Meta's word; null when it says none
     */
    @Nullable
    String type();

    /**
     * A file.
     *
     * @param type {@code image}, {@code video}, {@code audio} or {@code file}
     * @param url where it is, or null
     * @param attachmentId by which the business may send it again, or null; echoes only
     */
    record File(String type, @Nullable String url, @Nullable String attachmentId) implements DirectAttachment {
        public File {
            Objects.requireNonNull(type, "type");
        }

        /** Without the address: it is signed. */
        @Override
        public String toString() {
            return "File[" + type + "]";
        }
    }

    /**
     * A sticker; until August 2026 a picture as well.
     *
     * @param type {@code sticker}, or {@code image} from before stickers had a type of their own
     * @param stickerId which one, or null
     * @param url its picture, or null
     */
    record Sticker(
            String type,
            @Nullable String stickerId,
            @Nullable String url) implements DirectAttachment {
        public Sticker {
            Objects.requireNonNull(type, "type");
        }

        /** Without the address: it is signed. */
        @Override
        public String toString() {
            return "Sticker[" + stickerId + "]";
        }
    }

    /**
     * A place.
     *
     * @param type {@code location}
     * @param latitude degrees, or null
     * @param longitude degrees, or null
     * @param title what it is called, or null
     * @param url a map, or null
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

        /** Without the place. */
        @Override
        public String toString() {
            return "Location[]";
        }
    }

    /**
     * A structured message: what the business sent, or products a person shared. Elements and buttons are in the raw item.
     *
     * @param type {@code template}
     * @param templateType such as {@code generic} or {@code button}, or null
     * @param products the products it shows; mostly none
     */
    record Template(String type, @Nullable String templateType, List<SharedProduct> products)
            implements DirectAttachment {
        public Template {
            Objects.requireNonNull(type, "type");
            products = List.copyOf(products);
        }
    }

    /**
     * The preview of a link, or something shared that has no type of its own.
     *
     * @param type {@code fallback}
     * @param url where it leads, or null
     * @param title what it is called, or null
     */
    record Link(String type, @Nullable String url, @Nullable String title) implements DirectAttachment {
        public Link {
            Objects.requireNonNull(type, "type");
        }

        /** Without address and title. */
        @Override
        public String toString() {
            return "Link[]";
        }
    }

    /**
     * Something shared from Facebook or Instagram.
     *
     * @param type {@code post}, {@code ig_post}, {@code reel}, {@code ig_reel}, {@code share}, {@code story_mention},
     *     {@code ig_story}, {@code story} or {@code media}
     * @param id the post, reel or medium, or null
     * @param url where it is, or null
     * @param title what it is called, or null
     */
    record Share(
            String type,
            @Nullable String id,
            @Nullable String url,
            @Nullable String title) implements DirectAttachment {
        public Share {
            Objects.requireNonNull(type, "type");
        }

        /** Without address and title. */
        @Override
        public String toString() {
            return "Share[" + type + ", id=" + id + "]";
        }
    }

    /**
     * A picture or video to be seen once. Meta hands out nothing of it.
     *
     * @param type {@code ephemeral}
     */
    record Ephemeral(String type) implements DirectAttachment {
        public Ephemeral {
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * An appointment, or a change of one.
     *
     * @param type {@code appointment_booking}
     * @param bookingId which, or null
     * @param status {@code requested}, {@code confirmed}, {@code declined} or {@code cancelled}, or null
     * @param startsAt when it begins, or null
     * @param endsAt when it ends, or null
     * @param timezone the zone it was made in, or null
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
     * Anything else.
     *
     * @param type Meta's word, or null
     * @param url where it is, or null
     */
    record Other(@Nullable String type, @Nullable String url) implements DirectAttachment {
        /** Without the address. */
        @Override
        public String toString() {
            return "Other[" + type + "]";
        }
    }
}
