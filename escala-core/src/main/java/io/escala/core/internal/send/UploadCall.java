package io.escala.core.internal.send;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.ContentSource;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.CallWorkHandler;
import io.escala.core.port.Metrics;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.State;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.library.Upload;
import io.escala.crm.line.Line;
import io.escala.crm.work.WorkItem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads what a message needs before it is started, then starts and sends it. A message whose upload fails was certainly not sent: it keeps its place,
 * or fails. Used by one thread at a time.
 */
final class UploadCall implements CallWorkHandler.Call {
    private static final Logger LOG = LoggerFactory.getLogger(UploadCall.class);

    private final InboxContext context;
    private final LineTraffic traffic;
    private final LineCredentials credentials;
    private final RetrySchedule retries;
    private final SendLog log;
    private final SendLoads loads;
    private final UploadTurns turns;
    private final WorkItem item;
    private final DispatchDecision waiting;
    private final Supplier<CallWorkHandler.Answer> afterwards;

    /**
     * Creates the call.
     *
     * @param waiting the decision that uploads are missing
     * @param afterwards decides again, and sends the message if it is started now
     */
    UploadCall(
            InboxContext context,
            SendLoads loads,
            LineTraffic traffic,
            LineCredentials credentials,
            RetrySchedule retries,
            SendLog log,
            UploadTurns turns,
            WorkItem item,
            DispatchDecision waiting,
            Supplier<CallWorkHandler.Answer> afterwards) {
        this.context = context;
        this.loads = loads;
        this.traffic = traffic;
        this.credentials = credentials;
        this.retries = retries;
        this.log = log;
        this.turns = turns;
        this.item = item;
        this.waiting = waiting;
        this.afterwards = afterwards;
    }

    @Override
    public CallWorkHandler.Answer make() {
        DispatchDecision.MissingUploads missing = Objects.requireNonNull(waiting.uploads(), "uploads");
        Line line = missing.line();
        String credential = credentials.of(line).orElse(null);
        for (MessageMedia.Medium medium : missing.media()) {
            Optional<SendOutcome> failure = turns.inTurn(item.account(), medium.key(), () -> upload(line, medium));
            if (failure.isPresent()) {
                return failed(line, failure.get(), credential);
            }
        }
        return afterwards.get();
    }

    /** Returns why the message cannot be sent, or empty when the file is uploaded, now or by another call in the meantime. */
    private Optional<SendOutcome> upload(Line line, MessageMedia.Medium medium) {
        State known = CommitLoop.reading(() ->
                context.load(item.account()).uploads(List.of(medium.key())).state());
        boolean done = known.library()
                .upload(medium.key())
                .filter(upload -> UploadLife.isGood(upload, line.channel(), context.now()))
                .isPresent();
        if (done) {
            return Optional.empty();
        }
        UploadOutcome outcome = call(line, medium);
        if (outcome instanceof UploadOutcome.Uploaded uploaded) {
            Upload upload = new Upload(medium.key(), uploaded.mediaId(), context.now());
            context.loop().run(() -> {
                UnitOfWork unit = context.begin(item.account(), State.partial());
                unit.change(new LibraryChange.RecordUpload(upload));
                return Decision.commit(unit, upload);
            });
            return Optional.empty();
        }
        return Optional.of(outcome(outcome));
    }

    private UploadOutcome call(Line line, MessageMedia.Medium medium) {
        MediaPorts ports = context.media();
        ChannelGateway gateway = context.gateways().get(line.channel());
        if (ports == null || gateway == null) {
            return later("NO_STORAGE");
        }
        String key = medium.key().storageKey();
        Opened content = new Opened(medium.file().bytes(), () -> ports.storage().open(key));
        try {
            UploadOutcome outcome = gateway.upload(
                    line,
                    new UploadFile(
                            medium.ref().kind(),
                            Objects.requireNonNullElse(medium.file().mimeType(), "application/octet-stream"),
                            medium.ref().fileName(),
                            content));
            return content.gone ? new UploadOutcome.Rejected(new DeliveryError(0, 0, "FILE_GONE")) : outcome;
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("The gateway of {} failed", line.channel(), Defects.withoutMessages(e));
            return later("GATEWAY_FAILED");
        }
    }

    private static UploadOutcome later(String reason) {
        return new UploadOutcome.TryLater(new DeliveryError(0, 0, reason), null);
    }

    private static SendOutcome outcome(UploadOutcome outcome) {
        if (outcome instanceof UploadOutcome.Rejected rejected) {
            return new SendOutcome.Rejected(SendOutcome.Rejection.REQUEST, rejected.error());
        }
        if (outcome instanceof UploadOutcome.LineStopped stopped) {
            return new SendOutcome.TryLater(SendOutcome.Scope.STOPPED_LINE, stopped.error(), null);
        }
        if (outcome instanceof UploadOutcome.TryLater later) {
            return new SendOutcome.TryLater(SendOutcome.Scope.CONVERSATION, later.error(), later.after());
        }
        throw new IllegalStateException("no case for " + outcome.getClass());
    }

    private CallWorkHandler.Answer failed(Line line, SendOutcome outcome, @Nullable String credential) {
        Instant now = context.now();
        Instant next = now;
        if (outcome instanceof SendOutcome.TryLater later) {
            next = retries.next(later, waiting.attempt(), now);
            if (later.scope() == SendOutcome.Scope.STOPPED_LINE) {
                traffic.stopped(line, next);
            }
            context.metrics().send(line.channel(), Metrics.Sent.TRY_LATER, null, 0);
        } else if (outcome instanceof SendOutcome.Rejected rejected) {
            context.metrics().send(line.channel(), Metrics.Sent.REJECTED, rejected.kind(), 0);
        }
        log.ended(line, outcome, now);
        return new SendAnswer(
                context, loads, traffic, item, line, waiting.attempt(), waiting.at(), outcome, credential, next);
    }

    /** A file of the storage, of which a storage may know nothing any more. */
    private static final class Opened implements ContentSource {
        /** Opens a file of the storage. */
        @FunctionalInterface
        private interface Opener {
            Optional<InputStream> open() throws IOException;
        }

        private final long length;
        private final Opener opener;
        private boolean gone;

        Opened(long length, Opener opener) {
            this.length = length;
            this.opener = opener;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() throws IOException {
            Optional<InputStream> bytes = opener.open();
            gone = bytes.isEmpty();
            return bytes.orElseThrow(() -> new FileNotFoundException("the storage does not have the file"));
        }
    }
}
