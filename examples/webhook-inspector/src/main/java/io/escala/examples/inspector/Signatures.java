package io.escala.examples.inspector;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.WebhookSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the signature of a body over the received bytes. */
final class Signatures {
    /** Checks nothing, because no secret is given. */
    static final Signatures UNCHECKED = new Signatures(List.of(), null);

    private static final String SIDECAR = ".sig";
    private static final Pattern HEADER_NAME =
            Pattern.compile("^" + WebhookSigner.HEADER + ":\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern WELL_FORMED = Pattern.compile("sha256=[0-9a-f]{64}");

    private final List<WebhookSigner> signers;
    private final @Nullable String given;

    private Signatures(List<WebhookSigner> signers, @Nullable String given) {
        this.signers = signers;
        this.given = given;
    }

    static Signatures of(List<AppSecret> secrets, @Nullable String given) {
        return new Signatures(secrets.stream().map(WebhookSigner::with).toList(), given);
    }

    /** Returns the problem of a body's signature, or null. */
    @Nullable
    String problem(byte[] body, @Nullable Path file) {
        if (signers.isEmpty()) {
            return null;
        }
        String signature;
        try {
            signature = given == null ? sidecar(file) : given;
        } catch (IOException e) {
            return "its signature cannot be read";
        }
        if (signature == null) {
            return "it has no signature";
        }
        String value = HEADER_NAME.matcher(signature.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
        if (value.startsWith("sha1=")) {
            return "its signature is the old one with SHA-1, which proves nothing; use " + WebhookSigner.HEADER;
        }
        if (!WELL_FORMED.matcher(value).matches()) {
            return "its signature is malformed: sha256= and 64 hex digits are due";
        }
        if (fits(body, value)) {
            return null;
        }
        byte[] bare = withoutLineBreak(body);
        return bare.length < body.length && fits(bare, value)
                ? "its signature fits all but the line break at the end: store bodies byte for byte"
                : "its signature does not fit: another secret, or not the bytes that came";
    }

    private static @Nullable String sidecar(@Nullable Path file) throws IOException {
        Path sidecar = file == null ? null : file.resolveSibling(file.getFileName() + SIDECAR);
        return sidecar == null || !Files.exists(sidecar) ? null : Files.readString(sidecar);
    }

    private boolean fits(byte[] body, String value) {
        byte[] wanted = value.getBytes(StandardCharsets.US_ASCII);
        boolean fits = false;
        for (WebhookSigner signer : signers) {
            fits |= MessageDigest.isEqual(signer.headerFor(body).getBytes(StandardCharsets.US_ASCII), wanted);
        }
        return fits;
    }

    private static byte[] withoutLineBreak(byte[] body) {
        int end = body.length;
        end -= end > 0 && body[end - 1] == '\n' ? 1 : 0;
        end -= end > 0 && end < body.length && body[end - 1] == '\r' ? 1 : 0;
        return Arrays.copyOf(body, end);
    }
}
