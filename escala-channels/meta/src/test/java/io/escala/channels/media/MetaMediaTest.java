package io.escala.channels.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaOutcome.Fetched;
import io.escala.core.channel.MediaOutcome.Gone;
import io.escala.core.channel.MediaOutcome.LineStopped;
import io.escala.core.channel.MediaOutcome.Refused;
import io.escala.core.channel.MediaOutcome.TryLater;
import io.escala.core.channel.MediaSink;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.line.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaMediaTest {
    private static final String BYTES = "the bytes of a picture";
    private static final byte[] SHA256 = MediaDigest.sha256().digest(BYTES.getBytes(StandardCharsets.UTF_8));
    private static final String BASE64 = Base64.getEncoder().encodeToString(SHA256);
    private static final String HEX = HexFormat.of().formatHex(SHA256);
    private static final String NOBODY = "https://192.0.2.1/x";

    private final Map<String, RawServer.Answer> answers = new ConcurrentHashMap<>();
    private final RawServer meta = new RawServer(path -> answers.getOrDefault(
            path.split("\\?", -1)[0], RawServer.text("HTTP/1.1 404 Not Found\r\nContent-Length: 0", "")));
    private final RawServer elsewhere = new RawServer(path -> RawServer.ok(BYTES));
    private final AccessTokens tokens = AccessTokens.always(GraphStub.TOKEN);
    private final GraphApi graph = GraphApi.builder(tokens)
            .endpoints(GraphEndpoints.standIn(meta.base()))
            .build();
    private final RecordingStorage shelf = new RecordingStorage();

    @AfterEach
    void close() {
        graph.close();
        meta.close();
        elsewhere.close();
    }

    @Test
    void whatsAppMediumIsLookedUpByIdAndDownloadedWithTheToken() {
        lookUp("\"sha256\":\"" + HEX + "\",\"mime_type\":\"image/jpeg\",\"file_size\":\"22\"");
        answers.put("/whatsapp_business/1", RawServer.ok(BYTES));

        assertThat(fetch(GraphStub.WHATSAPP, byId(BASE64))).isEqualTo(new Fetched(BYTES.length(), "image/png"));

        assertThat(shelf.text()).isEqualTo(BYTES);
        assertThat(shelf.mimeType).isEqualTo("image/png");
        assertThat(meta.heads()).hasSize(2).allMatch(head -> head.contains("Authorization: Bearer " + GraphStub.TOKEN));
        assertThat(meta.heads().get(0)).startsWith("GET /v26.0/990001?phone_number_id=1055500000000001 ");
        assertThat(meta.heads().get(1)).startsWith("GET /whatsapp_business/1 ").contains("Accept-Encoding: identity\n");
    }

    @Test
    void messengerMediumIsDownloadedWithoutTheToken() {
        answers.put("/whatsapp_business/1", RawServer.ok(BYTES));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/whatsapp_business/1"))))
                .isInstanceOf(Fetched.class);

        assertThat(meta.heads()).hasSize(1).noneMatch(head -> head.contains("Authorization"));
    }

    @Test
    void aRedirectToAnAllowedHostIsFollowedWithoutTheToken() {
        lookUp("");
        answers.put("/whatsapp_business/1", RawServer.redirect(meta.url("/whatsapp_business/2")));
        answers.put("/whatsapp_business/2", RawServer.ok(BYTES));

        assertThat(fetch(GraphStub.WHATSAPP, byId(null))).isInstanceOf(Fetched.class);

        assertThat(meta.heads()).hasSize(3);
        assertThat(meta.heads().get(1)).contains("Authorization");
        assertThat(meta.heads().get(2)).startsWith("GET /whatsapp_business/2 ").doesNotContain("Authorization");
    }

    @Test
    void threeRedirectsAreFollowedAndTheFourthIsNot() {
        for (int i = 0; i < 4; i++) {
            answers.put("/" + i, RawServer.redirect("/" + (i + 1)));
        }
        answers.put("/4", RawServer.ok(BYTES));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isInstanceOf(Fetched.class);
        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/0")))).isEqualTo(new Refused(Refused.Reason.REDIRECTS));
        assertThat(meta.heads()).hasSize(8);
    }

    @Test
    void redirectToAForeignHostIsNotFollowed() {
        lookUp("");
        answers.put("/whatsapp_business/1", RawServer.redirect(elsewhere.url("/whatsapp_business/1")));

        assertThat(fetch(GraphStub.WHATSAPP, byId(null))).isEqualTo(new Refused(Refused.Reason.ADDRESS));

        assertThat(elsewhere.heads()).isEmpty();
        assertThat(shelf.taken).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {NOBODY, "http://fbcdn.net.evil.com/x", "file:///etc/passwd", "//user@evil.com", "\\\\evil.com"})
    void redirectToARefusedAddressIsRefused(String location) {
        answers.put("/1", RawServer.redirect(location));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Refused(Refused.Reason.ADDRESS));
        assertThat(meta.heads()).hasSize(1);
    }

    @Test
    void redirectWithoutLocationIsRefused() {
        answers.put("/1", RawServer.text("HTTP/1.1 302 Found\r\nContent-Length: 0", ""));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Refused(Refused.Reason.ADDRESS));
    }

    @ParameterizedTest
    @MethodSource("io.escala.channels.media.MediaHostsTest#refused")
    void noDnsLookupForAForeignAddress(String address) {
        List<String> lookedUp = new ArrayList<>();
        try (MetaMedia media = production(name -> {
            lookedUp.add(name);
            throw new UnknownHostException("nobody is to be asked");
        })) {
            for (Line line : List.of(GraphStub.WHATSAPP, GraphStub.MESSENGER, GraphStub.INSTAGRAM)) {
                assertThat(media.fetch(line, byUrl(address), shelf)).isEqualTo(new Refused(Refused.Reason.ADDRESS));
            }
        }
        assertThat(lookedUp).isEmpty();
        assertThat(shelf.taken).isFalse();
    }

    @Test
    void lookUpReturningAForeignAddressIsRefusedWithoutSendingTheToken() {
        answers.put(
                "/v26.0/990001",
                RawServer.ok("{\"id\":\"990001\",\"url\":\"" + elsewhere.url("/whatsapp_business/1") + "\"}"));

        assertThat(fetch(GraphStub.WHATSAPP, byId(null))).isEqualTo(new Refused(Refused.Reason.ADDRESS));
        assertThat(elsewhere.heads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "fd00::1", "::1"})
    void metaHostResolvingToAPrivateAddressIsRefused(String inside) {
        try (MetaMedia media = production(name -> List.of(InetAddress.getAllByName(inside)))) {
            assertThat(media.fetch(GraphStub.MESSENGER, byUrl("https://scontent.xx.fbcdn.net/1.jpg"), shelf))
                    .isEqualTo(new Refused(Refused.Reason.ADDRESS));
        }
    }

    @Test
    void hostResolvingToAPrivateAddressOnTheSecondLookupIsRefused() {
        List<String> answersOfTheName = new ArrayList<>(List.of("outside", "inside"));
        try (MetaMedia media = production(name -> {
            if (answersOfTheName.remove(0).equals("outside")) {
                throw new UnknownHostException(name);
            }
            return List.of(InetAddress.getLoopbackAddress());
        })) {
            MediaRef medium = byUrl("https://scontent.xx.fbcdn.net/1.jpg");
            assertThat(media.fetch(GraphStub.MESSENGER, medium, shelf)).isEqualTo(new TryLater("UNREACHABLE", null));
            assertThat(media.fetch(GraphStub.MESSENGER, medium, shelf)).isEqualTo(new Refused(Refused.Reason.ADDRESS));
        }
    }

    @Test
    void endlessStreamIsCutOffAtTheLimit() {
        CountDownLatch hungUp = new CountDownLatch(1);
        answers.put("/1", out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            try {
                while (true) {
                    out.write(new byte[8192]);
                }
            } finally {
                hungUp.countDown();
            }
        });

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Refused(Refused.Reason.TOO_LARGE));

        assertThat(shelf.taken).isFalse();
        assertThat(hungUp)
                .satisfies(latch -> assertThat(latch.await(10, TimeUnit.SECONDS))
                        .as("the connection is given up")
                        .isTrue());
    }

    @Test
    void tooLargeContentLengthIsNotRead() {
        answers.put("/1", RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 1048577", "x"));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Refused(Refused.Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource({"-5, LENGTH", "-1, LENGTH", "2e1, LENGTH", "99999999999999999999, TOO_LARGE"})
    void lengthThatIsNoneIsRefused(String length, Refused.Reason reason) {
        answers.put("/1", RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: " + length, BYTES));
        answers.put("/2", RawServer.ok(BYTES));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Refused(reason));
        assertThat(shelf.taken).isFalse();
        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/2")))).isInstanceOf(Fetched.class);
    }

    @Test
    void redirectWithALengthThatIsNoneIsRefused() {
        answers.put("/1", RawServer.text("HTTP/1.1 302 Found\r\nContent-Length: -5\r\nLocation: /2", ""));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Refused(Refused.Reason.LENGTH));
    }

    @Test
    void connectionThatWasClosedMeanwhileIsReplacedAtOnce() {
        // The server closes each connection after one answer, and does not say so.
        answers.put(
                "/1",
                out -> out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + BYTES.length() + "\r\n\r\n" + BYTES)
                        .getBytes(StandardCharsets.UTF_8)));
        try (MetaMedia media = builder().build()) {
            for (int i = 0; i < 3; i++) {
                assertThat(media.fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")), shelf))
                        .isInstanceOf(Fetched.class);
            }
        }
        assertThat(meta.heads()).hasSize(3);
    }

    @Test
    void bodyOfExactlyTheLimitIsAccepted() {
        answers.put("/1", RawServer.ok("x".repeat(1_048_576)));
        answers.put("/2", RawServer.text("HTTP/1.1 200 OK", "x".repeat(1_048_577)));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Fetched(1_048_576, "image/png"));
        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/2")))).isEqualTo(new Refused(Refused.Reason.TOO_LARGE));
    }

    @Test
    void slowDownloadEndsAtTheDeadline() {
        CountDownLatch over = new CountDownLatch(1);
        answers.put("/1", out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\nthe".getBytes(StandardCharsets.UTF_8));
            out.flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (MetaMedia media = builder().deadline(Duration.ofMillis(300)).build()) {
            assertThat(media.fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")), shelf))
                    .isEqualTo(new TryLater("TIMED_OUT", null));
        } finally {
            over.countDown();
        }
        assertThat(shelf.taken).isFalse();
    }

    @Test
    void truncatedDownloadIsNotStored() {
        answers.put("/1", RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 100", "half"));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new TryLater("CONNECTION_LOST", null));
        assertThat(shelf.taken).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void digestMismatchIsNotStored(boolean inMessage, boolean inLookUp) {
        String other = HexFormat.of().formatHex(MediaDigest.sha256().digest());
        lookUp("\"sha256\":\"" + (inLookUp ? other : HEX) + "\"");
        answers.put("/whatsapp_business/1", RawServer.ok(BYTES));

        assertThat(fetch(GraphStub.WHATSAPP, byId(inMessage ? other : BASE64)))
                .isEqualTo(new Refused(Refused.Reason.DIGEST));
        assertThat(shelf.taken).isFalse();
    }

    @Test
    void digestIsReadInEveryFormat() {
        assertThat(List.of(
                        HEX,
                        HEX.toUpperCase(Locale.ROOT),
                        BASE64,
                        BASE64.replace("=", ""),
                        Base64.getUrlEncoder().encodeToString(SHA256)))
                .allMatch(form -> MediaDigest.of(form).orElseThrow().matches(SHA256));
        assertThat(Arrays.asList(null, "", "x", "AAAA", HEX + "00", BASE64 + BASE64))
                .allMatch(form -> MediaDigest.of(form).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br", "deflate", "identity, gzip", "x-unheard-of"})
    void compressedBytesAreNeverDecompressed(String encoding) {
        answers.put("/1", out -> {
            out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: " + encoding + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            try (GZIPOutputStream bomb = new GZIPOutputStream(out)) {
                bomb.write(new byte[4 * 1024 * 1024]);
            }
        });

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Refused(Refused.Reason.ENCODED));
        assertThat(shelf.taken).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script></html>", "<svg onload='x'/>", "MZ\u0090"})
    void contentTypeIsNotGuessed(String body) {
        answers.put("/1", RawServer.ok(body));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isInstanceOf(Fetched.class);
        assertThat(shelf.mimeType).isEqualTo("image/png");
    }

    @Test
    void missingContentTypeFallsBackToTheMessages() {
        answers.put("/1", RawServer.text("HTTP/1.1 200 OK", BYTES));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new Fetched(BYTES.length(), null));
        assertThat(fetch(
                        GraphStub.MESSENGER,
                        new MediaRef(MediaKind.IMAGE, null, meta.url("/1"), "image/webp", null, "../../x")))
                .isEqualTo(new Fetched(BYTES.length(), "image/webp"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"x\"}} | gone",
                "404 | {\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"x\"}} | gone",
                "401 | {\"error\":{\"code\":190,\"error_subcode\":463,\"message\":\"x\"}} | stopped",
                "403 | {\"error\":{\"code\":10,\"message\":\"x\"}} | stopped",
                "400 | {\"error\":{\"code\":200,\"message\":\"x\"}} | stopped",
                "400 | {\"error\":{\"code\":100,\"message\":\"Invalid appsecret_proof\"}} | later",
                "429 | {\"error\":{\"code\":80007,\"message\":\"x\"}} | later",
                "500 | {\"error\":{\"code\":2,\"message\":\"x\"}} | later",
                "503 | <html> | later",
                "200 | {} | later",
                "200 | <html> | later",
            })
    void lookUpOutcomes(int status, String body, String expected) {
        answers.put("/v26.0/990001", RawServer.text("HTTP/1.1 " + status + " X", body));

        Class<? extends MediaOutcome> outcome = Map.of(
                        "gone", Gone.class, "stopped", LineStopped.class, "later", TryLater.class)
                .get(expected);
        assertThat(fetch(GraphStub.WHATSAPP, byId(null))).isInstanceOf(outcome);
        assertThat(meta.heads()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, gone",
        "403, gone",
        "404, gone",
        "410, gone",
        "408, later",
        "429, later",
        "500, later",
        "503, later",
        "204, later",
        "206, later",
        "304, later"
    })
    void expiredAddressIsGone(int status, String expected) {
        answers.put("/1", RawServer.text("HTTP/1.1 " + status + " X\r\nContent-Length: 0", ""));

        assertThat(fetch(GraphStub.INSTAGRAM, byUrl(meta.url("/1"))))
                .isInstanceOf(expected.equals("gone") ? Gone.class : TryLater.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void expiredAddressAfterALookUpIsRetriedLater(int status) {
        lookUp("");
        answers.put("/whatsapp_business/1", RawServer.text("HTTP/1.1 " + status + " X\r\nContent-Length: 0", ""));

        assertThat(fetch(GraphStub.WHATSAPP, byId(null))).isEqualTo(new TryLater("HTTP_" + status, null));
    }

    @Test
    void emptyAnswerIsNoMedium() {
        answers.put("/1", RawServer.ok(""));

        assertThat(fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")))).isEqualTo(new TryLater("EMPTY_ANSWER", null));
    }

    @Test
    void missingTokenStopsTheLineWithoutACall() {
        AccessTokens none = line -> Optional.empty();
        try (GraphApi bare = GraphApi.builder(none)
                        .endpoints(GraphEndpoints.standIn(meta.base()))
                        .build();
                MetaMedia media = MetaMedia.builder(bare, none)
                        .hosts(MediaHosts.standIn(meta.base()))
                        .build()) {
            assertThat(media.fetch(GraphStub.WHATSAPP, byId(null), shelf)).isEqualTo(new LineStopped("NO_TOKEN"));
            assertThat(media.fetch(GraphStub.WHATSAPP, byUrl(meta.url("/whatsapp_business/1")), shelf))
                    .isEqualTo(new LineStopped("NO_TOKEN"));
        }
        assertThat(meta.heads()).isEmpty();
    }

    @Test
    void mediumWithoutIdAndAddressIsGone() {
        MediaRef nothing = new MediaRef(MediaKind.IMAGE, null, null, null, null, null);

        assertThat(fetch(GraphStub.WHATSAPP, nothing)).isEqualTo(new Gone());
        assertThat(fetch(GraphStub.WHATSAPP, new MediaRef(MediaKind.IMAGE, "../me", null, null, null, null)))
                .isEqualTo(new Gone());
        assertThat(meta.heads()).isEmpty();
    }

    @Test
    void failingStorageIsRetriedLater() {
        answers.put("/1", RawServer.ok(BYTES));
        try (MetaMedia media = builder().build()) {
            MediaOutcome full = media.fetch(GraphStub.MESSENGER, byUrl(meta.url("/1")), (bytes, type) -> {
                throw new IOException("disk full");
            });
            MediaOutcome lazy = media.fetch(
                    GraphStub.MESSENGER,
                    byUrl(meta.url("/1")),
                    (bytes, type) -> assertThat(bytes.read()).isPositive());

            assertThat(List.of(full, lazy)).containsOnly(new TryLater("NOT_STORED", null));
        }
    }

    @Test
    void invalidSettingsAreRefused() {
        MetaMedia.Builder builder = builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxBytes(104_857_601));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.deadline(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.deadline(Duration.ofSeconds(81)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ofMinutes(2)));
    }

    private MediaOutcome fetch(Line line, MediaRef medium) {
        try (MetaMedia media = builder().build()) {
            return media.fetch(line, medium, shelf);
        }
    }

    private MetaMedia.Builder builder() {
        return MetaMedia.builder(graph, tokens)
                .hosts(MediaHosts.standIn(meta.base()))
                .maxBytes(1_048_576);
    }

    /** As in production, except for name resolution. */
    private MetaMedia production(Dns resolver) {
        return MetaMedia.builder(graph, tokens).resolver(resolver).build();
    }

    private void lookUp(String more) {
        String url = "\"url\":\"" + meta.url("/whatsapp_business/1") + "\"";
        answers.put(
                "/v26.0/990001", RawServer.ok("{\"id\":\"990001\"," + url + (more.isEmpty() ? "" : "," + more) + "}"));
    }

    private static MediaRef byId(@Nullable String sha256) {
        return new MediaRef(MediaKind.IMAGE, "990001", "https://lookaside.fbsbx.com/old", null, sha256, null);
    }

    private static MediaRef byUrl(String url) {
        return new MediaRef(MediaKind.IMAGE, null, url, null, null, null);
    }

    /** Records complete downloads. */
    private static final class RecordingStorage implements MediaSink {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean taken;
        private @Nullable String mimeType;

        @Override
        public void take(InputStream bytes, @Nullable String type) throws IOException {
            bytes.transferTo(kept);
            taken = true;
            mimeType = type;
        }

        String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
