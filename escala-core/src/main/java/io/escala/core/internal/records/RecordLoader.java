package io.escala.core.internal.records;

import io.escala.core.internal.loop.StateLoader;
import io.escala.core.records.RecordDraft;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Loads what decisions about records need. */
final class RecordLoader {
    private RecordLoader() {}

    /** Loads records with their contacts. */
    static StateLoader records(StateLoader loader, List<RecordId> ids) {
        return loader.records(ids)
                .contacts(loader.state().records().all().stream()
                        .map(CrmRecord::contact)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    /** Loads what a draft names, who has its reference, and for an opportunity the fields of the account. */
    static StateLoader draft(StateLoader loader, RecordDraft draft) {
        if (draft.kind() == RecordKind.OPPORTUNITY) {
            loader.settings().fieldSettings();
        }
        return loader.holders(RecordForm.claim(draft).stream().toList())
                .contacts(draft.contact().stream().toList())
                .companies(draft.company().stream().toList());
    }

    /** Loads what a draft names, and the record that has its reference. */
    static StateLoader upsert(StateLoader loader, RecordDraft draft) {
        draft(loader, draft);
        return records(
                loader,
                RecordForm.claim(draft).flatMap(loader.state()::holder).map(RecordId::new).stream()
                        .toList());
    }

    /** Loads a record, and what the draft names that an edit makes of it. */
    static StateLoader edit(StateLoader loader, RecordId id, UnaryOperator<RecordDraft> change) {
        records(loader, List.of(id));
        loader.state().records().find(id).map(RecordDraft::of).map(change).ifPresent(draft -> draft(loader, draft));
        return loader;
    }
}
