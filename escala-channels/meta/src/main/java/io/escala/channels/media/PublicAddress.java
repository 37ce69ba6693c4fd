package io.escala.channels.media;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Checks that an address is public, so that a name cannot resolve into the internal network. The blocks are those that the
 * IANA special-purpose address registries list as not globally reachable, multicast, and IPv6 forms of IPv4 addresses.
 */
final class PublicAddress {
    private static final List<Block> NOT_PUBLIC_V4 = List.of(
            new Block(8, 0), // this network
            new Block(8, 10), // private
            new Block(10, 100, 64), // shared by carriers
            new Block(8, 127), // loopback
            new Block(16, 169, 254), // link-local, and the metadata services of clouds
            new Block(12, 172, 16), // private
            new Block(24, 192, 0, 0), // protocol assignments
            new Block(24, 192, 0, 2), // documentation
            new Block(24, 192, 88, 99), // relays to IPv6
            new Block(16, 192, 168), // private
            new Block(15, 198, 18), // benchmarks
            new Block(24, 198, 51, 100), // documentation
            new Block(24, 203, 0, 113), // documentation
            new Block(4, 224), // multicast
            new Block(4, 240)); // reserved, and broadcast

    private static final Block GLOBAL_V6 = new Block(3, 0x20);

    private static final List<Block> NOT_PUBLIC_V6 = List.of(
            new Block(23, 0x20, 0x01, 0x00), // protocol assignments, Teredo among them
            new Block(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
            new Block(16, 0x20, 0x02), // contains an arbitrary IPv4 address
            new Block(20, 0x3f, 0xff, 0x00)); // documentation

    /** Contains an IPv4 address: what IPv6-only networks (NAT64) return for names with only an IPv4 address. */
    private static final Block TRANSLATED_V4 = new Block(96, 0x00, 0x64, 0xff, 0x9b);

    private static final int V6_LENGTH = 16;

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isV4(bytes) : isV6(bytes);
    }

    private static boolean isV4(byte[] bytes) {
        return NOT_PUBLIC_V4.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean isV6(byte[] bytes) {
        if (TRANSLATED_V4.holds(bytes)) {
            return isV4(Arrays.copyOfRange(bytes, V6_LENGTH - 4, V6_LENGTH));
        }
        return GLOBAL_V6.holds(bytes) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.holds(bytes));
    }

    /** All addresses with the same leading bits. */
    private static final class Block {
        private final int bits;
        private final int[] start;

        Block(int bits, int... start) {
            this.bits = bits;
            this.start = start.clone();
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int at = bit / 8;
                int mask = 0x80 >> (bit % 8);
                int expected = at < start.length ? start[at] : 0;
                if ((address[at] & mask) != (expected & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
