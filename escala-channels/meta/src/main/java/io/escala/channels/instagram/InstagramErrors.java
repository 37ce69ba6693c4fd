package io.escala.channels.instagram;

import static io.escala.channels.internal.send.ErrorClass.LINE_STOPPED;
import static io.escala.channels.internal.send.ErrorClass.NOT_NOW;
import static io.escala.channels.internal.send.ErrorClass.RECIPIENT;
import static io.escala.channels.internal.send.ErrorRow.code;
import static io.escala.channels.internal.send.ErrorRow.pair;

import io.escala.channels.internal.send.ErrorTable;
import io.escala.channels.internal.send.PageErrors;

/** Classification of Instagram's error codes for a send. */
final class InstagramErrors {
    static final ErrorTable TABLE = PageErrors.table(
            pair(10, 2534077, LINE_STOPPED, "link to the Page or second factor not verified"),
            pair(100, 2534013, LINE_STOPPED, "Page not linked to an Instagram account"),
            pair(100, 2534014, RECIPIENT, "no such person for this account"),
            pair(100, 2534025, RECIPIENT, "comment cannot be answered in private"),
            pair(100, 2534029, LINE_STOPPED, "business blocked from messaging"),
            pair(100, 2534037, NOT_NOW, "another app owns the thread"),
            pair(200, 2534041, LINE_STOPPED, "owner disabled access to messages"),
            code(9010, RECIPIENT, "no such person"),
            code(36103, LINE_STOPPED, "account not eligible"));

    private InstagramErrors() {}
}
