package io.escala.channels;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/** A security provider whose HMAC-SHA256 is that of the JDK, but cannot be cloned. */
final class UncloneableMacs extends Provider {
    private static final long serialVersionUID = 1L;

    UncloneableMacs() {
        super("Uncloneable", "1", "HMAC-SHA256 that cannot be cloned");
        putService(new Service(this, "Mac", HmacSha256.ALGORITHM, Spi.class.getName(), null, null) {
            @Override
            public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                return new Spi(Mac.getInstance(HmacSha256.ALGORITHM));
            }
        });
    }

    Mac mac() throws GeneralSecurityException {
        return Mac.getInstance(HmacSha256.ALGORITHM, this);
    }

    private static final class Spi extends MacSpi {
        private final Mac mac;

        Spi(Mac mac) {
            this.mac = mac;
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters)
                throws InvalidKeyException, InvalidAlgorithmParameterException {
            mac.init(key, parameters);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }
}
