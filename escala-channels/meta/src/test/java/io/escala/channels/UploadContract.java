package io.escala.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.core.channel.ContentSource;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.line.Line;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What uploads of every channel promise; each channel has a subclass. */
@Timeout(30)
public abstract class UploadContract {
    private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.UTF_8);

    /** More than a connection buffers, so that a server that answers early is noticed while writing. */
    private static final int LARGE = 24 * 1024 * 1024;

    @RegisterExtension
    protected final GraphStub meta = new GraphStub();

    protected UploadContract() {}

    protected abstract UploadOutcome upload(GraphApi graph, Line line, UploadFile file);

    protected abstract Line line();

    protected abstract String path();

    protected abstract String fileField();

    protected abstract String answer(String id);

    protected abstract Map<String, String> fields();

    private UploadOutcome upload(ContentSource content) {
        return upload(image("a.jpg", content));
    }

    private UploadOutcome upload(UploadFile file) {
        return upload(meta.graph(), line(), file);
    }

    private static UploadFile image(@Nullable String name, ContentSource content) {
        return new UploadFile(MediaKind.IMAGE, "image/jpeg", name, content);
    }

    private static UploadOutcome later(String reason) {
        return new UploadOutcome.TryLater(new DeliveryError(0, 0, reason), null);
    }

    private static UploadOutcome rejected(String reason) {
        return new UploadOutcome.Rejected(new DeliveryError(0, 0, reason));
    }

    private static Map<String, String> textParts(LoggedRequest request) {
        Map<String, String> texts = new HashMap<>();
        for (Request.Part part : request.getParts()) {
            if (part.getFileName() == null) {
                texts.put(part.getName(), part.getBody().asString());
            }
        }
        return texts;
    }

    @BeforeEach
    void accepts() {
        meta.answers(200, answer("4711"));
    }

    @Test
    void theFileIsAPartOfAForm() {
        assertThat(upload(ContentSource.of(PICTURE))).isEqualTo(new UploadOutcome.Uploaded("4711"));

        LoggedRequest request = meta.request();
        Request.Part file = request.getPart(fileField());
        assertThat(request.getUrl()).isEqualTo(path());
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + GraphStub.TOKEN);
        assertThat(file.getBody().asBytes()).isEqualTo(PICTURE);
        assertThat(file.getHeader("Content-Type").firstValue()).isEqualTo("image/jpeg");
        assertThat(textParts(request)).isEqualTo(fields());
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, _._.._etc_passwd",
        "C:\\x.png, C__x.png",
        "año nuevo.jpg, a_o_nuevo.jpg",
        "'a\u202Egpj.exe', a_gpj.exe",
        "'a\"; name=\"type\".jpg', a___name__type_.jpg",
        "'', file",
    })
    void fileNamesArePlain(String given, String sent) {
        upload(image(given, ContentSource.of(PICTURE)));

        assertThat(meta.request().getPart(fileField()).getFileName()).isEqualTo(sent);
    }

    @Test
    void longNamesKeepTheirEnd() {
        upload(image("x".repeat(5_000) + ".jpg", ContentSource.of(PICTURE)));

        assertThat(meta.request().getPart(fileField()).getFileName())
                .hasSize(100)
                .endsWith("x.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "image", "image/jpeg\r\nX: y", "image/jpeg; a=b", "a/b/c"})
    void whatIsNoTypeIsRefusedBeforeAnyCall(String mimeType) {
        UploadFile file = new UploadFile(MediaKind.IMAGE, mimeType, null, ContentSource.of(PICTURE));

        assertThat(upload(file)).isEqualTo(rejected("NO_MIME_TYPE"));
        assertThat(meta.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 1_000_000})
    void aLengthThatIsNotTrueIsRefused(int stated) {
        assertThat(upload(ContentSource.of(stated, () -> new ByteArrayInputStream(PICTURE))))
                .isEqualTo(rejected("CONTENT_LENGTH"));
    }

    @Test
    void anEndlessStreamIsReadUpToItsStatedLength() {
        EndlessZeros endless = new EndlessZeros();

        assertThat(upload(ContentSource.of(100_000, () -> endless))).isEqualTo(rejected("CONTENT_LENGTH"));
        assertThat(endless.read).isLessThan(200_000);
    }

    @Test
    void contentThatCannotBeReadIsTriedLater() {
        ContentSource unopened = ContentSource.of(9, () -> {
            throw new IOException("disk");
        });
        ContentSource broken = ContentSource.of(9, () -> new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw new IOException("disk");
            }
        });

        assertThat(upload(unopened)).isEqualTo(later("CONTENT_UNREADABLE"));
        assertThat(upload(broken)).isEqualTo(later("CONTENT_UNREADABLE"));
    }

    @Test
    void largeFilesAreStreamed() {
        assertThat(upload(ContentSource.of(LARGE, () -> new FewBytes(LARGE))))
                .isEqualTo(new UploadOutcome.Uploaded("4711"));
    }

    @ParameterizedTest
    @CsvSource({"429, 4", "500, 2", "400, 1"})
    void troubleOfMetaIsTriedLater(int status, int code) {
        meta.answers(status, SendAnswers.error(code, 0));

        assertThat(upload(ContentSource.of(PICTURE)))
                .isInstanceOfSatisfying(
                        UploadOutcome.TryLater.class,
                        outcome -> assertThat(outcome.error().code()).isEqualTo(code));
    }

    @Test
    void refusedFilesAreRejected() {
        meta.answers(400, SendAnswers.error(100, 0));

        assertThat(upload(ContentSource.of(PICTURE))).isInstanceOf(UploadOutcome.Rejected.class);
    }

    @Test
    void refusedTokensStopTheLine() {
        meta.answers(401, SendAnswers.error(190, 0));

        assertThat(upload(ContentSource.of(PICTURE))).isInstanceOf(UploadOutcome.LineStopped.class);
    }

    @Test
    void answersWithoutAnIdAndBrokenConnectionsAreTriedLater() {
        meta.answers(200, "{}");
        assertThat(upload(ContentSource.of(PICTURE))).isEqualTo(later("ANSWER_WITHOUT_ID"));

        meta.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(upload(ContentSource.of(PICTURE))).isInstanceOf(UploadOutcome.TryLater.class);
    }

    @Test
    void aConnectionThatIsCutInTheMiddleOfTheBodyIsTriedLater() throws Exception {
        Thread cutting;
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            cutting = new Thread(() -> cutEach(server), "cutting-server");
            cutting.start();
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
            try (GraphApi graph = GraphApi.builder(AccessTokens.always(GraphStub.TOKEN))
                    .endpoints(GraphEndpoints.standIn(address))
                    .build()) {
                UploadFile file = image("a.jpg", ContentSource.of(LARGE, () -> new FewBytes(LARGE)));

                assertThat(upload(graph, line(), file)).isInstanceOf(UploadOutcome.TryLater.class);
            }
        }
        cutting.join();
    }

    /** Reads a part of each request, and resets its connection. */
    private static void cutEach(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.getInputStream().readNBytes(LARGE / 4);
                connection.setSoLinger(true, 0);
            } catch (IOException e) {
                // The client gave up, or the test is over.
            }
        }
    }

    @Test
    void uploadsHaveADeadlineOfTheirOwn() {
        meta.answers(aResponse().withStatus(200).withBody(answer("4711")).withFixedDelay(400));
        try (GraphApi patient = meta.builder()
                        .deadline(Duration.ofSeconds(20))
                        .uploadDeadline(Duration.ofSeconds(15))
                        .build();
                GraphApi hasty =
                        meta.builder().uploadDeadline(Duration.ofMillis(50)).build()) {
            UploadFile file = image("a.jpg", ContentSource.of(PICTURE));

            // On a busy machine the time may be over before there is a connection.
            assertThat(upload(hasty, line(), file)).isIn(later("TIMED_OUT"), later("UNREACHABLE"));
            assertThat(upload(patient, line(), file)).isEqualTo(new UploadOutcome.Uploaded("4711"));
        }
    }

    @Test
    void linesOfOtherChannelsAreAnError() {
        Line other = line().equals(GraphStub.WHATSAPP) ? GraphStub.MESSENGER : GraphStub.WHATSAPP;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> upload(meta.graph(), other, image("a.jpg", ContentSource.of(PICTURE))));
    }

    /** That many zero bytes. */
    private static final class FewBytes extends InputStream {
        private int left;

        FewBytes(int bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int read = Math.min(left, most);
            left -= read;
            return read == 0 ? -1 : read;
        }
    }

    /** Zero bytes without end. */
    private static final class EndlessZeros extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            read += most;
            return most;
        }
    }
}
