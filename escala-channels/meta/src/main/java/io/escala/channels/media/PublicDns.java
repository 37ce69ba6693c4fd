package io.escala.channels.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names and refuses a name unless all its addresses are public. The connection uses the addresses checked here, so
 * a different answer to a later lookup (DNS rebinding) has no effect.
 */
final class PublicDns implements Dns {
    private final Dns resolver;
    private final String standIn;

    /**
     * @param resolver the actual resolver
     * @param standIn the only name that may resolve to this machine, for tests; empty for none
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

    /** A name resolves to an address that is not public. */
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublicException() {
            super("the name leads to an address that is not public");
        }
    }
}
