package io.escala.acceptance.stage;

import io.escala.channels.graph.AccessToken;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.fakemeta.FakeMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all tests of a run share because it is slow to start: Meta's stand-in, HTTP, PostgreSQL. Tests run one at a time. */
final class SharedServers implements AutoCloseable {
    static final AccessTokens TOKENS =
            line -> Optional.of(AccessToken.of(TestBusiness.token(line.key().providerId())));

    private final ManualClock clock = new ManualClock();
    private final FakeMeta meta = TestBusiness.meta(clock);
    private final GraphApi graph = GraphApi.builder(TOKENS)
            .endpoints(GraphEndpoints.standIn(URI.create(meta.baseUrl())))
            .deadline(Duration.ofSeconds(10))
            .build();
    private final List<Path> files = new ArrayList<>();
    private @Nullable PostgresServer postgres;

    InboxFixture set(Stores store) {
        clock.reset();
        meta.clear();
        StoreSetups setups = new StoreSetups(clock, meta, graph, () -> store.fresh(this), store.orders());
        return new InboxFixture(clock, meta, graph, store.fresh(this), setups);
    }

    ManualClock clock() {
        return clock;
    }

    PostgresServer postgres() {
        if (postgres == null) {
            postgres = new PostgresServer();
        }
        return postgres;
    }

    Path emptyFile() {
        try {
            Path folder = Files.createTempDirectory("escala-acceptance");
            files.add(folder);
            return folder.resolve("inbox.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        graph.close();
        meta.close();
        if (postgres != null) {
            postgres.close();
        }
        for (Path folder : files) {
            try (var inside = Files.list(folder)) {
                for (Path file : inside.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
