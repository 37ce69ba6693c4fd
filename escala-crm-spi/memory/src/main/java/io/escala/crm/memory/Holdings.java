package io.escala.crm.memory;

import io.escala.crm.change.Claim;
import io.escala.crm.change.Holding;
import java.util.List;
import java.util.Map;

/** Claims with their holders. */
final class Holdings {
    private Holdings() {}

    static List<Holding> of(Map<Claim, String> holders) {
        return holders.entrySet().stream()
                .map(entry -> new Holding(entry.getKey(), entry.getValue()))
                .toList();
    }
}
