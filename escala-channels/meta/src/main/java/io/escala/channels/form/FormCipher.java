package io.escala.channels.form;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The cipher of one request and its answer: an AES key that is encrypted with the public key, and the request with that, by AES-GCM. The answer
 * has the same key, and the initial vector with every bit inverted, so that no vector is used twice. For one request.
 */
final class FormCipher {
    private static final int KEY_BYTES = 16;
    private static final int TAG_BITS = 128;
    private static final int MAX_VECTOR = 64;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final SecretKeySpec key;
    private final byte[] vector;
    private final byte[] request;

    private FormCipher(SecretKeySpec key, byte[] vector, byte[] request) {
        this.key = key;
        this.vector = vector;
        this.request = request;
    }

    /** Returns the decrypted request. */
    byte[] request() {
        return request;
    }

    /** Decrypts a request with whichever key fits; null when none does, or the request was changed. */
    static @Nullable FormCipher open(List<FormKey> keys, byte[] encryptedKey, byte[] vector, byte[] encrypted) {
        boolean complete = encrypted.length >= TAG_BITS / Byte.SIZE;
        if (vector.length == 0 || vector.length > MAX_VECTOR || !complete) {
            return null;
        }
        for (FormKey key : keys) {
            FormCipher opened = open(key, encryptedKey, vector, encrypted);
            if (opened != null) {
                return opened;
            }
        }
        return null;
    }

    private static @Nullable FormCipher open(FormKey key, byte[] encryptedKey, byte[] vector, byte[] encrypted) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.DECRYPT_MODE, key.key(), OAEP);
            byte[] secret = rsa.doFinal(encryptedKey);
            if (secret.length != KEY_BYTES) {
                return null;
            }
            SecretKeySpec aes = new SecretKeySpec(secret, "AES");
            return new FormCipher(aes, vector, gcm(Cipher.DECRYPT_MODE, aes, vector, encrypted));
        } catch (GeneralSecurityException | ProviderException e) {
            // The JDK throws some errors of the input unchecked.
            return null;
        }
    }

    /** Encrypts the answer. */
    byte[] answer(byte[] text) {
        byte[] inverted = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            inverted[i] = (byte) ~vector[i];
        }
        try {
            return gcm(Cipher.ENCRYPT_MODE, key, inverted, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the answer cannot be encrypted", e);
        }
    }

    private static byte[] gcm(int mode, SecretKeySpec key, byte[] vector, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, vector));
        return cipher.doFinal(input);
    }
}
