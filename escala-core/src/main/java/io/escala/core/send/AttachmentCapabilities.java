package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.send.AttachmentLimits.Availability;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.library.FileSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The table of what may be attached: by surface, channel and kind. A host may replace any row. Immutable.
 *
 * <p>By default a program may attach what the channel takes. The inbox in a browser attaches images, documents and videos. The app of a phone attaches
 * images of the account's gallery, of the phone's pictures and of its camera; documents of the account's library, and PDF files of the phone; recordings.
 * Videos are announced there.
 */
@CheckReturnValue
public final class AttachmentCapabilities {
    private static final String OPUS = "audio/ogg; codecs=opus";

    private static final long KILOBYTE = 1_024;
    private static final long MEGABYTE = 1_024 * KILOBYTE;
    private static final int IMAGES_AT_ONCE = 30;
    private static final int CAPTION = 1_024;
    private static final String PDF = "application/pdf";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Set<String> DOCUMENTS = Set.of(
            PDF,
            "text/plain",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            OFFICE + "wordprocessingml.document",
            OFFICE + "spreadsheetml.sheet",
            OFFICE + "presentationml.presentation");
    private static final Set<String> MESSENGER_SOUNDS =
            Set.of("audio/mpeg", "audio/mp4", "audio/aac", "audio/wav", "audio/ogg", OPUS);
    private static final Set<String> INSTAGRAM_SOUNDS = Set.of("audio/aac", "audio/mp4", "audio/wav");
    private static final Set<String> PAGE_VIDEOS =
            Set.of("video/mp4", "video/quicktime", "video/webm", "video/x-msvideo", "video/ogg");

    private static final AttachmentCapabilities STANDARD = new AttachmentCapabilities(rows());

    /** A row of the table. */
    private record Row(Surface surface, Channel channel, MediaKind kind) {}

    private final Map<Row, AttachmentLimits> rows;

    private AttachmentCapabilities(Map<Row, AttachmentLimits> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** Returns the table by Meta's limits and the product's rules. */
    public static AttachmentCapabilities standard() {
        return STANDARD;
    }

    /**
     * Returns what may be attached.
     *
     * @param surface where it is written
     * @param channel the channel it goes through
     * @param kind how it is shown
     * @return the limits
     */
    public AttachmentLimits of(Surface surface, Channel channel, MediaKind kind) {
        return rows.getOrDefault(new Row(surface, channel, kind), AttachmentLimits.none(Availability.NEVER));
    }

    /**
     * Replaces a row.
     *
     * @param surface where it is written
     * @param channel the channel it goes through
     * @param kind how it is shown
     * @param limits the new limits
     * @return a new table
     */
    public AttachmentCapabilities with(Surface surface, Channel channel, MediaKind kind, AttachmentLimits limits) {
        Map<Row, AttachmentLimits> changed = new HashMap<>(rows);
        changed.put(
                new Row(
                        Objects.requireNonNull(surface, "surface"),
                        Objects.requireNonNull(channel, "channel"),
                        Objects.requireNonNull(kind, "kind")),
                Objects.requireNonNull(limits, "limits"));
        return new AttachmentCapabilities(changed);
    }

    private static Map<Row, AttachmentLimits> rows() {
        Map<Row, AttachmentLimits> rows = new HashMap<>();
        for (Channel channel : Channel.values()) {
            for (MediaKind kind : MediaKind.values()) {
                AttachmentLimits taken = taken(channel, kind);
                rows.put(new Row(Surface.API, channel, kind), taken);
                rows.put(new Row(Surface.WEB, channel, kind), taken.allowed() ? onWeb(kind, taken) : taken);
                rows.put(new Row(Surface.MOBILE, channel, kind), taken.allowed() ? onMobile(kind, taken) : taken);
            }
        }
        return rows;
    }

    private static AttachmentLimits onWeb(MediaKind kind, AttachmentLimits taken) {
        return switch (kind) {
            case IMAGE, DOCUMENT, VIDEO -> taken;
            case AUDIO, VOICE, STICKER -> AttachmentLimits.none(Availability.NEVER);
        };
    }

    private static AttachmentLimits onMobile(MediaKind kind, AttachmentLimits taken) {
        return switch (kind) {
            case IMAGE -> taken.from(FileSource.ESCALA_GALLERY, FileSource.DEVICE_GALLERY, FileSource.DEVICE_CAMERA);
            case DOCUMENT -> taken.from(FileSource.ESCALA_LIBRARY).from(FileSource.DEVICE_FILES, Set.of(PDF));
            case AUDIO, VOICE -> taken.from(FileSource.DEVICE_MICROPHONE);
            case VIDEO -> AttachmentLimits.none(Availability.COMING_SOON);
            case STICKER -> AttachmentLimits.none(Availability.NEVER);
        };
    }

    private static AttachmentLimits taken(Channel channel, MediaKind kind) {
        return switch (channel) {
            case WHATSAPP -> onWhatsApp(kind);
            case MESSENGER ->
                switch (kind) {
                    case IMAGE -> files(Set.of("image/jpeg", "image/png", "image/gif"), 8 * MEGABYTE, 0, kind);
                    case VIDEO -> files(PAGE_VIDEOS, 25 * MEGABYTE, 0, kind);
                    case AUDIO, VOICE -> files(MESSENGER_SOUNDS, 25 * MEGABYTE, 0, kind);
                    case DOCUMENT -> files(DOCUMENTS, 25 * MEGABYTE, 0, kind);
                    case STICKER -> AttachmentLimits.none(Availability.NEVER);
                };
            case INSTAGRAM ->
                switch (kind) {
                    case IMAGE -> files(Set.of("image/jpeg", "image/png", "image/gif"), 8 * MEGABYTE, 0, kind);
                    case VIDEO -> files(PAGE_VIDEOS, 25 * MEGABYTE, 0, kind);
                    case AUDIO, VOICE -> files(INSTAGRAM_SOUNDS, 25 * MEGABYTE, 0, kind);
                    case DOCUMENT -> files(Set.of(PDF), 25 * MEGABYTE, 0, kind);
                    case STICKER -> AttachmentLimits.none(Availability.NEVER);
                };
        };
    }

    private static AttachmentLimits onWhatsApp(MediaKind kind) {
        return switch (kind) {
            case IMAGE -> files(Set.of("image/jpeg", "image/png"), 5 * MEGABYTE, CAPTION, kind);
            case VIDEO -> files(Set.of("video/mp4", "video/3gpp"), 16 * MEGABYTE, CAPTION, kind);
            case AUDIO ->
                files(Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", OPUS), 16 * MEGABYTE, 0, kind);
            case VOICE -> files(Set.of(OPUS), 16 * MEGABYTE, 0, kind);
            case DOCUMENT -> files(DOCUMENTS, 100 * MEGABYTE, CAPTION, kind);
            case STICKER -> files(Set.of("image/webp"), 500 * KILOBYTE, 0, kind);
        };
    }

    private static AttachmentLimits files(Set<String> types, long bytes, int caption, MediaKind kind) {
        return new AttachmentLimits(
                        Availability.ALLOWED,
                        types,
                        bytes,
                        kind == MediaKind.IMAGE ? IMAGES_AT_ONCE : 1,
                        caption,
                        Map.of())
                .from(FileSource.values());
    }

    /** The number of rows. */
    @Override
    public String toString() {
        return "AttachmentCapabilities[" + rows.size() + " rows]";
    }
}
