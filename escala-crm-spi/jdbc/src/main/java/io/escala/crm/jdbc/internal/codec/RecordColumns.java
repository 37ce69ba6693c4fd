package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.RecordId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a record has in columns. */
public record RecordColumns(
        AccountId account,
        RecordId id,
        @Nullable UserId owner,
        @Nullable ContactId contact,
        @Nullable CompanyId company,
        @Nullable Instant due,
        @Nullable Instant doneAt,
        Instant createdAt,
        long version) {}
