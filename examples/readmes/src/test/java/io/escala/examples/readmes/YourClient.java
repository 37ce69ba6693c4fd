package io.escala.examples.readmes;

import java.io.IOException;

/** Stands for the reader's own client of the Graph API. */
record YourClient(String baseUrl, String phoneNumberId, String token) {
    /** Sends a text. */
    @SuppressWarnings("unused")
    void send(String to, String text) throws IOException {}
}
