package io.escala.examples.quickstart;

import io.escala.fakemeta.FakeMeta;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the server of this example in its own process, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final String KEY = "only-for-this-story";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(FakeMeta meta, Path file, Duration clock) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Quickstart.class.getName());
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("META_APP_ID", SampleBusiness.APP.id()),
                        Map.entry("META_APP_SECRET", SampleBusiness.APP.secret()),
                        Map.entry("META_VERIFY_TOKEN", SampleBusiness.VERIFY_TOKEN),
                        Map.entry("WHATSAPP_PHONE_NUMBER_ID", SampleBusiness.NUMBER.id()),
                        Map.entry("WHATSAPP_BUSINESS_ACCOUNT_ID", SampleBusiness.NUMBER.waba()),
                        Map.entry("WHATSAPP_TOKEN", SampleBusiness.NUMBER.token()),
                        Map.entry("MESSENGER_PAGE_ID", SampleBusiness.PAGE.id()),
                        Map.entry("MESSENGER_TOKEN", SampleBusiness.PAGE.token()),
                        Map.entry("INSTAGRAM_ACCOUNT_ID", SampleBusiness.INSTAGRAM.id()),
                        Map.entry("INSTAGRAM_TOKEN", SampleBusiness.INSTAGRAM.token()),
                        Map.entry(
                                "WHATSAPP_TEMPLATE",
                                SampleBusiness.TEMPLATE_NAME + "|es_AR|" + SampleBusiness.TEMPLATE_BODY),
                        Map.entry("META_GRAPH_URL", meta.baseUrl()),
                        Map.entry("ESCALA_FILE", file.toString()),
                        Map.entry("ESCALA_PORT", "0"),
                        Map.entry("CLOCK_OFFSET", clock.toString()),
                        Map.entry("OPERATOR_KEY", KEY)));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("listening on ")) {
                return new ServerProcess(process, Integer.parseInt(line.substring("listening on ".length())));
            }
        }
        throw new IOException("the server did not start: " + said);
    }

    String webhookUrl() {
        return "http://localhost:" + port + "/webhook";
    }

    /** Calls the operator's desk and returns its answer. */
    String ask(String call, String... namesAndValues) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(i == 0 ? "?" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/operator/" + call + query))
                        .header("X-Operator-Key", KEY)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : "status " + answer.statusCode() + " " + answer.body();
    }

    /** Kills the process without warning, like a power failure. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
