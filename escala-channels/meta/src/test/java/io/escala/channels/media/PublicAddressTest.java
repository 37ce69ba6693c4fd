package io.escala.channels.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "3fff:fff::1",
                "fc00::1",
                "fd00::1",
                "fdff:ffff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void privateAddressesAreNotPublic(String literal) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "31.13.65.1",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "157.240.1.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2a03:2880:f10c::1",
                "3ffe::1",
                "64:ff9b::1f0d:4101"
            })
    void publicAddressesArePublic(String literal) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(literal))).isTrue();
    }

    @Test
    void hostWithOnePrivateAddressIsRefused() throws UnknownHostException {
        InetAddress outside = InetAddress.getByName("157.240.1.1");
        InetAddress inside = InetAddress.getByName("10.0.0.1");

        assertThat(new PublicDns(name -> List.of(outside), "").lookup("scontent.xx.fbcdn.net"))
                .containsExactly(outside);
        assertThatThrownBy(() -> new PublicDns(name -> List.of(outside, inside), "").lookup("scontent.xx.fbcdn.net"))
                .isInstanceOf(PublicDns.NotPublicException.class);
    }

    @Test
    void loopbackIsAllowedForTheOverrideOnly() throws UnknownHostException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        PublicDns dns = new PublicDns(name -> List.of(loopback), "localhost");

        assertThat(dns.lookup("localhost")).containsExactly(loopback);
        assertThatThrownBy(() -> dns.lookup("scontent.xx.fbcdn.net")).isInstanceOf(PublicDns.NotPublicException.class);
    }
}
