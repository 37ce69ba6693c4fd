package io.escala.channels.messenger;

import io.escala.channels.internal.send.ErrorTable;
import io.escala.channels.internal.send.PageErrors;

/** Classification of Messenger's error codes for a send. */
final class MessengerErrors {
    static final ErrorTable TABLE = PageErrors.table();

    private MessengerErrors() {}
}
