package io.escala.examples.answering;

import io.escala.fakemeta.FakeMeta;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program in a process of its own, with a fake Meta, in a folder of its own. */
final class RunningProgram implements AutoCloseable {
    static final String VERIFY_TOKEN = "a-verify-token";
    private static final Pattern PORT = Pattern.compile("on port (\\d{1,5}) at /webhook");

    private final Process process;
    private final int port;

    private RunningProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and waits until it receives webhooks.
     *
     * @param classes where the class {@code Answering} is
     * @param folder where it keeps its file
     */
    static RunningProgram start(Path classes, Path folder, FakeMeta meta) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=program-log.xml",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                "Answering");
        builder.environment()
                .putAll(Map.of(
                        "META_APP_ID", meta.app().id(),
                        "META_APP_SECRET", meta.app().secret(),
                        "META_VERIFY_TOKEN", VERIFY_TOKEN,
                        "WHATSAPP_TOKEN", meta.whatsApp().token(),
                        "PHONE_NUMBER_ID", meta.whatsApp().id(),
                        "WABA_ID", meta.whatsApp().waba(),
                        "META_GRAPH_URL", meta.baseUrl()));
        Process process =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            Matcher listening = PORT.matcher(line);
            if (listening.find()) {
                Thread reader = new Thread(() -> out.lines().forEach(System.out::println), "said");
                reader.setDaemon(true);
                reader.start();
                return new RunningProgram(process, Integer.parseInt(listening.group(1)));
            }
        }
        throw new IOException("the program did not start: " + said);
    }

    String webhook() {
        return "http://localhost:" + port + "/webhook";
    }

    /** Kills it without warning, like a power failure. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
