package io.escala.core.internal.fields;

import io.escala.core.fields.CustomFieldDraft;
import io.escala.core.fields.FieldFormats;
import io.escala.core.fields.Fields;
import io.escala.core.fields.ShownField;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.State;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The fields of an account's own for one actor. Thread-safe. */
public final class ActorFields implements Fields {
    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;

    public ActorFields(InboxContext context, Actor actor) {
        if (actor.account().equals(AccountId.NONE)) {
            throw new IllegalArgumentException("account must not be NONE: fields belong to an account");
        }
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
    }

    @Override
    public FieldSettings all() {
        return CommitLoop.reading(() -> context.store().fieldSettings(account))
                .orElseGet(() -> FieldSettings.of(account));
    }

    @Override
    public Outcome<CustomField> create(CustomFieldDraft draft) {
        Objects.requireNonNull(draft, "draft");
        return one(
                changing(AuditOperation.FIELD_CREATE, before -> FieldSettingsRules.create(before, draft)),
                after -> after.fields().get(after.fields().size() - 1));
    }

    @Override
    public Outcome<CustomField> change(FieldEntity entity, String key, UnaryOperator<CustomFieldDraft> change) {
        Objects.requireNonNull(change, "change");
        return changing(
                AuditOperation.FIELD_CHANGE,
                entity,
                key,
                before -> FieldSettingsRules.change(before, entity, key, change));
    }

    @Override
    public Outcome<FieldSettings> reorder(FieldEntity entity, List<String> keys) {
        Objects.requireNonNull(entity, "entity");
        List<String> ordered = List.copyOf(Objects.requireNonNull(keys, "keys"));
        return changing(AuditOperation.FIELDS_REORDER, before -> FieldSettingsRules.reorder(before, entity, ordered));
    }

    @Override
    public Outcome<CustomField> archive(FieldEntity entity, String key) {
        return changing(
                AuditOperation.FIELD_ARCHIVE,
                entity,
                key,
                before -> FieldSettingsRules.archive(before, entity, key, true));
    }

    @Override
    public Outcome<CustomField> restore(FieldEntity entity, String key) {
        return changing(
                AuditOperation.FIELD_RESTORE,
                entity,
                key,
                before -> FieldSettingsRules.archive(before, entity, key, false));
    }

    @Override
    public List<ShownField> of(Company company) {
        return shown(
                FieldEntity.COMPANY, Objects.requireNonNull(company, "company").customFields());
    }

    @Override
    public List<ShownField> of(CrmRecord opportunity) {
        Objects.requireNonNull(opportunity, "opportunity");
        return opportunity.details() instanceof RecordDetails.Opportunity details
                ? shown(FieldEntity.OPPORTUNITY, details.customFields())
                : List.of();
    }

    private List<ShownField> shown(FieldEntity entity, Map<String, String> values) {
        return CommitLoop.reading(() -> {
            State state = context.load(account).settings().fieldSettings().state();
            return ShownField.of(
                    settings(state),
                    entity,
                    values,
                    Optional.empty(),
                    FieldFormats.of(state.account().settings()));
        });
    }

    private FieldSettings settings(State state) {
        return state.account().fieldSettings().orElseGet(() -> FieldSettings.of(account));
    }

    private Outcome<CustomField> changing(
            AuditOperation operation,
            FieldEntity entity,
            String key,
            Function<FieldSettings, Outcome<FieldSettings>> change) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(key, "key");
        return one(
                changing(operation, change), after -> after.field(entity, key).orElseThrow());
    }

    private static Outcome<CustomField> one(
            Outcome<FieldSettings> outcome, Function<FieldSettings, CustomField> field) {
        return outcome.<Outcome<CustomField>>fold(
                done -> Outcome.done(field.apply(done.value())), refused -> Outcome.refused(refused.refusals()));
    }

    private Outcome<FieldSettings> changing(
            AuditOperation operation, Function<FieldSettings, Outcome<FieldSettings>> change) {
        return audit.answering(
                operation,
                null,
                AccessRules.permitted(actor, Permission.CONFIGURE)
                        .<Outcome<FieldSettings>>map(Outcome::refused)
                        .orElseGet(() -> context.loop().run(() -> decide(operation, change))));
    }

    private Decision<Outcome<FieldSettings>> decide(
            AuditOperation operation, Function<FieldSettings, Outcome<FieldSettings>> change) {
        State state = context.load(account).fieldSettings().state();
        FieldSettings before = settings(state);
        Outcome<FieldSettings> outcome = change.apply(before);
        FieldSettings after = outcome.toOptional().orElse(before);
        if (after.equals(before)) {
            return Decision.nothing(outcome);
        }
        FieldSettings saved = after.withVersion(before.version() + 1);
        UnitOfWork unit = context.begin(account, state);
        unit.expect(Expected.Kind.FIELD_SETTINGS, account.value(), before.version());
        unit.change(new AccountChange.PutFieldSettings(saved));
        return audit.decided(
                unit, operation, Outcome.done(saved), settings -> null, settings -> ChangedFields.of(before, settings));
    }
}
