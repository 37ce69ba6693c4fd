package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The storage form of audit records. What only a newer version knows is read as unknown, and stays as it is stored. */
public final class AuditCodec {
    private static final String TABLE = "escala_audit";

    private AuditCodec() {}

    /** Returns the value of a column of names: a list in JSON, null for none. */
    public static @Nullable String write(List<String> names) {
        return names.isEmpty() ? null : Json.write(names);
    }

    /** Reads a column of names. */
    public static List<String> names(@Nullable String column) {
        return column == null ? List.of() : Json.readTexts(column);
    }

    /** Reads an actor. The user of one whose kind only a newer version knows is left out. */
    public static AuditActor actor(String kind, @Nullable String user, @Nullable String role) {
        AuditActor.Kind known = StoredNames.AUDIT_ACTOR.find(kind, TABLE).orElse(AuditActor.Kind.UNKNOWN);
        return new AuditActor(known, known == AuditActor.Kind.USER && user != null ? new UserId(user) : null, role);
    }

    /** Reads a subject, if there is one. */
    public static @Nullable AuditSubject subject(@Nullable String kind, @Nullable String id) {
        return kind == null || id == null
                ? null
                : new AuditSubject(StoredNames.AUDIT_SUBJECT.find(kind, TABLE).orElse(AuditSubject.Kind.UNKNOWN), id);
    }

    /** Reads an operation. */
    public static AuditOperation operation(String name) {
        return StoredNames.AUDIT_OPERATION.find(name, TABLE).orElse(AuditOperation.UNKNOWN);
    }
}
