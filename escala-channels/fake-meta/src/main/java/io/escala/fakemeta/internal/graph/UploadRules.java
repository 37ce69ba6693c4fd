package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The types and sizes that Meta takes of an upload. */
final class UploadRules {
    private static final int MEGABYTE = 1024 * 1024;

    private static final Map<String, Integer> WHATSAPP = Map.ofEntries(
            Map.entry("audio/aac", 16 * MEGABYTE),
            Map.entry("audio/amr", 16 * MEGABYTE),
            Map.entry("audio/mpeg", 16 * MEGABYTE),
            Map.entry("audio/mp4", 16 * MEGABYTE),
            Map.entry("audio/ogg", 16 * MEGABYTE),
            Map.entry("image/jpeg", 5 * MEGABYTE),
            Map.entry("image/png", 5 * MEGABYTE),
            Map.entry("image/webp", MEGABYTE / 2),
            Map.entry("video/mp4", 16 * MEGABYTE),
            Map.entry("video/3gpp", 16 * MEGABYTE),
            Map.entry("text/plain", 100 * MEGABYTE),
            Map.entry("application/pdf", 100 * MEGABYTE),
            Map.entry("application/msword", 100 * MEGABYTE),
            Map.entry("application/vnd.ms-excel", 100 * MEGABYTE),
            Map.entry("application/vnd.ms-powerpoint", 100 * MEGABYTE),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 100 * MEGABYTE),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 100 * MEGABYTE),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", 100 * MEGABYTE));

    private static final Set<String> ATTACHMENTS = Set.of("image", "audio", "video", "file");
    private static final int LARGEST_IMAGE = 8 * MEGABYTE;
    private static final int LARGEST_ATTACHMENT = 25 * MEGABYTE;

    private UploadRules() {}

    static void whatsApp(Call call, Call.Upload file) {
        if (!call.parameter("messaging_product").equals("whatsapp")) {
            throw new Refused(GraphError.graph(400, 100, 0, "(#100) The parameter messaging_product is required."));
        }
        Integer largest = WHATSAPP.get(plain(file.mimeType()));
        if (largest == null) {
            throw new Refused(GraphError.graph(
                    400,
                    100,
                    0,
                    "(#100) Param file must be a file with one of the supported types. Received file of type '"
                            + plain(file.mimeType()) + "'."));
        }
        if (file.bytes().length == 0 || file.bytes().length > largest) {
            throw new Refused(GraphError.whatsApp(400, 131053, "Media upload error", "The size is not supported"));
        }
    }

    static void attachment(Call call, Call.Upload file) {
        JsonNode message = Json.read(call.parameter("message"));
        JsonNode attachment = message == null ? null : message.get("attachment");
        String type =
                attachment == null ? "" : Json.textOrEmpty(attachment, "type").toLowerCase(Locale.ROOT);
        if (!ATTACHMENTS.contains(type)) {
            throw bad(0, "(#100) Param message[attachment][type] is unknown");
        }
        if (!reusable(attachment)) {
            throw bad(0, "(#100) Param message[attachment][payload][is_reusable] must be true");
        }
        if (!type.equals("file") && !plain(file.mimeType()).startsWith(type + "/")) {
            throw bad(2018047, "(#100) Upload attachment failure. The type of the file is not that of the attachment");
        }
        int largest = type.equals("image") ? LARGEST_IMAGE : LARGEST_ATTACHMENT;
        if (file.bytes().length == 0 || file.bytes().length > largest) {
            throw bad(2018047, "(#100) Upload attachment failure. The size is not supported");
        }
    }

    private static boolean reusable(@Nullable JsonNode attachment) {
        JsonNode payload = attachment == null ? null : attachment.get("payload");
        JsonNode reusable = payload == null ? null : payload.get("is_reusable");
        return reusable != null && reusable.asString("").equals("true");
    }

    /** The type without its parameters, such as codecs. */
    private static String plain(String mimeType) {
        int end = mimeType.indexOf(';');
        return (end < 0 ? mimeType : mimeType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static Refused bad(int subcode, String message) {
        return new Refused(DirectSends.bad(subcode, message));
    }
}
