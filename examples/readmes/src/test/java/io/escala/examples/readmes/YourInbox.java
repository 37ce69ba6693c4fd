package io.escala.examples.readmes;

import io.escala.fakemeta.FakeMeta;
import java.util.Map;

/** Stands for the reader's own application. */
record YourInbox(FakeMeta meta) {
    /** Takes a webhook in. */
    void receive(byte[] body, Map<String, String> headers) {}
}
