package io.escala.examples.quickstart;

import java.util.Map;

/**
 * Without Meta's credentials in the environment it runs a demo day of an inbox against a fake Meta, checks the store, and
 * exits. With them it serves the real webhook until it is stopped.
 */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Runs the demo or the server.
     *
     * @param args none
     * @throws Exception if a step fails; the exit code is then not zero
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
            System.exit(DemoScenario.runOnce() ? 0 : 1);
        }
    }
}
