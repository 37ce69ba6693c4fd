package io.escala.examples.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers every request as Meta answers an accepted message. It is a process of its own, so that a benchmark measures callers only. */
final class AnsweringServer implements AutoCloseable {
    private static final byte[] ANSWER = answer(
            "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"+5493415550101\","
                    + "\"wa_id\":\"5493415550101\"}],\"messages\":[{\"id\":\"wamid.HBgNNTQ5MzQxNTU1MDEwMRUCABIYFjNFQjA\"}]}");

    private static final String LENGTH = "content-length:";

    private final Process process;
    private final URI address;

    private AnsweringServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a server on a free port. */
    static AnsweringServer start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnsweringServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.US_ASCII);
        return new AnsweringServer(process, URI.create("http://127.0.0.1:" + said.readLine()));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /**
     * Serves until the standard input ends, as it does when the process that started it ends.
     *
     * @throws IOException if there is no port
     */
    public static void main(String[] args) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(server, threads));
        System.out.println(server.getLocalPort());
        try (InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.US_ASCII)) {
            while (in.read() >= 0) {
                // Nothing is said to it.
            }
        }
    }

    private static void accept(ServerSocket server, ExecutorService threads) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            System.err.println("no more connections: " + closed);
        }
    }

    private static void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            while (true) {
                in.skipNBytes(length(in));
                out.write(ANSWER);
            }
        } catch (IOException closed) {
            // The caller has no more requests.
        }
    }

    /** Reads the head of a request, and returns the length of its body. */
    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        return length;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] answer(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
