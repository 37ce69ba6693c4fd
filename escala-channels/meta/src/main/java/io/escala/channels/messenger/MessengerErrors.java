package io.escala.channels.messenger;

import io.escala.channels.internal.send.ErrorTable;
import io.escala.channels.internal.send.PageErrors;

/** What Messenger's error codes mean for a send. */
final class MessengerErrors {
    static final ErrorTable TABLE = PageErrors.table();

    private MessengerErrors() {}
}
