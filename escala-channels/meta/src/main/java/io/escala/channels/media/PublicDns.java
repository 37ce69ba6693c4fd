package io.escala.channels.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names, and lets a name through only if everything it resolves to is public. The connection is made to what was
 * looked at here, so a name that answers differently the next time gains nothing.
 */
final class PublicDns implements Dns {
    private final Dns resolver;
    private final String standIn;

    /**
     * Looks names up.
     *
     * @param resolver what really resolves
     * @param standIn the one name that may lead to this machine, in tests; empty for none
     */
    PublicDns(Dns resolver, String standIn) {
        this.resolver = resolver;
        this.standIn = standIn;
    }

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        List<InetAddress> addresses = resolver.lookup(name);
        if (!name.equals(standIn) && !addresses.stream().allMatch(PublicAddress::is)) {
            throw new NotPublicException();
        }
        return addresses;
    }

    /** A name leads to an address that is not public. */
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublicException() {
            super("the name leads to an address that is not public");
        }
    }
}
