package io.escala.core.internal.administration;

import io.escala.core.channel.InstagramAccountSource;
import io.escala.core.channel.InstagramAccountType;
import io.escala.core.channel.InstagramAccountType.Personal;
import io.escala.core.channel.InstagramAccountType.Professional;
import io.escala.core.channel.InstagramAccountType.Unknown;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the account of an Instagram line is a professional one.
 *
 * <ol>
 *   <li>Meta is asked before the decision, outside reads and commits, and only for a line that the rules let through: who may not connect
 *       lines causes no call.
 *   <li>A personal account is refused.
 *   <li>One whose type cannot be found out is connected, with a notice.
 *   <li>Nothing is asked about lines of the other channels.
 * </ol>
 *
 * <p>Thread-safe.
 */
public final class ProfessionalCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ProfessionalCheck.class);

    private final InstagramAccountSource source;

    public ProfessionalCheck(InstagramAccountSource source) {
        this.source = source;
    }

    /**
     * Connects or moves a line, unless its account is not a professional one.
     *
     * @param line the line as it is to be
     * @param refusal what the rules have against it; reads
     * @param commit connects or moves it; called with the notices of its outcome
     * @return the outcome
     */
    Outcome<Line> before(Line line, Supplier<Optional<Refusal>> refusal, Function<List<Notice>, Outcome<Line>> commit) {
        if (line.channel() != Channel.INSTAGRAM) {
            return commit.apply(List.of());
        }
        Optional<Refusal> refused = CommitLoop.reading(refusal);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        List<Notice> notices = new ArrayList<>();
        return refusal(line, notices).<Outcome<Line>>map(Outcome::refused).orElseGet(() -> commit.apply(notices));
    }

    /**
     * Asks about a line that the rules let through.
     *
     * @param line the line as it is to be
     * @param notices what the caller should know is added to them
     * @return the refusal of a line whose account is not a professional one
     */
    Optional<Refusal> refusal(Line line, List<Notice> notices) {
        if (line.channel() != Channel.INSTAGRAM) {
            return Optional.empty();
        }
        InstagramAccountType type = ask(line);
        if (type instanceof Personal) {
            return Optional.of(
                    Refusal.of(Refusal.Reason.ACCOUNT_NOT_PROFESSIONAL, Refusal.Remedy.SWITCH_TO_PROFESSIONAL)
                            .in("line.key", null));
        }
        if (type instanceof Professional) {
            return Optional.empty();
        }
        if (type instanceof Unknown unknown) {
            LOG.info(
                    "Whether the account of line {} of account {} is a professional one is not known: {} {}",
                    line.id(),
                    line.account(),
                    unknown.reason(),
                    unknown.code());
            notices.add(Notice.of(Notice.Kind.ACCOUNT_TYPE_NOT_CHECKED));
            return Optional.empty();
        }
        throw new IllegalStateException("no case for " + type.getClass());
    }

    private InstagramAccountType ask(Line line) {
        try {
            return Objects.requireNonNull(source.accountType(line), "accountType");
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("Asking for the type of the account of line {} failed", line.id(), Defects.withoutMessages(e));
            return new Unknown(Unknown.SOURCE_FAILED);
        }
    }
}
