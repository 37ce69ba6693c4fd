package io.escala.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The answer of a command. */
class OutcomeTest {
    private static final Refusal MISSING = Refusal.field(Refusal.Reason.FIELD_MISSING, "lastName");
    private static final Refusal TAKEN = Refusal.held(Refusal.Reason.KEY_TAKEN, "email", new ContactId("c-7"));
    private static final Refusal TOO_MANY =
            Refusal.at(Refusal.Reason.LIMIT_REACHED, "secondaryPhones", 10).limitedTo(10, 11);
    private static final Notice SAME_NAME = Notice.about(Notice.Kind.SAME_NAME, new ContactId("c-8"));

    @Test
    void doneHasItsValueAndNotices() {
        Outcome<String> outcome = Outcome.done("rosa", List.of(SAME_NAME));

        assertThat(outcome.isDone()).isTrue();
        assertThat(outcome.orThrow()).isEqualTo("rosa");
        assertThat(outcome.toOptional()).contains("rosa");
        assertThat(outcome.notices()).containsExactly(SAME_NAME);
        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.refusedFor(Refusal.Reason.FIELD_MISSING)).isFalse();
        assertThat(outcome.<String>fold(done -> "done " + done.value(), refused -> "refused"))
                .isEqualTo("done rosa");
    }

    @Test
    void refusedHasEveryRefusal() {
        Outcome<String> outcome = Outcome.refused(List.of(MISSING, TAKEN));

        assertThat(outcome.isDone()).isFalse();
        assertThat(outcome.toOptional()).isEmpty();
        assertThat(outcome.notices()).isEmpty();
        assertThat(outcome.refusals()).containsExactly(MISSING, TAKEN);
        assertThat(outcome.refusedFor(Refusal.Reason.KEY_TAKEN)).isTrue();
        assertThat(outcome.refusedFor(Refusal.Reason.WINDOW_CLOSED)).isFalse();
        assertThat(outcome.<String>fold(done -> "done", refused -> refused.text(Locale.ENGLISH)))
                .isEqualTo(MISSING.text(Locale.ENGLISH) + "\n" + TAKEN.text(Locale.ENGLISH));
    }

    @Test
    void exceptionNamesReasonRemedyFieldPlaceLimitAndHolder() {
        Outcome<String> outcome = Outcome.refused(List.of(MISSING, TAKEN, TOO_MANY));

        assertThatThrownBy(outcome::orThrow)
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusals()).containsExactly(MISSING, TAKEN, TOO_MANY);
                    assertThat(refused.has(Refusal.Reason.LIMIT_REACHED)).isTrue();
                    assertThat(refused.has(Refusal.Reason.NOT_FOUND)).isFalse();
                })
                .hasMessageContainingAll(
                        "FIELD_MISSING of lastName",
                        "remedy CORRECT",
                        "KEY_TAKEN of email",
                        "held by",
                        "remedy LOOK_AT_HOLDER",
                        "secondaryPhones[10]",
                        "limit 10, actual 11",
                        "Last name: a value is needed.");
    }

    @Test
    void refusedIsNeverEmpty() {
        assertThatThrownBy(() -> Outcome.refused(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalsWithTheSamePartsAreEqual() {
        assertThat(Refusal.field(Refusal.Reason.FIELD_INVALID, "email").because(Refusal.Cause.MALFORMED))
                .isEqualTo(Refusal.field(Refusal.Reason.FIELD_INVALID, "email").because(Refusal.Cause.MALFORMED))
                .hasSameHashCodeAs(
                        Refusal.field(Refusal.Reason.FIELD_INVALID, "email").because(Refusal.Cause.MALFORMED))
                .isNotEqualTo(Refusal.field(Refusal.Reason.FIELD_INVALID, "email"))
                .isNotEqualTo(
                        Refusal.field(Refusal.Reason.FIELD_INVALID, "phone").because(Refusal.Cause.MALFORMED));
        assertThat(TOO_MANY.limit()).hasValue(10);
        assertThat(TOO_MANY.actual()).hasValue(11);
        assertThat(TOO_MANY.index()).hasValue(10);
        assertThat(TAKEN.holder()).contains(new ContactId("c-7"));
    }
}
