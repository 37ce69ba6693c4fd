package io.escala.channels.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A server that writes raw answers and records the request heads. */
final class RawServer implements AutoCloseable {
    /** Writes an answer to one connection; a reader that went away is no failure. */
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;

    /** Begins to listen; each request is answered by what its path, such as {@code /a}, is given. */
    RawServer(Function<String, Answer> answers) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(() -> serve(answers), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    static Answer text(String head, String body) {
        return out -> out.write((head + "\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    static Answer ok(String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return text("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: " + length, body);
    }

    static Answer redirect(String location) {
        return text("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location, "");
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    String url(String path) {
        return base() + path;
    }

    /** The heads of every request so far. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve(Function<String, Answer> answers) {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                StringBuilder head = new StringBuilder();
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    head.append(line).append('\n');
                }
                heads.add(head.toString());
                String path = head.toString().split(" ", 3)[1];
                answers.apply(path).write(connection.getOutputStream());
                connection.getOutputStream().flush();
            } catch (IOException gone) {
                // The client closed the connection, or the test is over.
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
