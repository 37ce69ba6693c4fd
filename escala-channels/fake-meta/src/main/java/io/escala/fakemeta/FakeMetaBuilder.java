package io.escala.fakemeta;

import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Configures a {@link FakeMeta}. Not thread-safe; for one use. */
public final class FakeMetaBuilder {

    private final List<App> apps = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Template> templates = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private int port;
    private boolean closedWindowLater;

    FakeMetaBuilder() {}

    /** Returns a builder with one app and one line per channel, with realistic but invalid ids and tokens. */
    static FakeMetaBuilder shop() {
        return new FakeMetaBuilder()
                .app(App.of("900100200300", "fake-app-secret"))
                .line(WhatsAppNumber.of("700800900100200")
                        .phone("5493410001122")
                        .waba("900100200300400")
                        .portfolio("500600700800900")
                        .token("fake-whatsapp-token"))
                .line(Page.of("104000000000001").name("Shop").token("fake-page-token"))
                .line(InstagramAccount.of("17841400000000001").userName("shop").token("fake-instagram-token"))
                .template(Template.of("900100200300400", "hello_world", "en_US", "Hello World"));
    }

    /** Sets the clock for messaging windows and event times; the default is the system clock in UTC. */
    public FakeMetaBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Sets the port; the default, 0, selects a free one. */
    public FakeMetaBuilder port(int value) {
        port = value;
        return this;
    }

    /** Adds an app. */
    public FakeMetaBuilder app(App app) {
        apps.add(app);
        return this;
    }

    /** Adds a WhatsApp number, a page or an Instagram account; if there is only one app, it belongs to that. */
    public FakeMetaBuilder line(Line line) {
        lines.add(line);
        return this;
    }

    /** Adds a template. */
    public FakeMetaBuilder template(Template template) {
        templates.add(template);
        return this;
    }

    /**
     * Makes WhatsApp accept free-form messages outside the window and report a failed status 131047 later, as Meta also
     * does, instead of refusing them at once.
     */
    public FakeMetaBuilder closedWindowReportedLater() {
        closedWindowLater = true;
        return this;
    }

    /**
     * Starts the server.
     *
     * @throws IllegalStateException naming everything that is missing or inconsistent
     */
    public FakeMeta start() {
        return FakeMeta.started(
                new MetaState(Connections.checked(apps, lines, templates), clock, closedWindowLater), port);
    }
}
