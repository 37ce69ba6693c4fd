package io.escala.channels.internal.send;

import static io.escala.channels.internal.send.ErrorClass.LINE_STOPPED;
import static io.escala.channels.internal.send.ErrorClass.REQUEST;
import static io.escala.channels.internal.send.ErrorClass.TRY_LATER;
import static io.escala.channels.internal.send.ErrorClass.UNKNOWN;
import static io.escala.channels.internal.send.ErrorRow.code;
import static io.escala.channels.internal.send.ErrorRow.pair;
import static io.escala.channels.internal.send.ErrorRow.range;

import java.util.List;

/** The error codes with the same meaning on every channel. */
final class SharedErrors {
    static final List<ErrorRow> ROWS = List.of(
            code(0, LINE_STOPPED, "not authenticated"),
            code(1, UNKNOWN, "unknown error"),
            pair(1, 1357046, UNKNOWN, "error answered although the send succeeded"),
            code(2, UNKNOWN, "service trouble"),
            code(3, LINE_STOPPED, "capability missing"),
            code(4, TRY_LATER, "call limit of the app"),
            code(10, LINE_STOPPED, "permission missing"),
            code(17, TRY_LATER, "call limit of the user"),
            code(32, TRY_LATER, "call limit of the page"),
            code(100, REQUEST, "wrong parameter"),
            pair(100, 33, LINE_STOPPED, "the sending object does not exist or may not be used"),
            code(190, LINE_STOPPED, "token expired or invalid"),
            range(200, 299, LINE_STOPPED, "permission missing"),
            code(368, LINE_STOPPED, "blocked for breaking a policy"),
            code(613, TRY_LATER, "call limit"),
            range(80000, 80014, TRY_LATER, "call limit of a business use case"));

    private SharedErrors() {}
}
