package io.escala.channels.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.crm.line.Line;
import java.net.URI;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaHostsTest {
    /** Addresses that must never be called. */
    static final List<String> REFUSED = List.of(
            // neither HTTPS nor port 443
            "http://lookaside.fbsbx.com/whatsapp_business/1",
            "http://scontent.xx.fbcdn.net/v/1.jpg",
            "ftp://scontent.xx.fbcdn.net/v/1.jpg",
            "file:///etc/passwd",
            "data:image/png;base64,AAAA",
            "jar:https://scontent.xx.fbcdn.net!/x",
            "https://scontent.xx.fbcdn.net:80/v/1.jpg",
            "https://scontent.xx.fbcdn.net:8443/v/1.jpg",
            "https://scontent.xx.fbcdn.net:0/v/1.jpg",
            "https://scontent.xx.fbcdn.net:65979/v/1.jpg",
            "https://scontent.xx.fbcdn.net:00000000443/v/1.jpg",
            "https://scontent.xx.fbcdn.net:/v/1.jpg",
            "https://scontent.xx.fbcdn.net:+443/v/1.jpg",
            "https://scontent.xx.fbcdn.net:-1/v/1.jpg",
            // user information
            "https://user@scontent.xx.fbcdn.net/v/1.jpg",
            "https://user:word@scontent.xx.fbcdn.net/v/1.jpg",
            "https://@scontent.xx.fbcdn.net/v/1.jpg",
            "https://:@scontent.xx.fbcdn.net/v/1.jpg",
            "https://scontent.xx.fbcdn.net@evil.example/v/1.jpg",
            "https://scontent.xx.fbcdn.net:443@evil.example/v/1.jpg",
            "https://scontent.xx.fbcdn.net%40evil.example/v/1.jpg",
            // IP addresses, in every spelling
            "https://127.0.0.1/x",
            "https://127.1/x",
            "https://2130706433/x",
            "https://0x7f000001/x",
            "https://0x7f.0.0.1/x",
            "https://0177.0.0.1/x",
            "https://017700000001/x",
            "https://169.254.169.254/latest/meta-data/",
            "https://10.0.0.1/x",
            "https://192.168.1.1/x",
            "https://0/x",
            "https://0.0.0.0/x",
            "https://8.8.8.8/x",
            "https://[::1]/x",
            "https://[::ffff:127.0.0.1]/x",
            "https://[::ffff:7f00:1]/x",
            "https://[fd00::1]/x",
            "https://[fe80::1%25eth0]/x",
            "https://[2a03:2880::1]/x",
            "https://[::1].fbcdn.net/x",
            "https://\u2460\u2461\u2466.0.0.1/x",
            // names of this machine
            "https://localhost/x",
            "https://localhost:8080/x",
            "https://localhost.localdomain/x",
            // a name that only looks like one of Meta's
            "https://fbcdn.net.evil.com/x",
            "https://fbcdn.net.evil.com/.fbcdn.net/x",
            "https://evilfbcdn.net/x",
            "https://evil-fbcdn.net/x",
            "https://xfbsbx.com/x",
            "https://lookaside.fbsbx.com.evil.com/whatsapp_business/1",
            "https://evilgraph.facebook.com/x",
            "https://www.facebook.com/x",
            "https://facebook.com/x",
            "https://api.graph.facebook.com/x",
            "https://graph.facebook.com.evil.com/x",
            "https://graph.instagram.com/x",
            "https://instagram.com/x",
            "https://cdninstagram.com.evil.com/x",
            "https://evil.com/?https://scontent.xx.fbcdn.net/",
            "https://evil.com#.fbcdn.net",
            "https://evil.com?.fbcdn.net",
            "https://evil.com/.fbcdn.net",
            // dots and labels
            "https://scontent.xx.fbcdn.net./v/1.jpg",
            "https://lookaside.fbsbx.com./whatsapp_business/1",
            "https://.fbcdn.net/x",
            "https://scontent..fbcdn.net/x",
            "https:///fbcdn.net/x",
            "https:/scontent.xx.fbcdn.net/x",
            "https:scontent.xx.fbcdn.net/x",
            "//evil.com/x",
            "scontent.xx.fbcdn.net/x",
            // other letters that look the same, as they are and as they are written in ASCII
            "https://scontent.xx.fb\u0441dn.net/x",
            "https://xn--fbdn-2nd.net/x",
            "https://scontent.xx.\uFF46bcdn.net/x",
            "https://scontent.xx.fbcdn\u3002net/x",
            "https://scontent.xx.fbcdn\u2024net/x",
            "https://scontent\u200B.fbcdn.net/x",
            "https://evil.com\u2044.fbcdn.net/x",
            "https://scontent.xx.%66bcdn.net/x",
            // characters that some parsers drop and others keep
            "https://evil.com\\.fbcdn.net/x",
            "https://evil.com\\@scontent.xx.fbcdn.net/x",
            "https://scontent.xx.fbcdn.net\\@evil.com/x",
            "https:\\\\scontent.xx.fbcdn.net/x",
            " https://scontent.xx.fbcdn.net/x",
            "https://scontent.xx.fbcdn.net/x ",
            "https://scontent.xx.fbcdn.net/a b",
            "https://scontent.xx.fbcdn.net\t/x",
            "https://scon\ntent.xx.fbcdn.net/x",
            "https://scontent.xx.fbcdn.net/x\r\nHost: evil.com",
            "https://scontent.xx.fbcdn.net\u0000.evil.com/x",
            "https://evil.com;.fbcdn.net/x",
            "https://evil_com.fbcdn.net,evil.com/x",
            "",
            "https://",
            "null");

    static List<String> refused() {
        return REFUSED;
    }

    private final MediaHosts meta = MediaHosts.meta();

    @ParameterizedTest
    @MethodSource("refused")
    void foreignAddressesAreRefused(String address) {
        assertThat(meta.address(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63})
    void aHostHasAtMost253Characters(int label) {
        String first = "a".repeat(label) + ".";
        String labels = first.repeat(253 / first.length() + 1);

        assertThat(meta.address("https://" + hostOf(labels, 253) + "/v/1.jpg")).isPresent();
        assertThat(meta.address("https://" + hostOf(labels, 254) + "/v/1.jpg")).isEmpty();
    }

    /** A host below {@code fbcdn.net} with the given number of characters. */
    private static String hostOf(String labels, int length) {
        int room = length - ".fbcdn.net".length();
        String before = labels.substring(0, room);
        return (before.endsWith(".") ? before.substring(0, room - 2) + "aa" : before) + ".fbcdn.net";
    }

    @Test
    void aLabelHasAtMost63Characters() {
        for (String around :
                List.of("https://%s.fbcdn.net/x", "https://a.%s.fbcdn.net", "https://%s.a.fbcdn.net:443")) {
            assertThat(meta.address(around.formatted("a".repeat(63)))).isPresent();
            assertThat(meta.address(around.formatted("a".repeat(64)))).isEmpty();
        }
    }

    @Test
    void anAddressHasAtMost8192Characters() {
        String start = "https://scontent.xx.fbcdn.net/v/1.jpg?x=";

        for (String more : List.of("a", "/", "&", "?", "#", ":", "@", "%41", ".")) {
            String longest = start + more.repeat((8_192 - start.length()) / more.length());
            longest += "a".repeat(8_192 - longest.length());
            assertThat(meta.address(longest)).as(more).isPresent();
            assertThat(meta.address(longest + "a")).as(more).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "1.", "-.", ".", "a", "a:", "a@", "//", "a.fbcdn.net/", "https://a", "1:"})
    void repetitiveAddressesAreReadInLinearTime(String part) {
        HttpUrl from =
                meta.address("https://lookaside.fbsbx.com/whatsapp_business/1").orElseThrow();
        for (int times : new int[] {1_000, 4_000, 1_000_000}) {
            String many = part.repeat(times);
            for (String address : List.of(
                    "https://" + many, "https://" + many + "fbcdn.net/x", "https://x.fbcdn.net:" + many, many)) {
                assertThat(meta.address(address)).isEmpty();
                assertThat(meta.redirect(from, address).map(HttpUrl::host).orElse("lookaside.fbsbx.com"))
                        .isEqualTo("lookaside.fbsbx.com");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void redirectToARefusedAddressIsRefused(String address) {
        HttpUrl from =
                meta.address("https://lookaside.fbsbx.com/whatsapp_business/1").orElseThrow();

        // A relative redirect is resolved against its origin and stays on that host.
        assertThat(meta.redirect(from, address).map(HttpUrl::host).orElse("lookaside.fbsbx.com"))
                .isEqualTo("lookaside.fbsbx.com");
    }

    @ParameterizedTest
    @CsvSource({
        "//scontent.xx.fbcdn.net/x, https://scontent.xx.fbcdn.net/x",
        "/elsewhere, https://lookaside.fbsbx.com/elsewhere",
        "2?a=b, https://lookaside.fbsbx.com/whatsapp_business/2?a=b"
    })
    void relativeRedirectsAreResolved(String location, String address) {
        HttpUrl from =
                meta.address("https://lookaside.fbsbx.com/whatsapp_business/1").orElseThrow();

        assertThat(meta.redirect(from, location).map(HttpUrl::toString)).contains(address);
        assertThat(meta.redirect(from, "//evil.com/x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.facebook.com/v26.0/1",
                "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&hash=A%2Bb",
                "https://LOOKASIDE.FBSBX.COM/whatsapp_business/attachments/?mid=1",
                "HTTPS://scontent.xx.fbcdn.net/v/t1.15752-9/1.jpg?_nc_cat=1&oh=2&oe=3",
                "https://scontent.xx.fbcdn.net:443/v/1.jpg",
                "https://fbcdn.net/v/1.jpg",
                "https://video.fgru1-1.fna.fbcdn.net/v/1.mp4",
                "https://scontent.cdninstagram.com/v/1.jpg#x",
                "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1&signature=Ab_-",
                "https://cdn.fbsbx.com",
                "https://xn--sontent-xyz.fbcdn.net/v/1.jpg",
                "https://scontent.xx.fbcdn.net/a@b/c:8080/..%2F"
            })
    void metaAddressesAreAccepted(String address) {
        assertThat(meta.address(address)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://graph.facebook.com/v26.0/1, true",
        "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1, true",
        "https://lookaside.fbsbx.com/whatsapp_business/../ig_messaging_cdn/?asset_id=1, false",
        "https://lookaside.fbsbx.com/whatsapp_business/%2e%2e/ig_messaging_cdn/?asset_id=1, false",
        "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1, false",
        "https://lookaside.fbsbx.com/?/whatsapp_business/, false",
        "https://lookaside.fbsbx.com/whatsapp_businesses/1, false",
        "https://x.lookaside.fbsbx.com/whatsapp_business/1, false",
        "https://scontent.xx.fbcdn.net/whatsapp_business/1, false",
        "https://scontent.cdninstagram.com/whatsapp_business/1, false"
    })
    void tokenIsSentToWhatsAppMediaOnly(String address, boolean token) {
        HttpUrl url = meta.address(address).orElseThrow();

        assertThat(meta.takesToken(url, GraphStub.WHATSAPP)).isEqualTo(token);
        for (Line line : List.of(GraphStub.MESSENGER, GraphStub.INSTAGRAM)) {
            assertThat(meta.takesToken(url, line)).isFalse();
        }
    }

    @Test
    void overrideAddressReplacesAllOthers() {
        MediaHosts standIn = MediaHosts.standIn(URI.create("http://127.0.0.1:8089"));

        assertThat(standIn.address("http://127.0.0.1:8089/cdn/1")).isPresent();
        for (String other : List.of(
                "http://127.0.0.1:8090/cdn/1",
                "https://127.0.0.1:8089/cdn/1",
                "http://localhost:8089/cdn/1",
                "http://127.0.0.2:8089/cdn/1",
                "http://user@127.0.0.1:8089/cdn/1",
                "https://scontent.xx.fbcdn.net/v/1.jpg")) {
            assertThat(standIn.address(other)).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://scontent.xx.fbcdn.net",
                "http://192.168.1.1:8080",
                "http://localhost",
                "http://localhost:0",
                "http://user@localhost:8080",
                "http://localhost:8080/path",
                "http://localhost:8080?x",
                "http://localhost.evil.com:8080",
                "ftp://localhost:8080"
            })
    void overrideAddressMustBeLoopback(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaHosts.standIn(URI.create(address)));
    }
}
