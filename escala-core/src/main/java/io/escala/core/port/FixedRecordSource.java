package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records that do not change. Immutable. */
final class FixedRecordSource implements RecordSource {
    private final AccountId account;
    private final Map<String, List<ExternalRecord>> byReference = new HashMap<>();

    FixedRecordSource(AccountId account, Map<String, ? extends Collection<ExternalRecord>> byReference) {
        this.account = account;
        byReference.forEach((reference, records) -> this.byReference.put(reference, List.copyOf(records)));
    }

    @Override
    public Map<ContactId, List<ExternalRecord>> recordsOf(AccountId asked, Collection<ContactIds> contacts) {
        Map<ContactId, List<ExternalRecord>> found = new HashMap<>();
        if (asked.equals(account)) {
            for (ContactIds contact : contacts) {
                found.put(
                        contact.contact(),
                        contact.externalReferences().stream()
                                .flatMap(reference -> byReference.getOrDefault(reference, List.of()).stream())
                                .toList());
            }
        }
        return found;
    }
}
