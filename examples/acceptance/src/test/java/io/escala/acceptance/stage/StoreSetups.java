package io.escala.acceptance.stage;

import io.escala.channels.gateway.MetaGateway;
import io.escala.channels.gateway.MetaProfiles;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.Intake;
import io.escala.crm.store.CrmStore;
import io.escala.fakemeta.FakeMeta;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Sets the shop up on an empty store as often as a test likes. The one before is closed when the next is made. */
public final class StoreSetups {
    private final ManualClock clock;
    private final FakeMeta meta;
    private final GraphApi graph;
    private final Supplier<Supplier<CrmStore>> stores;
    private final int orders;
    private RecordedMeta answers;

    StoreSetups(ManualClock clock, FakeMeta meta, GraphApi graph, Supplier<Supplier<CrmStore>> stores, int orders) {
        this.clock = clock;
        this.meta = meta;
        this.graph = graph;
        this.stores = stores;
        this.orders = orders;
        this.answers = answers();
    }

    /**
     * What stands between the wires, the inbox and the store, to spoil them.
     *
     * @param intake put before the inbox
     * @param store put before the store
     */
    public record Between(UnaryOperator<Intake> intake, UnaryOperator<CrmStore> store) {
        /** Nothing does. */
        public static final Between NOTHING = new Between(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** How many orders of one thing this store is fast enough for. */
    public int orders() {
        return orders;
    }

    /** Whether that is enough for every order of six things. */
    public boolean playsAll() {
        return orders >= 720;
    }

    /** Meta forgets everybody, and everything that was sent and asked. */
    public FakeMeta forgetful() {
        meta.clear();
        answers = answers();
        return meta;
    }

    /** The shop on an empty store, at the hour at which all tests begin. The caller closes it. */
    public StoreSetup fresh(Between between) {
        clock.reset();
        return new StoreSetup(clock, answers, between, stores.get().get());
    }

    private RecordedMeta answers() {
        return new RecordedMeta(new MetaGateway(graph), new MetaProfiles(graph));
    }
}
