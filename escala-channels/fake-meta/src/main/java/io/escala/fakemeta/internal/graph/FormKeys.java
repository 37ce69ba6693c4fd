package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET and POST /{phone-number-id}/whatsapp_business_encryption}. */
public final class FormKeys {

    private static final int BITS = 2048;
    private static final String KEY = "business_public_key";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final GraphWorld world;

    FormKeys(GraphWorld world) {
        this.world = world;
    }

    Answer get(WhatsAppNumber number) {
        String pem = world.number(number.id()).formKey();
        ObjectNode answer = Json.object();
        ObjectNode key = answer.putArray("data").addObject();
        if (!pem.isEmpty()) {
            key.put(KEY, pem).put(KEY + "_signature_status", "VALID");
        }
        return Answer.ok(answer);
    }

    Answer post(WhatsAppNumber number, Call call) {
        String pem = call.parameter(KEY);
        if (key(pem) == null) {
            throw new Refused(GraphError.invalid("Param " + KEY + " must be an RSA key of 2048 bits in PEM"));
        }
        world.number(number.id()).formKey(pem);
        return Answer.ok(Json.object().put("success", true));
    }

    /** Returns the key; null if it is no RSA key of 2048 bits in PEM. */
    public static @Nullable PublicKey key(String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            return null;
        }
        try {
            byte[] der = Base64.getMimeDecoder()
                    .decode(text.substring(BEGIN.length(), text.length() - END.length())
                            .getBytes(StandardCharsets.US_ASCII));
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() == BITS ? key : null;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }
}
