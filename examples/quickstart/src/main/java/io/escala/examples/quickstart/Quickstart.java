package io.escala.examples.quickstart;

import java.util.Map;

/**
 * Two programs in one. Without Meta's credentials in the environment it plays a day of an inbox against a stand-in for Meta,
 * checks what the store says, and stops. With them it serves the real webhook until it is stopped.
 */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Runs.
     *
     * @param args none
     * @throws Exception when the day did not go as told; the exit code is then not zero
     */
    public static void main(String[] args) throws Exception {
        Map<String, String> environment = System.getenv();
        if (environment.containsKey("META_APP_SECRET")) {
            Settings settings = Settings.read(environment);
            InboxServer server = InboxServer.start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.out.println("listening on " + server.port());
            Thread.currentThread().join();
        } else {
            System.exit(DemoScenario.tell() ? 0 : 1);
        }
    }
}
