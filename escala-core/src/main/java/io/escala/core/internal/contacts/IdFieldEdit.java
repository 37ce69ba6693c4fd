package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactEdit;
import io.escala.core.internal.fields.AccountFields;
import io.escala.crm.change.AccountState;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.text.SafeText;
import java.util.Map;
import java.util.Optional;

/** An edit of the field of type ID, which is kept as a key of the contact. Pure. */
final class IdFieldEdit {
    private IdFieldEdit() {}

    /** Names the key where the edit names the field; a text that is under the name of the field since before it was defined goes. */
    static ContactEdit resolve(ContactEdit edit, AccountState account) {
        Optional<String> key = AccountFields.of(account)
                .settings()
                .idField(FieldEntity.CONTACT)
                .map(CustomField::key);
        ContactEdit resolved = edit;
        for (Map.Entry<String, Optional<Object>> field : edit.customFields().entrySet()) {
            String name = field.getKey();
            if (key.isPresent() && key.get().equals(SafeText.name(name))) {
                ContactEdit cleared = resolved.clear(name);
                resolved = field.getValue()
                        .map(value -> cleared.idField(value.toString()))
                        .orElseGet(() -> cleared.clear(ContactEdit.Field.ID_FIELD.apiName()));
            }
        }
        return resolved;
    }
}
