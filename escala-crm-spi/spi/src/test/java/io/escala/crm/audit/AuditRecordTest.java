package io.escala.crm.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.crm.SampleRecords;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.store.AuditPosition;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An audit record")
class AuditRecordTest {
    private static final Instant NOON = SampleRecords.NOON;
    private static final AuditSubject TALK = AuditSubject.of(SampleRecords.CONVERSATION_ID);

    private static AuditRecord of(List<String> reasons, List<String> fields) {
        return new AuditRecord(
                SampleRecords.ACME,
                new AuditRecordId("audit-1"),
                NOON.plusNanos(1_999_999),
                AuditActor.of(SampleRecords.ACTOR),
                AuditOperation.CONVERSATION_TAG,
                TALK,
                reasons,
                fields);
    }

    @Test
    @DisplayName(
            "is denied exactly when it has reasons; names are sorted and not repeated, the time is in milliseconds")
    void isNormalised() {
        AuditRecord denied = of(List.of("NOT_PERMITTED", "NOT_FOUND", "NOT_PERMITTED"), List.of());

        assertThat(denied.result()).isEqualTo(AuditResult.DENIED);
        assertThat(denied.reasons()).containsExactly("NOT_FOUND", "NOT_PERMITTED");
        assertThat(denied.at()).isEqualTo(NOON.plusMillis(1));
        assertThat(of(List.of(), List.of("TAGS")).result()).isEqualTo(AuditResult.DONE);
        assertThatIllegalArgumentException().isThrownBy(() -> of(List.of("NOT_FOUND"), List.of("TAGS")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tags", "Rosa", "A B", "+549", "ana@example.com", "Ñ"})
    @DisplayName("holds names of constants, nothing that somebody wrote")
    void holdsNamesOfConstants(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(List.of(text), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> of(List.of(), List.of(text)));
        assertThatIllegalArgumentException().isThrownBy(() -> of(List.of("A".repeat(65)), List.of()));
    }

    @Test
    @DisplayName("names a user exactly for an actor of that kind")
    void namesTheUser() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditActor(AuditActor.Kind.HOST, new UserId("ada"), "host"));
        assertThatIllegalArgumentException().isThrownBy(() -> new AuditActor(AuditActor.Kind.USER, null, "seller"));
    }

    @Test
    @DisplayName("names work without Meta's id of a message, which contains a number, and whatever its length")
    void namesWork() {
        assertThat(AuditSubject.of(new WorkKey(WorkKind.SEND, "message-1")).id())
                .isEqualTo("SEND/message-1");
        assertThat(AuditSubject.of(new WorkKey(WorkKind.UNPARK, "line-1/wamid.549"))
                        .id())
                .isEqualTo("UNPARK");
        assertThat(AuditSubject.of(new WorkKey(WorkKind.MEDIA, "m".repeat(512))).id())
                .isEqualTo("MEDIA");
    }

    @Test
    @DisplayName("matches a filter by each of its conditions")
    void matchesFilters() {
        AuditRecord done = of(List.of(), List.of("TAGS"));
        Duration milli = Duration.ofMillis(1);
        UserId seller = SampleRecords.SELLER;

        assertThat(AuditFilter.EVERYTHING.matches(done)).isTrue();
        assertThat(filter(done.at(), null, seller, AuditOperation.CONVERSATION_TAG, TALK, AuditResult.DONE)
                        .matches(done))
                .isTrue();
        assertThat(filter(null, done.at().plus(milli), null, null, null, null).matches(done))
                .isTrue();
        for (AuditFilter other : List.of(
                filter(done.at().plus(milli), null, null, null, null, null),
                filter(null, done.at(), null, null, null, null),
                filter(null, null, new UserId("other"), null, null, null),
                filter(null, null, null, AuditOperation.CONVERSATION_UNTAG, null, null),
                filter(null, null, null, null, AuditSubject.of(new ContactId(TALK.id())), null),
                filter(null, null, null, null, null, AuditResult.DENIED))) {
            assertThat(other.matches(done)).as(other.toString()).isFalse();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter(null, null, null, AuditOperation.UNKNOWN, null, null));
    }

    private static AuditFilter filter(
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable UserId user,
            @Nullable AuditOperation operation,
            @Nullable AuditSubject subject,
            @Nullable AuditResult result) {
        return new AuditFilter(from, before, user, operation == null ? Set.of() : Set.of(operation), subject, result);
    }

    @Test
    @DisplayName("has a position whose text is read again")
    void hasAPosition() {
        AuditPosition position = AuditPosition.of(of(List.of(), List.of()));

        assertThat(AuditPosition.parse(position.toString())).isEqualTo(position);
        assertThatIllegalArgumentException().isThrownBy(() -> AuditPosition.parse("noon"));
    }
}
