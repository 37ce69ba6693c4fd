package io.escala.channels.form;

import io.escala.channels.internal.pem.Pem;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The private key of a form endpoint, whose public key Meta has ({@link io.escala.channels.whatsapp.WhatsAppFormKeys}). Not shown by {@link
 * #toString()}, not serialisable. Thread-safe: immutable.
 */
public final class FormKey {
    /** Meta takes keys of this size. */
    public static final int BITS = 2048;

    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String OTHER_FORM = "the key is no PKCS#8 in PEM; convert it with"
            + " 'openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.pem -out private.pem'";

    private final PrivateKey key;

    private FormKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Reads a key.
     *
     * @param pem PKCS#8 in PEM, beginning with {@code -----BEGIN PRIVATE KEY-----}
     * @return the key
     * @throws IllegalArgumentException when it is something else, or no RSA key of {@value #BITS} bits; the message does not contain it
     */
    public static FormKey of(String pem) {
        return of(new PKCS8EncodedKeySpec(der(pem, PLAIN)));
    }

    /**
     * Reads a key that is protected by a password.
     *
     * @param pem PKCS#8 in PEM, beginning with {@code -----BEGIN ENCRYPTED PRIVATE KEY-----}, encrypted with AES
     * @param password the password; not changed and not kept
     * @return the key
     * @throws IllegalArgumentException when it is something else, the password is another one, or it is no RSA key of {@value #BITS} bits; the
     *     message contains neither
     */
    public static FormKey of(String pem, char[] password) {
        byte[] der = der(pem, ENCRYPTED);
        PBEKeySpec secret = new PBEKeySpec(Objects.requireNonNull(password, "password"));
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            AlgorithmParameters parameters = info.getAlgParameters();
            if (parameters == null) {
                throw new InvalidKeyException("encrypted without parameters");
            }
            // The JDK names the scheme only by its parameters.
            Cipher cipher = Cipher.getInstance(parameters.toString());
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(parameters.toString()).generateSecret(secret),
                    parameters);
            return of(info.getKeySpec(cipher));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key cannot be decrypted: the password is another one, or it is not encrypted with AES; "
                            + OTHER_FORM);
        } finally {
            secret.clearPassword();
        }
    }

    private static FormKey of(KeySpec spec) {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(spec);
            if (!(key instanceof RSAPrivateKey rsa) || rsa.getModulus().bitLength() != BITS) {
                throw new IllegalArgumentException("the key is no RSA key of " + BITS + " bits");
            }
            return new FormKey(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is no RSA key of " + BITS + " bits");
        }
    }

    private static byte[] der(String pem, String label) {
        byte[] der = Pem.read(pem, label);
        if (der == null) {
            throw new IllegalArgumentException(OTHER_FORM);
        }
        return der;
    }

    PrivateKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "***";
    }
}
