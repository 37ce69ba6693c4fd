package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.template.BindableField;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateQuery;
import io.escala.core.template.Templates;
import io.escala.crm.account.Actor;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.template.TemplateStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The templates of an account for one actor. Thread-safe. */
public final class ActorTemplates implements Templates {
    private static final List<TemplateField> STANDARD = List.of(
            TemplateField.FIRST_NAME,
            TemplateField.LAST_NAME,
            TemplateField.FULL_NAME,
            TemplateField.JOB_TITLE,
            TemplateField.COMPANY,
            TemplateField.EMAIL,
            TemplateField.PHONE,
            TemplateField.OWNER);

    private final InboxContext context;
    private final Actor actor;

    public ActorTemplates(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
    }

    @Override
    public List<MessageTemplate> approved(TemplateQuery query) {
        Objects.requireNonNull(query, "query");
        List<MessageTemplate> approved = line(query.line()).map(context.templates()::all).orElse(List.of()).stream()
                .filter(template -> template.status() == TemplateStatus.APPROVED)
                .filter(query::matches)
                .toList();
        if (approved.isEmpty()) {
            return List.of();
        }
        List<TemplateKey> keys = approved.stream().map(MessageTemplate::key).toList();
        Map<TemplateKey, List<TemplateReport>> reports =
                CommitLoop.reading(() -> context.store().templateReports(actor.account(), keys));
        return approved.stream()
                .filter(template -> !TemplateAvailability.stopped(reports.getOrDefault(template.key(), List.of())))
                .sorted(Comparator.comparing(MessageTemplate::name).thenComparing(MessageTemplate::language))
                .toList();
    }

    @Override
    public void refresh(LineId line) {
        Objects.requireNonNull(line, "line");
        line(line).ifPresent(context.templates()::refresh);
    }

    @Override
    public List<BindableField> fields() {
        Stream<BindableField> own = CommitLoop.reading(() -> context.store().fieldSettings(actor.account())).stream()
                .flatMap(settings -> settings.inUse(FieldEntity.CONTACT).stream())
                .map(ActorTemplates::bindable);
        return Stream.concat(STANDARD.stream().map(BindableField::standard), own)
                .toList();
    }

    private static BindableField bindable(CustomField field) {
        return new BindableField(TemplateField.custom(field.key()), field.label());
    }

    private Optional<Line> line(LineId id) {
        return CommitLoop.reading(() -> context.load(actor.account())
                .lines(List.of(id))
                .state()
                .account()
                .line(id)
                .filter(line -> AccessRules.reaches(actor, line)));
    }
}
