package io.escala.channels.internal.send;

import static io.escala.channels.internal.send.ErrorClass.LINE_STOPPED;
import static io.escala.channels.internal.send.ErrorClass.NOT_NOW;
import static io.escala.channels.internal.send.ErrorClass.OPTED_OUT;
import static io.escala.channels.internal.send.ErrorClass.RECIPIENT;
import static io.escala.channels.internal.send.ErrorClass.REQUEST;
import static io.escala.channels.internal.send.ErrorClass.UNKNOWN;
import static io.escala.channels.internal.send.ErrorClass.WINDOW_CLOSED;
import static io.escala.channels.internal.send.ErrorRow.code;
import static io.escala.channels.internal.send.ErrorRow.pair;

import java.util.List;
import java.util.stream.Stream;

/** The error codes that Messenger and Instagram share: an Instagram account may use a Page's endpoint. */
public final class PageErrors {
    private static final List<ErrorRow> ROWS = List.of(
            pair(1, 2018382, REQUEST, "id of an instant form wrong"),
            pair(10, 2018278, WINDOW_CLOSED, "outside the window"),
            pair(10, 2018065, WINDOW_CLOSED, "outside the window, older form"),
            pair(10, 2534022, WINDOW_CLOSED, "outside the window, Instagram"),
            pair(10, 2018108, RECIPIENT, "they cannot receive messages right now"),
            pair(10, 1893063, LINE_STOPPED, "Page restricted from sending"),
            pair(10, 1893015, OPTED_OUT, "user stopped notifications"),
            pair(100, 2018001, RECIPIENT, "no such person for this Page"),
            pair(200, 1545041, RECIPIENT, "person not available"),
            code(551, RECIPIENT, "person not available"),
            pair(551, 1545041, RECIPIENT, "person not available"),
            pair(613, 2018338, NOT_NOW, "bothersome to this person"),
            code(1200, UNKNOWN, "temporary send failure"),
            code(2022, LINE_STOPPED, "commerce messages disabled"),
            code(2018300, NOT_NOW, "another app controls the thread"),
            code(2018321, NOT_NOW, "an automated flow controls the thread"));

    private PageErrors() {}

    /**
     * Creates the table of Messenger or Instagram.
     *
     * @param own the channel's own rows
     */
    public static ErrorTable table(ErrorRow... own) {
        return ErrorTable.of(Stream.concat(ROWS.stream(), Stream.of(own)).toArray(ErrorRow[]::new));
    }
}
