package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadFaultTest {
    private static final byte[] PICTURE = "the bytes of a picture".getBytes(StandardCharsets.UTF_8);

    private final FakeMeta meta = FakeMeta.start();
    private final Caller caller = new Caller(meta);
    private String address = "";

    @BeforeEach
    void send() {
        String body = meta.messengerPerson("24001")
                .chat()
                .sends(MediaFile.of("image/jpeg", PICTURE))
                .body()
                .replace("\\/", "/");
        int start = body.indexOf(meta.baseUrl());
        address = body.substring(start, body.indexOf('"', start));
    }

    @AfterEach
    void close() {
        meta.close();
    }

    private HttpResponse<byte[]> download() {
        return caller.raw(HttpRequest.newBuilder(URI.create(address)).GET().build());
    }

    @Test
    void download_without_a_fault_succeeds_and_is_recorded() {
        assertThat(download().body()).isEqualTo(PICTURE);
        assertThat(meta.downloads())
                .containsExactly(new Download(URI.create(address).getPath(), false));

        meta.clear();
        assertThat(meta.downloads()).isEmpty();
    }

    @Test
    void each_fault_applies_to_one_download() {
        meta.failNextDownload(DownloadFault.status(404));
        meta.failNextDownload(DownloadFault.redirectTo("http://evil.example/x"));
        meta.failNextDownload(DownloadFault.otherBytes(new byte[] {1}));
        meta.failNextDownload(DownloadFault.flood(100_000));
        meta.failNextDownload(DownloadFault.typed("text/html"));

        assertThat(download().statusCode()).isEqualTo(404);
        HttpResponse<byte[]> redirect = download();
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location")).contains("http://evil.example/x");
        assertThat(download().body()).containsExactly(1);
        assertThat(download().body()).hasSize(100_000);
        HttpResponse<byte[]> typed = download();
        assertThat(typed.headers().allValues("Content-Type")).containsExactly("text/html");
        assertThat(typed.body()).isEqualTo(PICTURE);
        assertThat(download().body()).isEqualTo(PICTURE);
        assertThat(meta.downloads()).hasSize(6);
    }

    @Test
    void compressed_download_declares_its_encoding() throws IOException {
        meta.failNextDownload(DownloadFault.packed());
        meta.failNextDownload(DownloadFault.bomb(1_000_000));

        HttpResponse<byte[]> packed = download();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(PICTURE);
        assertThat(download().body()).hasSizeLessThan(10_000);
    }

    @Test
    void slow_download_arrives_complete() {
        meta.failNextDownload(DownloadFault.dribbling(Duration.ofMillis(50)));

        assertThat(download().body()).isEqualTo(PICTURE);
    }
}
