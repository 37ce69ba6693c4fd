package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.Draft;
import io.escala.core.template.TemplateBinding;
import io.escala.crm.Channel;
import io.escala.crm.change.State;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of templates. A template needs WhatsApp, Meta's approval (M29) without a later report that stops it, and values for its
 * placeholders (M30, M31). One for marketing goes only to those who may receive it.
 */
final class TemplateRules {
    private TemplateRules() {}

    static DraftJudgement judge(
            State state,
            SendTarget target,
            Draft.Template draft,
            @Nullable MessageTemplate template,
            @Nullable String ownerName) {
        if (target.line().channel() != Channel.WHATSAPP) {
            return DraftJudgement.refused(Refusal.of(Reason.TEMPLATE_NOT_ON_CHANNEL, Remedy.WAIT_FOR_CUSTOMER));
        }
        if (template == null) {
            return DraftJudgement.refused(Refusal.of(Reason.TEMPLATE_UNKNOWN, Remedy.CHOOSE_OTHER_TEMPLATE));
        }
        List<Refusal> refusals = new ArrayList<>();
        if (template.status() != TemplateStatus.APPROVED
                || TemplateAvailability.stopped(state.account().reports(template.key()))) {
            refusals.add(Refusal.of(Reason.TEMPLATE_NOT_APPROVED, Remedy.CHOOSE_OTHER_TEMPLATE));
        }
        TemplateBinding binding = TemplateBinding.bind(
                template,
                draft.values(),
                BindableFields.of(state, target.contact(), draft.values(), template.language(), ownerName));
        refusals.addAll(binding.refusals());
        if (template.category() == TemplateCategory.MARKETING) {
            MarketingRules.judge(state, target.addressee()).ifPresent(refusals::add);
        }
        return new DraftJudgement(binding.content(), refusals);
    }

    /**
     * Whether Meta has stopped a template that was queued.
     *
     * @param state Meta's reports on it
     * @param line the line it goes through
     * @param content any content
     */
    static Optional<Refusal> stopped(State state, Line line, MessageContent content) {
        return key(line, content)
                .filter(key -> TemplateAvailability.stopped(state.account().reports(key)))
                .map(key -> Refusal.of(Reason.TEMPLATE_NOT_APPROVED, Remedy.CHOOSE_OTHER_TEMPLATE));
    }

    /** The key of a template of a line's account; empty for other content, and where Meta's id of the account is not known. */
    static Optional<TemplateKey> key(Line line, MessageContent content) {
        return content instanceof MessageContent.Template template && line.wabaId() != null
                ? Optional.of(new TemplateKey(line.wabaId(), template.name(), template.language()))
                : Optional.empty();
    }
}
