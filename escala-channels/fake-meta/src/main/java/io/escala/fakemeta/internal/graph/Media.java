package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/** Upload, look-up and download of files. */
public final class Media {

    /** Path segment of WhatsApp's downloads, which need the token. */
    public static final String DOWNLOADS = "whatsapp_business";

    /** Path segment of the content network of Messenger and Instagram, which needs no token. */
    public static final String CDN = "cdn";

    private static final Duration ADDRESS_LIVES = Duration.ofMinutes(5);

    private final GraphWorld world;

    Media(GraphWorld world) {
        this.world = world;
    }

    /** Takes a file of a WhatsApp number. */
    Answer upload(Call call, String number) {
        Call.Upload file = file(call);
        UploadRules.whatsApp(call, file);
        return kept("id", number, file);
    }

    /** Takes a file of a Page or an Instagram account. */
    Answer attach(Call call, String owner) {
        Call.Upload file = file(call);
        UploadRules.attachment(call, file);
        return kept("attachment_id", owner, file);
    }

    private static Call.Upload file(Call call) {
        Call.Upload file = call.file();
        if (file == null) {
            throw new Refused(GraphError.graph(400, 100, 0, "(#100) The parameter file is required."));
        }
        return file;
    }

    private Answer kept(String key, String owner, Call.Upload file) {
        ObjectNode answer = Json.object();
        answer.put(key, world.upload(owner, file.mimeType(), file.name(), file.bytes()));
        return Answer.ok(answer);
    }

    Answer describe(StoredFile file, String baseUrl) {
        world.touch(file);
        ObjectNode answer = Json.object();
        answer.put("url", baseUrl + "/" + DOWNLOADS + "/" + file.id());
        answer.put("mime_type", file.mimeType());
        answer.put("sha256", HexFormat.of().formatHex(sha256(file.bytes())));
        answer.put("file_size", file.bytes().length);
        answer.put("id", file.id());
        answer.put("messaging_product", "whatsapp");
        return Answer.ok(answer);
    }

    /** Answers a download. WhatsApp's addresses expire after five minutes, Messenger's stay valid. */
    Answer download(String id, boolean dies) {
        StoredFile file = world.file(id);
        if (file == null || (dies && !world.now().isBefore(file.since().plus(ADDRESS_LIVES)))) {
            return new Answer(404, "text/plain", new byte[0], "");
        }
        return new Answer(200, file.mimeType(), file.bytes(), "");
    }

    /** Returns the checksum in the form of inbound webhooks. */
    public static String checksum(byte[] bytes) {
        return Base64.getEncoder().encodeToString(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
