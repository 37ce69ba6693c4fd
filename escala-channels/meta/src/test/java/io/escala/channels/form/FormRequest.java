package io.escala.channels.form;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** A request as Meta encrypts it, with parts that a test may change. */
final class FormRequest {
    static final KeyPair PAIR = pair(2048);
    static final AppSecret SECRET = AppSecret.of("0123456789abcdef");

    private final byte[] aes;
    private final byte[] vector;
    final byte[] key;
    final byte[] data;

    private FormRequest(byte[] aes, byte[] vector, byte[] key, byte[] data) {
        this.aes = aes;
        this.vector = vector;
        this.key = key;
        this.data = data;
    }

    /** @param seed a different one for each request */
    static FormRequest of(KeyPair pair, String json, int seed) throws GeneralSecurityException {
        return of(pair, json, seed, 16);
    }

    static FormRequest of(KeyPair pair, String json, int seed, int keyBytes) throws GeneralSecurityException {
        byte[] aes = new byte[keyBytes];
        byte[] vector = new byte[16];
        for (int i = 0; i < 16; i++) {
            aes[i % keyBytes] = (byte) (seed * 31 + i);
            vector[i] = (byte) (seed * 17 - i);
        }
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.ENCRYPT_MODE,
                pair.getPublic(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return new FormRequest(
                aes,
                vector,
                rsa.doFinal(aes),
                gcm(Cipher.ENCRYPT_MODE, aes, vector, json.getBytes(StandardCharsets.UTF_8)));
    }

    FormRequest with(byte[] newKey, byte[] newData) {
        return new FormRequest(aes, vector, newKey, newData);
    }

    FormRequest withVector(byte[] newVector) {
        return new FormRequest(aes, newVector, key, data);
    }

    byte[] vector() {
        return vector.clone();
    }

    byte[] body() {
        Base64.Encoder base64 = Base64.getEncoder();
        return ("{\"encrypted_flow_data\":\"" + base64.encodeToString(data) + "\",\"encrypted_aes_key\":\""
                        + base64.encodeToString(key) + "\",\"initial_vector\":\"" + base64.encodeToString(vector)
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    static WebhookRequest signed(byte[] body) {
        return request(body, WebhookSigner.with(SECRET).headerFor(body));
    }

    static WebhookRequest request(byte[] body, String... signatures) {
        return WebhookRequest.of(Map.of("x-hub-signature-256", List.of(signatures)), body);
    }

    /** Decrypts an answer. */
    String decrypt(String answer) throws GeneralSecurityException {
        byte[] inverted = vector.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] ^= (byte) 0xff;
        }
        return new String(
                gcm(Cipher.DECRYPT_MODE, aes, inverted, Base64.getDecoder().decode(answer)), StandardCharsets.UTF_8);
    }

    private static byte[] gcm(int mode, byte[] key, byte[] vector, byte[] input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, vector));
        return cipher.doFinal(input);
    }

    static KeyPair pair(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    static FormKey key(KeyPair pair) {
        return FormKey.of(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }
}
