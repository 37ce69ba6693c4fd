package io.escala.channels.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Exchanges over OkHttp up to the head of the response, whose body the caller reads and closes. Stateless. */
public final class Exchange {
    private Exchange() {}

    /**
     * Sends a request once.
     *
     * @throws LengthException when the response states a length that OkHttp cannot read: it throws while the body is read or closed
     */
    public static Response once(Call call) throws IOException {
        Response response = call.execute();
        if (!StatedLength.isNumber(response)) {
            giveUp(call, response);
            throw new LengthException();
        }
        return response;
    }

    /**
     * Gets a response. A connection that was kept may have been closed by the peer, which shows only when it is used: if it breaks, the
     * request, which only reads, is sent again at once, over a new connection.
     *
     * @param end when the exchange ends, by {@link System#nanoTime}
     */
    public static Response get(OkHttpClient client, Request request, long end) throws IOException {
        try {
            return once(call(client, request, end));
        } catch (IOException failure) {
            if (!isBroken(failure)) {
                throw failure;
            }
            client.connectionPool().evictAll();
            return once(call(client, request, end));
        }
    }

    /** Whether a connection broke: without one, after the deadline, or after an answer against the protocol a second request ends alike. */
    private static boolean isBroken(IOException failure) {
        return !(failure instanceof InterruptedIOException
                || failure instanceof ConnectException
                || failure instanceof ProtocolException
                || failure instanceof UnknownHostException
                || failure instanceof LengthException);
    }

    private static Call call(OkHttpClient client, Request request, long end) {
        Call call = client.newCall(request);
        call.timeout().timeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        return call;
    }

    /** Gives up a response whose body must not be read, with its connection. */
    private static void giveUp(Call call, Response response) {
        call.cancel();
        try {
            response.close();
        } catch (IllegalArgumentException e) {
            // OkHttp reads the rest of a body before it keeps the connection, and refuses to read less than nothing.
            call.cancel();
        }
    }
}
