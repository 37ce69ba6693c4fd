package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.text.SafeText;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;

/** Stores that look up unstorable keys, each wrong in one way. */
final class WrongKeys {
    private WrongKeys() {}

    /** Writes a question mark for half a surrogate pair, as some drivers do, and finds what has a question mark. */
    static CrmStore garbled(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<String, QuarantinedItem> quarantined(AccountId account, Collection<String> ids) {
                return target().quarantined(
                                account,
                                ids.stream()
                                        .map(SafeText::storable)
                                        .map(id -> id.replace('\uFFFD', '?'))
                                        .toList());
            }
        };
    }

    /** Hands the key to the engine, which refuses it. */
    static CrmStore thrown(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<String, QuarantinedItem> quarantined(AccountId account, Collection<String> ids) {
                if (!ids.stream().allMatch(SafeText::isStorable)) {
                    throw new StoreUnavailableException("reading: SQLState 22021");
                }
                return target().quarantined(account, ids);
            }
        };
    }
}
