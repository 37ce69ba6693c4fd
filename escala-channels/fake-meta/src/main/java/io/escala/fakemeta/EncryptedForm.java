package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.FormKeys;
import io.escala.fakemeta.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request of a form as Meta encrypts it: a new AES key, which goes along under the business's public key, and the request under that. Immutable
 * and thread-safe.
 */
public final class EncryptedForm {

    private static final int KEY_BYTES = 16;
    private static final int VECTOR_BYTES = 16;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final byte[] vector;
    private final byte[] encryptedKey;
    private final byte[] encrypted;

    private EncryptedForm(SecretKeySpec key, byte[] vector, byte[] encryptedKey, byte[] encrypted) {
        this.key = key;
        this.vector = vector;
        this.encryptedKey = encryptedKey;
        this.encrypted = encrypted;
    }

    static EncryptedForm of(String publicKey, byte[] request) {
        PublicKey rsa = FormKeys.key(publicKey);
        if (rsa == null) {
            throw new IllegalArgumentException("the public key is no RSA key of 2048 bits in PEM");
        }
        SecretKeySpec key = new SecretKeySpec(random(KEY_BYTES), "AES");
        byte[] vector = random(VECTOR_BYTES);
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    rsa,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return new EncryptedForm(
                    key, vector, cipher.doFinal(key.getEncoded()), gcm(Cipher.ENCRYPT_MODE, key, vector, request));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has these ciphers", impossible);
        }
    }

    /** Returns this request with another encrypted key, that of another request. */
    public EncryptedForm withKeyOf(EncryptedForm other) {
        return new EncryptedForm(key, vector, other.encryptedKey, encrypted);
    }

    /** Returns this request with another initial vector, that of another request. */
    public EncryptedForm withVectorOf(EncryptedForm other) {
        return new EncryptedForm(key, other.vector, encryptedKey, encrypted);
    }

    /** Returns this request with one bit of the encrypted data changed. */
    public EncryptedForm withChangedBit(int index) {
        byte[] changed = encrypted.clone();
        changed[index / Byte.SIZE] ^= (byte) (1 << index % Byte.SIZE);
        return new EncryptedForm(key, vector, encryptedKey, changed);
    }

    /** Returns the number of bytes of the encrypted data, the tag at their end included. */
    public int length() {
        return encrypted.length;
    }

    /** Returns the body of the request. */
    public byte[] body() {
        Base64.Encoder base64 = Base64.getEncoder();
        ObjectNode body = Json.object()
                .put("encrypted_flow_data", base64.encodeToString(encrypted))
                .put("encrypted_aes_key", base64.encodeToString(encryptedKey))
                .put("initial_vector", base64.encodeToString(vector));
        return Json.bytes(body);
    }

    /**
     * Decrypts an answer.
     *
     * @param answer the body of the response
     * @return its JSON
     * @throws IllegalArgumentException if it is not encrypted for this request
     */
    public String decrypts(String answer) {
        byte[] inverted = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            inverted[i] = (byte) ~vector[i];
        }
        try {
            byte[] json =
                    gcm(Cipher.DECRYPT_MODE, key, inverted, Base64.getDecoder().decode(answer));
            return new String(json, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("the answer is not encrypted for this request", wrong);
        }
    }

    private static byte[] gcm(int mode, SecretKeySpec key, byte[] vector, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, vector));
        return cipher.doFinal(input);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    @Override
    public String toString() {
        return "EncryptedForm[" + encrypted.length + " bytes]";
    }
}
