package io.escala.core.internal.administration;

import io.escala.core.administration.Setup;
import io.escala.core.administration.SetupLine;
import io.escala.core.administration.SetupResult;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.crm.account.Actor;
import io.escala.crm.change.State;
import io.escala.crm.line.LineId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets accounts up, as the host. Thread-safe. */
public final class AccountSetup {
    private static final Logger LOG = LoggerFactory.getLogger(AccountSetup.class);

    private final InboxContext context;
    private final ProfessionalCheck professional;

    public AccountSetup(InboxContext context, ProfessionalCheck professional) {
        this.context = context;
        this.professional = professional;
    }

    /**
     * Makes an account as a setup says, in one commit.
     *
     * @return what was changed
     * @throws RefusedException with every refusal; nothing was changed then
     */
    public SetupResult apply(Setup setup) {
        // Decided once without a commit: Meta is asked only about lines that are new and that nothing else is against.
        Outcome<SetupResult> planned =
                CommitLoop.reading(() -> decided(setup, List.of())).answer();
        List<Notice> notices = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>(planned.refusals());
        planned.toOptional().ifPresent(plan -> refusals.addAll(checked(setup, plan.connected(), notices)));
        Outcome<SetupResult> outcome =
                refusals.isEmpty() ? context.loop().run(() -> decided(setup, notices)) : Outcome.refused(refusals);
        SetupResult result = outcome.toOptional().orElseThrow(() -> SetupRefusals.exception(setup, outcome.refusals()));
        tell(setup, result);
        return result;
    }

    private List<Refusal> checked(Setup setup, List<LineId> added, List<Notice> notices) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < setup.lines().size(); i++) {
            int index = i;
            SetupLine line = setup.lines().get(i);
            if (added.contains(line.id())) {
                professional
                        .refusal(line.over(setup.account(), Optional.empty()), notices)
                        .ifPresent(refusal -> refusals.add(SetupDecision.indexed(refusal, index)));
            }
        }
        return refusals;
    }

    private Decision<Outcome<SetupResult>> decided(Setup setup, List<Notice> notices) {
        Actor host = Actor.host(setup.account());
        State state = LineLoads.of(
                context,
                setup.account(),
                setup.lines().stream().map(SetupLine::key).toList());
        return new SetupDecision(setup, host, state, notices).decide(() -> context.begin(setup.account(), state));
    }

    private void tell(Setup setup, SetupResult result) {
        if (!result.isUnchanged()) {
            LOG.info("Account {} is set up: {}", setup.account(), result);
        }
        if (!result.kept().isEmpty()) {
            LOG.warn(
                    "Account {} keeps settings that its setup says otherwise: {}; change them with Administration.save",
                    setup.account(),
                    result.kept());
        }
        if (!result.stopped().isEmpty()) {
            LOG.warn(
                    "Account {} has lines that are stopped until they are resumed: {}",
                    setup.account(),
                    result.stopped());
        }
    }
}
