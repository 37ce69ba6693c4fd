package io.escala.core.internal.panel;

import io.escala.core.contacts.NewContact;
import io.escala.core.fields.ShownField;
import io.escala.core.internal.contacts.Correspondent;
import io.escala.core.internal.contacts.ProfileNames;
import io.escala.core.panel.PanelField;
import io.escala.core.panel.RecordedKey;
import io.escala.core.panel.RegistrationForm;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form that registers the person of a conversation (S31, S33, S34, S51, S52). Pure. */
final class RegistrationForms {
    /** What a user fills in. */
    private static final Set<StandardField> ASKED =
            EnumSet.complementOf(EnumSet.of(StandardField.WHATSAPP_USER_NAME, StandardField.FACEBOOK_ID));

    private static final Set<StandardField> REQUIRED = EnumSet.of(StandardField.FIRST_NAME, StandardField.LAST_NAME);

    private RegistrationForms() {}

    static RegistrationForm of(
            Correspondent person, List<ShownField> custom, List<ConsentWording> wordings, List<String> order) {
        List<RecordedKey> recorded = person.keys().stream()
                .map(key -> RecordedKey.of(key.kind(), key.value()))
                .toList();
        ProfileNames.Given name = ProfileNames.Given.of(person.identity().profile());
        List<PanelField> fields = new ArrayList<>();
        for (StandardField each : StandardField.values()) {
            if (ASKED.contains(each)) {
                PanelField field = each.empty().withValues(suggested(each, name, recorded));
                fields.add(REQUIRED.contains(each) ? field.asMandatory() : field);
            }
        }
        fields.addAll(CustomPanelFields.of(custom));
        return new RegistrationForm(FieldOrder.of(fields, order), recorded, wordings);
    }

    private static List<String> suggested(StandardField field, ProfileNames.Given name, List<RecordedKey> recorded) {
        return switch (field) {
            case FIRST_NAME -> one(name.first());
            case LAST_NAME -> one(name.last());
            case LIFECYCLE -> List.of(NewContact.blank().lifecycle().name());
            case MARKETING -> List.of(Boolean.toString(NewContact.blank().marketing()));
            default ->
                recorded.stream()
                        .filter(key -> key.fields().contains(field.key()))
                        .map(RegistrationForms::shown)
                        .toList();
        };
    }

    private static String shown(RecordedKey key) {
        return key.kind() == IdentityKeyKind.WHATSAPP_NUMBER ? new Phone(key.value()).e164() : key.value();
    }

    private static List<String> one(@Nullable String value) {
        return Stream.ofNullable(value).toList();
    }
}
