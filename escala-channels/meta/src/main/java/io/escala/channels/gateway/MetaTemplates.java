package io.escala.channels.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.whatsapp.WhatsAppTemplates;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The templates of WhatsApp lines, read from Meta page by page and kept in memory by WhatsApp Business Account: by default for 10 minutes, and
 * for 1,000 accounts. They are read again at once when Meta reports a change, when somebody asks for it, and for a template that is not among
 * them; of one account at most every 10 seconds, by one thread. When reading fails, what is kept goes on to be used.
 *
 * <p>Thread-safe. Starts no thread: the caller that needs them reads.
 */
public final class MetaTemplates implements TemplateCatalogue {
    private record Account(AccountId account, String waba) {}

    private final WhatsAppTemplates client;
    private final Duration keep;
    private final Duration pause;
    private final LongSupplier nanos;
    private final Cache<Account, KeptTemplates> kept;

    /**
     * Creates a catalogue with default limits. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public MetaTemplates(GraphApi graph) {
        this(builder(graph));
    }

    private MetaTemplates(Builder builder) {
        client = new WhatsAppTemplates(builder.graph);
        keep = builder.keep;
        pause = builder.pause;
        nanos = builder.nanos;
        kept = Caffeine.newBuilder()
                .maximumSize(builder.accounts)
                // Maintenance runs in the calling thread, so no pool thread is used.
                .executor(Runnable::run)
                .build();
    }

    /**
     * Creates a builder, to change the limits.
     *
     * @param graph the Graph API, which the caller closes
     */
    public static Builder builder(GraphApi graph) {
        return new Builder(graph);
    }

    @Override
    public Optional<MessageTemplate> find(Line line, String name, String language) {
        String waba = line.wabaId();
        if (waba == null || !TemplateKey.canBe(waba, name, language)) {
            return Optional.empty();
        }
        return kept(line, waba).find(line, new TemplateKey(waba, name, language));
    }

    @Override
    public List<MessageTemplate> all(Line line) {
        String waba = line.wabaId();
        return waba == null ? List.of() : kept(line, waba).all(line);
    }

    @Override
    public void changed(TemplateKey template) {
        kept.asMap().forEach((account, templates) -> {
            if (account.waba().equals(template.wabaId())) {
                templates.outdate();
            }
        });
    }

    @Override
    public void refresh(Line line) {
        String waba = line.wabaId();
        if (waba != null) {
            kept(line, waba).demand();
        }
    }

    private KeptTemplates kept(Line line, String waba) {
        return kept.get(
                new Account(line.account(), waba), account -> new KeptTemplates(client::list, keep, pause, nanos));
    }

    /** Builds {@link MetaTemplates}. Not thread-safe; setters throw {@link IllegalArgumentException} for invalid values. */
    public static final class Builder {
        private final GraphApi graph;
        private Duration keep = Duration.ofMinutes(10);
        private Duration pause = Duration.ofSeconds(10);
        private int accounts = 1_000;
        private LongSupplier nanos = System::nanoTime;

        private Builder(GraphApi graph) {
            this.graph = Objects.requireNonNull(graph, "graph");
        }

        /**
         * Sets how long the templates of an account are used before they are read again.
         *
         * @param time more than zero; default 10 minutes
         */
        public Builder keep(Duration time) {
            keep = positive("keep", time);
            return this;
        }

        /**
         * Sets the shortest time between two readings of an account, however often a change is reported or a template is not found; {@link #refresh} does not wait for it.
         *
         * @param time more than zero; default 10 seconds
         */
        public Builder pause(Duration time) {
            pause = positive("pause", time);
            return this;
        }

        /**
         * Sets the maximum number of WhatsApp Business Accounts; beyond it the least used are evicted.
         *
         * @param count at least 1; default 1,000
         */
        public Builder maxAccounts(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("maxAccounts must be at least 1, is " + count);
            }
            accounts = count;
            return this;
        }

        /**
         * Sets the clock of these times.
         *
         * @param clock nanoseconds from any fixed point, never running backwards; default {@link System#nanoTime}
         */
        public Builder nanos(LongSupplier clock) {
            nanos = Objects.requireNonNull(clock, "nanos");
            return this;
        }

        /**
         * Builds the catalogue.
         */
        public MetaTemplates build() {
            return new MetaTemplates(this);
        }

        private static Duration positive(String name, Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(name + " must be more than zero");
            }
            return value;
        }
    }
}
