package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.pem.Pem;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.crm.line.Line;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Objects;

/**
 * Reads and sets the public key of a number, with which WhatsApp encrypts what it asks the endpoint of a form ({@link
 * io.escala.channels.form.FormEndpoint}). Meta checks the key when a number is registered anew, so upload it again then.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once. Methods throw
 * {@link IllegalArgumentException} when the line is not a WhatsApp line.
 */
public final class WhatsAppFormKeys {
    private static final String ENCRYPTION = "/whatsapp_business_encryption";
    private static final String KEY = "business_public_key";
    private static final int BITS = 2048;

    private final GraphApi graph;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public WhatsAppFormKeys(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /**
     * Reads the key.
     *
     * @param line a WhatsApp line
     * @return the outcome
     */
    public GraphOutcome<WhatsAppFormKey> read(Line line) {
        return CallOutcomes.of(
                graph.get(line, WhatsAppLines.number(line) + ENCRYPTION, Map.of()),
                WhatsAppErrors.TABLE,
                WhatsAppFormKey::of);
    }

    /**
     * Sets the key. What is no such public key is refused before any call, with {@code KEY_INVALID}: a private key never leaves the machine.
     *
     * @param line a WhatsApp line
     * @param pem a public RSA key of 2048 bits in PEM, beginning with {@code -----BEGIN PUBLIC KEY-----}
     * @return the outcome
     */
    public GraphOutcome<Line> set(Line line, String pem) {
        String number = WhatsAppLines.number(line);
        return isKey(pem)
                ? CallOutcomes.done(
                        graph.postFields(line, number + ENCRYPTION, Map.of(KEY, pem.strip())),
                        WhatsAppErrors.TABLE,
                        line)
                : CallOutcomes.refused("KEY_INVALID");
    }

    private static boolean isKey(String pem) {
        byte[] der = Pem.read(pem, "PUBLIC KEY");
        try {
            return der != null
                    && KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der))
                            instanceof RSAPublicKey key
                    && key.getModulus().bitLength() == BITS;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
