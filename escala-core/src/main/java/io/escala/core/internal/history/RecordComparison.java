package io.escala.core.internal.history;

import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.CrmEvent.RecordChanged.What;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.record.CrmRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a record, for the contact that it was about and the one that it is about. Pure.
 *
 * @param before the record as it was, or null
 * @param after the record as it is, or null
 * @param told the event, which names the fields
 */
record RecordComparison(
        @Nullable CrmRecord before, @Nullable CrmRecord after, Optional<CrmEvent.RecordChanged> told) {
    /** What has a content of its own. */
    private static final String OWNER = "OWNER";

    private static final String CONTACT = "CONTACT";

    /** Who gets which content. */
    record Content(@Nullable ContactId contact, HistoryContent content) {}

    List<Content> contents() {
        List<Content> contents = new ArrayList<>();
        if (before == null || after == null) {
            if (after != null) {
                contents.add(of(after, What.CREATED));
            } else if (before != null) {
                contents.add(of(before, What.REMOVED));
            }
            return contents;
        }
        if (!Objects.equals(before.contact(), after.contact())) {
            contents.add(moved(before));
            contents.add(moved(after));
            return contents;
        }
        if (!Objects.equals(before.owner(), after.owner())) {
            contents.add(new Content(
                    after.contact(),
                    new HistoryContent.RecordOwnerChanged(after.id(), after.kind(), before.owner(), after.owner())));
        }
        if (before.open() != after.open()) {
            contents.add(of(after, after.open() ? What.REOPENED : What.COMPLETED));
            return contents;
        }
        List<String> fields = fields();
        if (!fields.isEmpty()) {
            contents.add(new Content(
                    after.contact(), new HistoryContent.RecordChanged(after.id(), after.kind(), What.CHANGED, fields)));
        }
        return contents;
    }

    private static Content moved(CrmRecord record) {
        return new Content(
                record.contact(),
                new HistoryContent.RecordChanged(record.id(), record.kind(), What.CHANGED, List.of(CONTACT)));
    }

    private static Content of(CrmRecord record, What what) {
        return new Content(
                record.contact(), new HistoryContent.RecordChanged(record.id(), record.kind(), what, List.of()));
    }

    private List<String> fields() {
        return told.map(CrmEvent.RecordChanged::fields).orElse(List.of()).stream()
                .filter(field -> !field.equals(OWNER))
                .toList();
    }
}
