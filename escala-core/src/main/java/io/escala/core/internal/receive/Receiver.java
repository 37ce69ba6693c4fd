package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.TemplateReported;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.AccountId;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files batches: routes each event by its line, files those of each account, and quarantines those of none. Large batches
 * are filed in slices of a thousand events. Thread-safe.
 */
public final class Receiver implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final int SLICE = Intake.LARGE;

    private final InboxContext context;
    private final EventMetrics metrics;
    private final LineHeartbeats heartbeats;
    private final UnroutedWarnings warnings = new UnroutedWarnings();

    public Receiver(InboxContext context) {
        this.context = context;
        this.metrics = new EventMetrics(context.metrics());
        this.heartbeats = new LineHeartbeats(context);
    }

    @Override
    public Receipt receive(IncomingBatch batch) {
        return receive(batch, IntUnaryOperator.identity(), AnswerTime.limited(context.clock()));
    }

    /**
     * Files a body that has been answered, however long it takes.
     *
     * @param batch the events
     * @return the outcome of each
     */
    public Receipt receiveAnswered(IncomingBatch batch) {
        return receive(batch, IntUnaryOperator.identity(), AnswerTime.unlimited());
    }

    /**
     * Files events selected from a body that has been answered.
     *
     * @param batch the events, in the order of that body
     * @param places returns, for the index of an event in the batch, its index in that body
     * @return the outcome of each
     */
    public Receipt receive(IncomingBatch batch, IntUnaryOperator places) {
        return receive(batch, places, AnswerTime.unlimited());
    }

    private Receipt receive(IncomingBatch batch, IntUnaryOperator places, AnswerTime time) {
        IntakeContext intake = IntakeContext.of(batch, places, context.now());
        List<ChannelEvent> events = batch.events();
        List<Receipt.Item> items = new ArrayList<>(events.size());
        Map<LineKey, Line> heard = new LinkedHashMap<>();
        try {
            for (int from = 0; from < events.size(); from += SLICE) {
                int to = Math.min(events.size(), from + SLICE);
                FiledSlice slice = file(events.subList(from, to), from, intake);
                items.addAll(slice.items());
                heard.putAll(slice.lines());
                changedTemplates(events.subList(from, to));
                if (to < events.size()) {
                    time.filed(slice.items());
                }
            }
        } finally {
            heartbeats.heard(heard.values(), intake.at());
        }
        return new Receipt(items);
    }

    /** What the catalogue keeps of these templates is out of date. It may be the host's, and nothing that is filed depends on it. */
    private void changedTemplates(List<ChannelEvent> events) {
        for (ChannelEvent event : events) {
            if (event instanceof TemplateReported reported) {
                try {
                    context.templates().changed(TemplateDecision.key(reported));
                } catch (RuntimeException | Error e) {
                    Defects.rethrowIfFatal(e);
                    LOG.warn("The template catalogue failed", Defects.withoutMessages(e));
                }
            }
        }
    }

    /**
     * A part of a batch.
     *
     * @param items the outcomes, in the order of the batch
     * @param lines the lines that its events name
     */
    private record FiledSlice(List<Receipt.Item> items, Map<LineKey, Line> lines) {}

    /** Files a slice of a batch, so that memory use does not grow with the batch. */
    private FiledSlice file(List<ChannelEvent> events, int first, IntakeContext intake) {
        LineLookup lookup = CommitLoop.reading(() -> LineLookup.of(context.store(), events));
        BatchRouter.Routes routes = BatchRouter.route(events, first, lookup, intake);
        List<EventOutcome> quarantined = quarantine(routes.unroutable(), intake);
        quarantined.forEach(metrics::filed);
        routes.unroutable().forEach(event -> warnings.unrouted(event, intake));
        Map<Integer, EventOutcome> outcomes = new HashMap<>();
        routes.byAccount().forEach((account, routed) -> {
            for (EventOutcome outcome : new AccountBatch(context, metrics, account).file(routed)) {
                outcomes.merge(outcome.index(), outcome, EventOutcome::together);
            }
        });
        outcomes.values().stream()
                .filter(outcome -> outcome.event().line() == null)
                .forEach(metrics::filed);
        quarantined.forEach(outcome -> outcomes.put(outcome.index(), outcome));
        return new FiledSlice(items(outcomes, first, events.size()), routes.namedLines());
    }

    private static List<Receipt.Item> items(Map<Integer, EventOutcome> outcomes, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(index -> Objects.requireNonNull(outcomes.get(index)).item())
                .toList();
    }

    /** Quarantines events that belong to no account under {@link AccountId#NONE}, where no tenant can read them. */
    private List<EventOutcome> quarantine(List<BatchRouter.Unroutable> events, IntakeContext intake) {
        if (events.isEmpty()) {
            return List.of();
        }
        return context.loop().run(() -> {
            UnitOfWork unit = context.begin(AccountId.NONE, State.partial(), intake.at());
            List<EventOutcome> outcomes = events.stream()
                    .map(event -> quarantine(unit, event, intake))
                    .toList();
            return Decision.commit(unit, outcomes);
        });
    }

    private static EventOutcome quarantine(UnitOfWork unit, BatchRouter.Unroutable unroutable, IntakeContext intake) {
        ChannelEvent event = unroutable.event();
        Receipt.Item item = QuarantineRules.quarantine(
                unit, intake, unroutable.index(), event.raw(), event.line(), unroutable.reason(), unroutable.detail());
        return new EventOutcome(unroutable.index(), event, item);
    }
}
