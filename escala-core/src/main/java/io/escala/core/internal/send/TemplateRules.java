package io.escala.core.internal.send;

import io.escala.core.fields.ShownField;
import io.escala.core.internal.companies.ShownCompany;
import io.escala.core.internal.fields.AccountFields;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.Draft;
import io.escala.core.template.TemplateBinding;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.Channel;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rules of templates. A template needs WhatsApp, Meta's approval (M29) without a later report that stops it, and values for its
 * placeholders (M30, M31). One for marketing goes only to those who may receive it.
 */
final class TemplateRules {
    private TemplateRules() {}

    static DraftJudgement judge(
            State state, SendTarget target, Draft.Template draft, @Nullable MessageTemplate template) {
        if (target.line().channel() != Channel.WHATSAPP) {
            return DraftJudgement.refused(Refusal.of(Reason.TEMPLATE_NOT_ON_CHANNEL, Remedy.WAIT_FOR_CUSTOMER));
        }
        if (template == null) {
            return DraftJudgement.refused(Refusal.of(Reason.TEMPLATE_UNKNOWN, Remedy.CHOOSE_OTHER_TEMPLATE));
        }
        List<Refusal> refusals = new ArrayList<>();
        TemplateKey key = new TemplateKey(template.wabaId(), template.name(), template.language());
        if (template.status() != TemplateStatus.APPROVED
                || TemplateAvailability.stopped(state.account().reports(key))) {
            refusals.add(Refusal.of(Reason.TEMPLATE_NOT_APPROVED, Remedy.CHOOSE_OTHER_TEMPLATE));
        }
        TemplateBinding binding = bind(state, target, draft, template);
        refusals.addAll(binding.refusals());
        if (template.category() == TemplateCategory.MARKETING) {
            MarketingRules.judge(state, target.addressee()).ifPresent(refusals::add);
        }
        return new DraftJudgement(binding.rendered() == null ? null : binding.content(template), refusals);
    }

    /** The account's own fields read as on a card, in the language of the template. */
    private static TemplateBinding bind(
            State state, SendTarget target, Draft.Template draft, MessageTemplate template) {
        Contact stored = target.contact();
        Contact contact =
                stored != null && binds(draft, TemplateField.Kind.COMPANY) ? ShownCompany.in(state, stored) : stored;
        if (contact == null || !binds(draft, TemplateField.Kind.CUSTOM)) {
            return TemplateBinding.bind(template, draft.values(), contact);
        }
        List<ShownField> shown = AccountFields.shown(state, contact);
        Locale language = Locale.forLanguageTag(template.language().replace('_', '-'));
        return TemplateBinding.bind(
                template,
                draft.values(),
                contact,
                name -> shown.stream()
                        .filter(field -> field.key().equals(name))
                        .findFirst()
                        .flatMap(field -> field.text(language)));
    }

    /** Whether a placeholder shows a field of a kind; then what it shows is read. */
    static boolean binds(Draft.Template draft, TemplateField.Kind kind) {
        return draft.values().stream()
                .anyMatch(value -> value instanceof TemplateValue.Bound bound
                        && bound.field().kind() == kind);
    }
}
